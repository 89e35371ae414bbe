public import JSON

/// A stretch of one of the files that make up a scenario.
public struct TextLocation: Sendable, Hashable {
  /// The index in the list of all files.
  public let file: Int
  public let span: TextSpan

  public init(file: Int, span: TextSpan) {
    self.file = file
    self.span = span
  }
}

/// Where the values of a scenario were written, by their paths: "partners.offers.within", "replay[3].at".
///
/// Of several files the last that says something counts.
public struct Places: Sendable {
  private struct Entry {
    var location: TextLocation
    var stamp: Int
    /// Older entries below this one belong to a value that is gone.
    var floor = 0

    mutating func write(_ location: TextLocation, _ stamp: Int) {
      self.location = location
      self.stamp = stamp
    }
  }

  private var entries: [String: Entry] = [:]
  private var stamps = 0
  /// The list whose values are found again rather than noted.
  private(set) var rows: Rows?

  mutating func note(_ path: String, _ location: TextLocation) {
    stamps += 1
    entries[path, default: Entry(location: location, stamp: stamps)].write(location, stamps)
  }

  mutating func note(_ rows: Rows) { self.rows = rows }

  mutating func forget(below path: String) {
    stamps += 1
    entries[path]?.floor = stamps
    if let rows, rows.path.hasPrefix(path) { self.rows = nil }
  }

  mutating func forget(_ path: String) {
    forget(below: path)
    entries[path]?.stamp = Self.gone
  }

  private static let gone = -1

  /// Whether some file says something about this path, or about what is below it.
  public func isWritten(_ path: String) -> Bool { path.isEmpty || deepest(of: path)?.path == path }

  /// Every path that counts, in the order in which they were read; of a long list's values only the list's own.
  public var paths: [String] {
    // deterministic: sorted by stamps, which differ
    entries.filter { isWritten($0.key) }.sorted { $0.value.stamp < $1.value.stamp }.map(\.key)
  }

  /// Where a value was written; if it has its default, where the nearest value around it was written.
  public func location(of path: String) -> TextLocation {
    deepest(of: path)?.location ?? TextLocation(file: 0, span: TextSpan(from: .start, to: .start))
  }

  /// The last step of a path that some file has written.
  private func deepest(of path: String) -> (path: String, location: TextLocation)? {
    if let place = rows?.deepest(of: path) { return place }
    var result: (String, TextLocation)?
    var floor = 0
    for prefix in Self.prefixes(of: path) {
      guard let entry = entries[prefix] else { continue }
      if entry.stamp >= floor { result = (prefix, entry.location) }
      floor = max(floor, entry.floor)
    }
    return result
  }

  /// "a", "a.b", "a.b[3]" and "a.b[3].c" for the last of them. A name in it may itself have points and brackets.
  static func prefixes(of path: String) -> [String] {
    let ends = path.indices.dropFirst().filter { path[$0] == "." || path[$0] == "[" } + [path.endIndex]
    return ends.map { String(path[..<$0]) }
  }
}
