extension JSONText {
  /// The value on one line, without a line end.
  public func oneLine() throws(NotANumber) -> String {
    try written(as: .oneLine)
  }

  /// The value over several lines, each level indented by two spaces, without a line end.
  public func indented() throws(NotANumber) -> String {
    try written(as: .indented)
  }

  private func written(as layout: JSONWriter.Layout) throws(NotANumber) -> String {
    var writer = JSONWriter(layout: layout)
    try writer.write(self)
    return writer.text
  }
}

struct JSONWriter {
  enum Layout {
    case oneLine
    case indented
  }

  let layout: Layout
  private(set) var text = ""
  private var path: [String] = []

  init(layout: Layout) {
    self.layout = layout
  }

  mutating func write(_ value: JSONText) throws(JSONText.NotANumber) {
    switch value {
    case .null: text += "null"
    case .boolean(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number): try write(number)
    case .string(let string): write(string)
    case .array(let elements): try write(elements)
    case .object(let members): try write(members)
    }
  }

  private mutating func write(_ number: Double) throws(JSONText.NotANumber) {
    guard number.isFinite else { throw JSONText.NotANumber(path: path.joined(), value: "\(number)") }
    let shortest = number.description
    text += shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest
  }

  private mutating func write(_ elements: [JSONText]) throws(JSONText.NotANumber) {
    text += "["
    for (index, element) in elements.enumerated() {
      separate(index)
      path.append("[\(index)]")
      try write(element)
      path.removeLast()
    }
    close(with: "]", isEmpty: elements.isEmpty)
  }

  private mutating func write(_ members: [JSONText.Member]) throws(JSONText.NotANumber) {
    text += "{"
    for (index, member) in members.enumerated() {
      separate(index)
      write(member.key)
      text += ": "
      path.append(path.isEmpty ? member.key : ".\(member.key)")
      try write(member.value)
      path.removeLast()
    }
    close(with: "}", isEmpty: members.isEmpty)
  }

  private var depth: Int { path.count }

  private mutating func separate(_ index: Int) {
    switch layout {
    case .oneLine: text += index == 0 ? "" : ", "
    case .indented: text += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: depth + 1)
    }
  }

  private mutating func close(with bracket: String, isEmpty: Bool) {
    if layout == .indented, !isEmpty {
      text += "\n" + String(repeating: "  ", count: depth)
    }
    text += bracket
  }
}

extension JSONWriter {
  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}": text += "\\u" + fourHexDigits(scalar.value)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private func fourHexDigits(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
