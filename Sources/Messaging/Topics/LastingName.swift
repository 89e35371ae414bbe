internal import Synchronization

/// A topic's name as messages carry it: kept for as long as the process runs, so that nobody counts references to it.
///
/// One is kept for each different name, however many simulations have a topic of that name.
@usableFromInline
struct LastingName: Sendable {
  private final class Text: Sendable {
    let text: String
    init(_ text: String) { self.text = text }
  }

  private static let known = Mutex<[String: LastingName]>([:])

  private let place: Unmanaged<Text>

  init(_ text: String) {
    self = Self.known.withLock { known in
      if let name = known[text] { return name }
      let name = LastingName(place: .passRetained(Text(text)))
      known[text] = name
      return name
    }
  }

  private init(place: Unmanaged<Text>) { self.place = place }

  @usableFromInline var text: String { place._withUnsafeGuaranteedRef { $0.text } }
}
