/// The two streams that a command writes to, and whether a person with a colour terminal reads them.
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

  func print(_ line: String) throws { try out.write(line + "\n") }

  func print(_ lines: [String]) throws {
    if !lines.isEmpty { try out.write(lines.joined(separator: "\n") + "\n") }
  }

  func note(_ lines: [String]) throws {
    if !lines.isEmpty { try notes.write(lines.joined(separator: "\n") + "\n") }
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
