/// Which module may import which: only those declared above it in the manifest.
struct Arrows {
  let modules: [String]

  /// - Parameter manifest: the text of `Package.swift`.
  init(manifest: String) {
    let targets = manifest.split(separator: "targets: [", maxSplits: 1).last ?? ""
    let calls = ["room(\"", ".target(name: \"", ".executableTarget(name: \""]
    // A call's name may stand on its next line.
    let joined = targets.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .split(separator: "( ").joined(separator: "(")
    modules = joined.split(separator: "\"", omittingEmptySubsequences: false).paired().compactMap { before, name in
      calls.contains { (before + "\"").hasSuffix($0) } ? String(name) : nil
    }
  }

  func violations(in file: SourceFile) -> [Violation] {
    let folders = file.path.split(separator: "/")
    guard folders.count > 2, let own = modules.firstIndex(of: String(folders[1])) else {
      return [Violation(path: file.path, line: 1, found: "a file of no module", instead: "declare it in Package.swift")]
    }
    return imports(in: file).compactMap { name, line in
      guard let other = modules.firstIndex(of: name), other >= own else { return nil }
      return Violation(
        path: file.path, line: line, found: "import \(name)",
        instead: "\(modules[own]) may import only what stands above it")
    }
  }

  private func imports(in file: SourceFile) -> [(name: String, line: Int)] {
    let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    return file.tokens.indices.filter { file[$0] == "import" }.map { index in
      (kinds.contains(file[index + 1]) ? file[index + 2] : file[index + 1], file.tokens[index].line)
    }
  }
}

extension Array {
  /// Each element with the one after it.
  fileprivate func paired() -> [(Element, Element)] { Array<(Element, Element)>(zip(self, dropFirst())) }
}
