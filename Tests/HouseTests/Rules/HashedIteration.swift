/// Finds iteration over sets and dictionaries, whose order differs in every process, where it can be seen in the code.
///
/// A loop over `.keys` or `.values` is seen anywhere; a set or dictionary by name, if the file declares that name with
/// its type or value. `sorted` makes either fine.
struct HashedIteration {
  private static let instead = "sort first, or keep an array: the order differs in every process"
  private static let orderedUses: Set = [
    "map", "flatMap", "compactMap", "forEach", "reduce", "first", "enumerated", "joined", "prefix", "dropFirst",
    "makeIterator", "lazy", "popFirst",
  ]

  private let file: SourceFile
  private let hashedNames: Set<String>

  static func violations(in file: SourceFile) -> [Violation] {
    let search = HashedIteration(file: file, hashedNames: Set(namesOfHashedCollections(in: file)))
    return file.tokens.indices.compactMap { index in
      guard let found = search.iteration(at: index), !file.exemptLines.contains(file.tokens[index].line) else {
        return nil
      }
      return Violation(path: file.path, line: file.tokens[index].line, found: found, instead: instead)
    }
  }

  private func iteration(at index: Int) -> String? {
    if file[index] == "for" { return loop(at: index) }
    return hashedNames.contains(file[index]) ? use(at: index) : nil
  }

  private func loop(at start: Int) -> String? {
    guard let iterated = iteratedExpression(ofLoopAt: start) else { return nil }
    let words = iterated.map { file[$0] }
    guard !words.contains("sorted"), !words.contains("indices") else { return nil }
    for index in iterated where file[index] == "." && ["keys", "values"].contains(file[index + 1]) {
      return "loop over .\(file[index + 1])"
    }
    let name = words.first == "self" ? words.dropFirst(2).first : words.first
    return words.count == (words.first == "self" ? 3 : 1) && hashedNames.contains(name ?? "")
      ? "loop over \(name ?? "")" : nil
  }

  /// What stands between `in` and the loop's body or condition.
  private func iteratedExpression(ofLoopAt start: Int) -> Range<Int>? {
    var index = start + 1
    while index < file.tokens.count, file[index] != "in" {
      if file[index] == "{" || file[index] == "}" { return nil }
      index += 1
    }
    let first = index + 1
    index = first
    while index < file.tokens.count, file[index] != "{", file[index] != "where" {
      index = ["(", "["].contains(file[index]) ? file.end(ofBracketAt: index) : index + 1
    }
    return first < index ? first..<index : nil
  }

  /// `names.map { … }`, `names.keys.map { … }` or `Array(names)`.
  private func use(at index: Int) -> String? {
    guard file[index - 1] != "." || file[index - 2] == "self" else { return nil }
    if file[index - 1] == "(", file[index - 2] == "Array" {
      let end = file.end(ofBracketAt: index - 1)
      return file[end + 1] == "sorted" || file[end - 2] == "sorted" ? nil : "Array(\(file[index]))"
    }
    let isView = file[index + 1] == "." && ["keys", "values"].contains(file[index + 2])
    let member = isView ? index + 4 : index + 2
    return file[member - 1] == "." && Self.orderedUses.contains(file[member]) ? "\(file[index]).\(file[member])" : nil
  }

  private static func namesOfHashedCollections(in file: SourceFile) -> [String] {
    file.tokens.indices.compactMap { index in
      guard file[index] == "let" || file[index] == "var" else { return nil }
      let sign = file[index + 2]
      return (sign == ":" || sign == "=") && isHashed(file, at: index + 3) ? file[index + 1] : nil
    }
  }

  /// Whether a set's or dictionary's type or value begins here.
  private static func isHashed(_ file: SourceFile, at start: Int) -> Bool {
    if file[start] == "Set" || file[start] == "Dictionary" { return true }
    guard file[start] == "[" else { return false }
    let end = file.end(ofBracketAt: start)
    var index = start + 1
    while index < end {
      if file[index] == ":" { return true }
      if file[index] == "?" { return false }
      index = ["(", "[", "{"].contains(file[index]) ? file.end(ofBracketAt: index) : index + 1
    }
    return false
  }
}
