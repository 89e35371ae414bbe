/// What may not stand in the code, and what to write instead.
struct Ban {
  /// When the words alone do not decide.
  enum Condition {
    case always
    /// Unless it is a member of something or being declared: `Portable.log(x)` is fine, `log(x)` is not.
    case asFreeFunction
    /// Unless a generator is passed: `shuffled(using:)`.
    case withoutGenerator
  }

  /// Code, one pattern a word: "Task.sleep". Blanks between its tokens do not matter, except before "!".
  let patterns: [String]
  let condition: Condition
  let instead: String
  /// Files, or folders with a slash at their end, in which it may stand.
  let allowedIn: [String]
  /// The only folder in which it may not stand; nil for all.
  let onlyIn: String?

  init(
    _ patterns: String..., when condition: Condition = .always, instead: String, allowedIn: [String] = [],
    onlyIn: String? = nil
  ) {
    self.patterns = patterns
    self.condition = condition
    self.instead = instead
    self.allowedIn = allowedIn
    self.onlyIn = onlyIn
  }

  func holds(in path: String) -> Bool {
    let isAllowed = allowedIn.contains { $0.hasSuffix("/") ? path.hasPrefix($0) : path == $0 }
    return !isAllowed && onlyIn.map { path.hasPrefix($0) } ?? true
  }
}

/// A place where a rule of the house is broken.
struct Violation: CustomStringConvertible {
  let path: String
  let line: Int
  let found: String
  let instead: String

  var description: String { "\(path):\(line): \(found): \(instead)" }
}

/// Bans made ready to be looked for.
struct BanList {
  private struct Pattern {
    let tokens: [SourceFile.Token]
    let text: String
    let ban: Ban
  }

  private var patternsByFirstWord: [String: [Pattern]] = [:]

  init(_ bans: [Ban]) {
    for ban in bans {
      for text in ban.patterns {
        let tokens = SourceFile(text: text).tokens
        patternsByFirstWord[tokens[0].text, default: []].append(Pattern(tokens: tokens, text: text, ban: ban))
      }
    }
  }

  func violations(in file: SourceFile) -> [Violation] {
    file.tokens.indices.flatMap { index in
      (patternsByFirstWord[file[index]] ?? [])
        .filter { $0.ban.holds(in: file.path) && matches($0, file, at: index) }
        .map { Violation(path: file.path, line: file.tokens[index].line, found: $0.text, instead: $0.ban.instead) }
    }.filter { !file.exemptLines.contains($0.line) }
  }

  private func matches(_ pattern: Pattern, _ file: SourceFile, at start: Int) -> Bool {
    for (offset, wanted) in pattern.tokens.enumerated() {
      guard file[start + offset] == wanted.text else { return false }
      if wanted.text == "!", !file.tokens[start + offset].isGlued { return false }
    }
    let last = start + pattern.tokens.count - 1
    switch pattern.ban.condition {
    case .always: return true
    case .asFreeFunction: return file[start - 1] != "." && file[start - 1] != "func"
    case .withoutGenerator: return !passesGenerator(file, callAt: last)
    }
  }

  private func passesGenerator(_ file: SourceFile, callAt open: Int) -> Bool {
    (open..<file.end(ofBracketAt: open)).contains { file[$0] == "using" && file[$0 + 1] == ":" }
  }
}
