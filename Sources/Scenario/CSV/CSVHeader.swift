import JSON

/// The first row of a CSV file: which column holds what.
struct CSVHeader: Sendable {
  /// Nil for those that hold nothing known.
  let columns: [CSVColumn?]
  let span: TextSpan
  /// What must be there and is not.
  let missing: [String]

  /// - Parameter known: All columns that may stand there.
  /// - Parameter required: Those that must.
  init(_ row: CSVRow, known: [CSVColumn], required: [String], _ reading: inout Reading) {
    span = row.span
    if let separator = row.otherSeparator {
      reading.report(
        at: row.span, "\(separator) stand between the columns", hint: "write commas between columns and between fields")
      (columns, missing) = ([], required)
      return
    }
    var seen: Set<String> = []
    columns = row.fields.map { field in
      guard let column = known.first(where: { $0.name == field.text }) else {
        reading.refuse(field, among: known)
        return nil
      }
      guard seen.insert(field.text).inserted else {
        reading.report(at: field.span, "the column \"\(field.text)\" stands here twice", hint: "write each column once")
        return nil
      }
      return column
    }
    missing = required.filter { !seen.contains($0) }
    for name in missing {
      reading.report(at: row.span, "the column \"\(name)\" is missing", hint: "write it into this line, and fill it")
    }
  }
}

extension CSVHeader {
  /// What a row says: empty fields are keys left out; the parts of a key make an object of their own. Nil if it has another
  /// number of fields, or says nothing.
  func object(_ row: CSVRow) -> JSONValue? {
    guard row.fields.count == columns.count, !row.isBroken else { return nil }
    var members: [JSONMember] = []
    var wholes: [(key: String, parts: [JSONMember])] = []
    for (column, field) in zip(columns, row.fields) {
      guard let column, !field.text.isEmpty else { continue }
      let member = JSONMember(key: column.name, at: field.span, value: field.json(column.kind))
      if let whole = column.whole {
        if let place = wholes.firstIndex(where: { $0.key == whole }) {
          wholes[place].parts.append(member)
        } else {
          wholes.append((whole, [member]))
        }
      } else {
        members.append(member)
      }
    }
    members += wholes.compactMap { key, parts in
      guard let first = parts.first?.keySpan, let last = parts.last?.keySpan else { return nil }
      let span = TextSpan(from: first.start, to: last.end)
      return JSONMember(key: key, at: span, value: JSONValue(.object(parts), at: span))
    }
    return JSONValue(.object(members), at: row.span)
  }
}

extension CSVRow {
  /// What spreadsheets of some countries write instead of commas.
  fileprivate var otherSeparator: String? {
    guard fields.count == 1, let text = fields.first?.text else { return nil }
    return text.contains(";") ? "semicolons" : text.contains("\t") ? "tabs" : nil
  }
}

extension Reading {
  fileprivate mutating func refuse(_ field: CSVField, among known: [CSVColumn]) {
    let advice = WordAdvice(for: field.text, among: known.map(\.name))
    let parts = known.filter { $0.whole == field.text }.map { "\"\($0.name)\"" }
    report(
      at: field.span, field.text.isEmpty ? "a column without a name" : "no such column \"\(field.text)\"",
      hint: parts.isEmpty ? advice.hint : "write the columns " + parts.prefix(2).joined(separator: " and "),
      suggestion: parts.isEmpty ? advice.suggestion : nil)
  }
}
