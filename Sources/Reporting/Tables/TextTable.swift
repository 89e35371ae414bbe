/// A table for a terminal: titles, a rule, rows, and headings above groups of rows.
///
/// A row longer than the width has the texts of its left-aligned columns shortened, widest first, and marked with "…".
/// Numbers are never shortened, since part of a number is a wrong number; a table of too many of them is wider than asked.
/// Width counts grapheme clusters, one column each.
///
/// Not for programs: CSV and JSON are theirs.
public struct TextTable: Sendable {
  public enum Alignment: Sendable, Hashable {
    case left
    case right
    /// Decimal points stand below each other; a number without one ends where the point would be.
    case decimal
  }

  public struct Column: Sendable, Hashable {
    public let title: String
    public let alignment: Alignment
    /// Texts are not shortened below this width.
    public let narrowest: Int

    public init(_ title: String, _ alignment: Alignment = .left, narrowest: Int = 8) {
      self.title = title
      self.alignment = alignment
      self.narrowest = narrowest
    }
  }

  enum Line: Sendable {
    case heading(String)
    case row([String])
  }

  public let columns: [Column]
  public let width: Int
  private(set) var entries: [Line] = []

  public init(columns: [Column], width: Int = 80) {
    precondition(!columns.isEmpty, "a table needs a column")
    self.columns = columns
    self.width = width
  }

  /// Adds a row. Cells that are missing at its end are empty.
  public mutating func addRow(_ cells: [String]) {
    precondition(cells.count <= columns.count, "\(cells.count) cells in a table of \(columns.count) columns")
    entries.append(.row(cells + Array(repeating: "", count: columns.count - cells.count)))
  }

  /// Begins a group: the rows that follow stand below this heading.
  public mutating func addHeading(_ heading: String) {
    entries.append(.heading(heading))
  }
}

extension TextTable {
  /// Paints one cell, already padded, of a row counted from zero (headings not counted).
  public typealias Painter = (_ padded: String, _ row: Int, _ column: Int) -> String

  /// The finished lines, without line ends and without blanks at their ends.
  public func lines(painting paint: Painter? = nil) -> [String] {
    let layout = TableLayout(of: self)
    var result = [layout.titles, layout.rule]
    var row = 0
    for (index, entry) in entries.enumerated() {
      switch entry {
      case .heading(let heading):
        if index > 0 { result.append("") }
        result.append(shortened(heading, to: width))
      case .row(let cells):
        result.append(layout.line(of: cells) { paint?($0, row, $1) ?? $0 })
        row += 1
      }
    }
    return result
  }
}
