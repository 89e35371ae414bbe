/// Values by their names, in the order in which the names were first given.
public struct Named<Element: Sendable & Equatable>: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public let name: String
    public var value: Element
  }

  public private(set) var entries: [Entry] = []

  public init() {}

  public var isEmpty: Bool { entries.isEmpty }
  public var count: Int { entries.count }
  public var names: [String] { entries.map(\.name) }
  public var values: [Element] { entries.map(\.value) }

  /// - Complexity: O(count).
  public subscript(name: String) -> Element? {
    get { entries.first { $0.name == name }?.value }
    set {
      let place = entries.firstIndex { $0.name == name }
      switch (place, newValue) {
      case (let place?, let value?): entries[place].value = value
      case (let place?, nil): entries.remove(at: place)
      case (nil, let value?): entries.append(Entry(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  public subscript(name: String, default standard: @autoclosure () -> Element) -> Element {
    get { self[name] ?? standard() }
    set { self[name] = newValue }
  }
}

extension Named: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral entries: (String, Element)...) {
    for (name, value) in entries { self[name] = value }
  }
}
