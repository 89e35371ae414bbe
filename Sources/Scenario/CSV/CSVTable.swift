import JSON

/// A CSV file whose header names the keys of a section, as JSON objects: one for each row.
struct CSVTable {
  struct Object {
    /// The number of the row, from 0, those left out counted too.
    let number: Int
    let json: JSONValue
  }

  /// A row with another number of fields than the header.
  struct WrongLength {
    let number: Int
    let count: Int
    let span: TextSpan
  }

  let header: CSVHeader
  let objects: [Object]
  let wrongLengths: [WrongLength]

  init(_ rows: ArraySlice<CSVRow>, under header: CSVHeader) {
    self.header = header
    var objects: [Object] = []
    var wrongLengths: [WrongLength] = []
    for (number, row) in rows.enumerated() {
      if row.isBroken { continue }
      if row.fields.count == header.columns.count {
        objects.append(Object(number: number, json: Self.object(row, header)))
      } else {
        wrongLengths.append(WrongLength(number: number, count: row.fields.count, span: row.span))
      }
    }
    self.objects = objects
    self.wrongLengths = wrongLengths
  }

  /// Empty fields are keys left out; the parts of a key make an object of their own.
  private static func object(_ row: CSVRow, _ header: CSVHeader) -> JSONValue {
    var members: [JSONMember] = []
    var wholes: [(key: String, parts: [JSONMember])] = []
    for (column, field) in zip(header.columns, row.fields) {
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
