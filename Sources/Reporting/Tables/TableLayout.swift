/// The widths of a table's columns, and its lines set in them.
struct TableLayout {
  private static let gap = "  "

  private let columns: [TextTable.Column]
  private var widths: [Int]
  /// The widest part of each column from the decimal point on; zero where there is none.
  private let fractions: [Int]

  init(of table: TextTable) {
    columns = table.columns
    let rows = table.entries.compactMap { if case .row(let cells) = $0 { cells } else { nil } }
    fractions = table.columns.indices.map { column in
      table.columns[column].alignment == .decimal ? rows.map { fractionWidth($0[column]) }.max() ?? 0 : 0
    }
    widths = table.columns.map(\.title.count)
    for column in columns.indices {
      widths[column] = max(widths[column], rows.map { aligned($0[column], column: column).count }.max() ?? 0)
    }
    narrow(to: table.width)
  }

  /// Takes from the widest column of text until the line fits or every one of them is at its narrowest.
  private mutating func narrow(to width: Int) {
    var excess = widths.reduce(0, +) + (columns.count - 1) * Self.gap.count - width
    while excess > 0 {
      let shortenable = columns.indices.filter {
        columns[$0].alignment == .left && widths[$0] > max(1, columns[$0].narrowest)
      }
      guard let widest = shortenable.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  var titles: String {
    joined(
      columns.indices.map { column in
        let title = shortened(columns[column].title, to: widths[column])
        return padded(title, column: column)
      })
  }

  var rule: String { joined(widths.map { String(repeating: "─", count: $0) }) }

  func line(of cells: [String], painting paint: (String, Int) -> String) -> String {
    joined(
      columns.indices.map { column in
        let cell = shortened(aligned(cells[column], column: column), to: widths[column])
        return paint(padded(cell, column: column), column)
      })
  }

  /// A decimal cell with the blanks after it that put its point below the others.
  private func aligned(_ cell: String, column: Int) -> String {
    guard columns[column].alignment == .decimal, !cell.isEmpty else { return cell }
    return cell + blanks(fractions[column] - fractionWidth(cell))
  }

  private func padded(_ cell: String, column: Int) -> String {
    let missing = blanks(widths[column] - cell.count)
    return columns[column].alignment == .left ? cell + missing : missing + cell
  }

  private func joined(_ cells: [String]) -> String {
    var line = cells.joined(separator: Self.gap)
    while line.last == " " { line.removeLast() }
    return line
  }
}

private func fractionWidth(_ cell: String) -> Int {
  cell.firstIndex(of: ".").map { cell[$0...].count } ?? 0
}

private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

/// The text, its end replaced by "…" if it is wider than that.
func shortened(_ text: String, to width: Int) -> String {
  text.count <= width ? text : text.prefix(max(0, width - 1)) + "…"
}
