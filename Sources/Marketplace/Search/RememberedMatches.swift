/// The matches of texts that were asked for since words were last written: people type the same few hundred texts.
struct RememberedMatches: Sendable {
  /// A bound on memory, in words of 8 bytes: 32 MB.
  private static let most = 1 << 22

  private var matches: [String: TextMatches?] = [:]
  private var extent = 0

  /// What is remembered of a text; the inner nil is that of a text without words.
  subscript(text: String) -> TextMatches?? { matches[text] }

  mutating func remember(_ found: TextMatches?, of text: String) {
    if extent > Self.most { forget() }
    matches[text] = .some(found)
    extent += 16 + (found?.extent ?? 0)
  }

  mutating func forget() {
    guard extent > 0 else { return }
    matches = [:]
    extent = 0
  }
}
