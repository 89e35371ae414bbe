/// Values by their names, in the order in which the names were first given.
public struct Named<Element: Sendable & Equatable>: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public let name: String
    public var value: Element
  }

  public private(set) var entries: [Entry] = []
  /// Where each name stands, if there are more than a few.
  private var index: [String: Int] = [:]

  public init() {}

  public var isEmpty: Bool { entries.isEmpty }
  public var count: Int { entries.count }
  public var names: [String] { entries.map(\.name) }
  public var values: [Element] { entries.map(\.value) }

  /// - Complexity: O(1); O(count) where a name is taken away.
  public subscript(name: String) -> Element? {
    get { position(of: name).map { entries[$0].value } }
    set {
      switch (position(of: name), newValue) {
      case (let place?, let value?): entries[place].value = value
      case (let place?, nil): remove(at: place)
      case (nil, let value?): append(Entry(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  public subscript(name: String, default standard: @autoclosure () -> Element) -> Element {
    get { self[name] ?? standard() }
    set { self[name] = newValue }
  }
}

extension Named {
  /// So many are looked through sooner than hashed.
  private static var few: Int { 16 }

  private func position(of name: String) -> Int? {
    entries.count > Self.few ? index[name] : entries.firstIndex { $0.name == name }
  }

  private mutating func append(_ entry: Entry) {
    entries.append(entry)
    if index.isEmpty {
      makeIndex()
    } else {
      index[entry.name] = entries.count - 1
    }
  }

  private mutating func remove(at place: Int) {
    entries.remove(at: place)
    makeIndex()
  }

  private mutating func makeIndex() {
    index = [:]
    guard entries.count > Self.few else { return }
    for (place, entry) in entries.enumerated() { index[entry.name] = place }
  }

  public static func == (left: Self, right: Self) -> Bool { left.entries == right.entries }
}

extension Named: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral entries: (String, Element)...) {
    for (name, value) in entries { self[name] = value }
  }
}
