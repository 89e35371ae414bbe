/// The words of a text set into lines of at most `width`, each after an indent. A longer word has a line of its own.
func paragraph(_ text: String, width: Int, indent: Int = 0) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty, indent + line.count + 1 + word.count > width {
      lines.append(line)
      line = ""
    }
    line += line.isEmpty ? String(word) : " " + word
  }
  if !line.isEmpty { lines.append(line) }
  return lines.map { String(repeating: " ", count: indent) + $0 }
}

/// Terms and what they mean, in two columns; a long term has its meaning begin on the next line.
func definitions(_ entries: [(term: String, meaning: String)], width: Int) -> [String] {
  let indent = 2
  let shortTerms = entries.map(\.term.count).filter { $0 <= 24 }
  let column = indent + (shortTerms.max() ?? 0) + 2
  return entries.flatMap { entry in
    let meaning = paragraph(entry.meaning, width: width, indent: column)
    let term = String(repeating: " ", count: indent) + entry.term
    guard term.count + 2 <= column, let first = meaning.first else { return [term] + meaning }
    return [term + first.dropFirst(term.count)] + meaning.dropFirst()
  }
}
