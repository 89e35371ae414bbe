/// The two streams that a command writes to, whether a person with a colour terminal reads them, and the one it reads.
///
/// Results go to `out`; what is said to people about an error or on the way goes to `notes`.
struct Console: Sendable {
  struct Stream: Sendable {
    /// Whether a person watches it as it is written.
    var isTerminal = false
    let isColoured: Bool
    let write: @Sendable (String) throws -> Void
  }

  let out: Stream
  let notes: Stream
  /// All of standard input.
  var input: @Sendable () throws(FileProblem) -> [UInt8] = { () throws(FileProblem) in [] }
  var interruption = Interruption.never

  func print(_ line: String) throws { try out.write(line + "\n") }

  func print(_ lines: [String]) throws {
    if !lines.isEmpty { try out.write(lines.joined(separator: "\n") + "\n") }
  }

  func note(_ lines: [String]) throws {
    if !lines.isEmpty { try notes.write(lines.joined(separator: "\n") + "\n") }
  }

  func note(_ prose: ErrorProse) throws {
    let prefix = notes.emphasised("orderflow:", .red)
    try note(prose.isLocated ? prose.lines : prose.lines.enumerated().map { $0 == 0 ? "\(prefix) \($1)" : "  \($1)" })
  }
}

/// The little emphasis there is. Meaning is never carried by colour alone.
enum Emphasis: String, Sendable {
  case bold = "1"
  case red = "31"
  case green = "32"
}

extension Console.Stream {
  func emphasised(_ text: String, _ emphasis: Emphasis) -> String {
    isColoured ? "\u{1B}[\(emphasis.rawValue)m\(text)\u{1B}[0m" : text
  }
}
