import JSON

/// A stretch of one line.
func span(_ line: Int, _ start: Int, _ end: Int) -> TextSpan {
  TextSpan(from: TextPlace(line: line, column: start), to: TextPlace(line: line, column: end))
}
