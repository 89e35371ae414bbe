import JSON

/// A CSV file whose header names the keys of a section, read as JSON objects: one for each row.
///
/// It keeps the file's bytes and where each row begins, and makes an object again whenever it is asked for.
struct CSVTable: Sendable {
  let header: CSVHeader
  private let bytes: [UInt8]
  private(set) var marks: [CSVReader.Mark] = []

  init(_ bytes: [UInt8], under header: CSVHeader) {
    self.bytes = bytes
    self.header = header
  }

  mutating func note(_ mark: CSVReader.Mark) { marks.append(mark) }

  /// The object of a row, by its number; nil if there is none of the header's length.
  ///
  /// - Complexity: O(the row's length).
  func object(_ number: Int) -> JSONValue? {
    guard marks.indices.contains(number) else { return nil }
    var reader = CSVReader(reading: bytes, from: marks[number])
    return reader.next().flatMap { header.object($0.row) }
  }
}
