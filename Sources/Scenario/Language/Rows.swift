import JSON

/// The objects of a list that may be very long, where they stand: as JSON, or as rows of a CSV file.
///
/// Nothing is kept of a value but what was read anyway; where it was written is looked for when somebody asks.
struct Rows: Sendable {
  enum Source: Sendable {
    case list([JSONValue])
    case table(CSVTable)
  }

  /// "replay"
  let path: String
  let file: Int
  let source: Source

  /// The last step of a path into the list that is written there; nil for a path to elsewhere, or to no row.
  func deepest(of path: String) -> (path: String, location: TextLocation)? {
    guard path.hasPrefix(self.path), let close = path.firstIndex(of: "]") else { return nil }
    let digits = path[..<close].dropFirst(self.path.count)
    guard digits.first == "[", let number = Int(digits.dropFirst()), let row = row(number) else { return nil }
    let rest = path[path.index(after: close)...]
    let (value, depth) = row.deepest(of: rest)
    return (String(path.dropLast(rest.count - depth)), TextLocation(file: file, span: value.span))
  }

  private func row(_ number: Int) -> JSONValue? {
    switch source {
    case .list(let elements): elements.indices.contains(number) ? elements[number] : nil
    case .table(let table): table.object(number)
    }
  }
}

extension JSONValue {
  /// The innermost value on a way such as ".items.Soup", and how many characters lead to it.
  fileprivate func deepest(of way: Substring) -> (value: JSONValue, length: Int) {
    guard way.first == ".", case .object(let members) = content else { return (self, 0) }
    let rest = way.dropFirst()
    // A name may itself have points in it: the longest that fits is meant.
    let fitting = members.filter { member in
      rest.hasPrefix(member.key) && [nil, ".", "["].contains(rest.dropFirst(member.key.count).first)
    }
    guard let member = fitting.max(by: { $0.key.count < $1.key.count }) else { return (self, 0) }
    let (value, length) = member.value.deepest(of: rest.dropFirst(member.key.count))
    return (value, 1 + member.key.count + length)
  }
}
