import JSON

extension Scenario {
  /// Reads the CSV file that "replay" names, if it names one.
  ///
  /// - Parameter files: Those of the scenario itself; the one read here comes behind them.
  /// - Returns: The file, if there is one.
  mutating func readReplay(
    namedIn files: [ScenarioFile], _ reading: inout Reading, finding find: FileFinder
  ) -> ScenarioFile? {
    guard !replay.file.isEmpty else { return nil }
    let naming = reading.places.location(of: "replay")
    do {
      let file = try find(replay.file, files[naming.file])
      reading.table = files.count
      reading.read(in: files.count, at: "replay") { $0.readRows(of: file, into: &replay.actions) }
      return file
    } catch {
      reading.read(in: naming.file, at: "replay") {
        $0.report(
          at: naming.span, error.sentence(of: replay.file), hint: FileNotFound.hint(in: files[naming.file]),
          suggestion: error.suggestion)
      }
      return nil
    }
  }
}

extension Reading {
  /// Reads a CSV file as the list that JSON would have in its place.
  fileprivate mutating func readRows<Element: Section>(of file: ScenarioFile, into elements: inout [Element]) {
    var csv = CSVReader(reading: file.bytes)
    if let header = header(of: &csv, for: Element.self) {
      elements = []
      elements.reserveCapacity(csv.mostRows)
      readRows(of: &csv, file.bytes, under: header, into: &elements)
    }
    while csv.next() != nil {}
    for problem in csv.problems { report(at: problem.span, problem.finding.sentence, hint: problem.finding.hint) }
  }

  /// Nil if there is none, or if it lacks what must be there.
  private mutating func header<Element: Section>(of csv: inout CSVReader, for _: Element.Type) -> CSVHeader? {
    guard let first = Self.rowThatSaysSomething(&csv) else {
      if csv.problems.isEmpty { report(at: .first, "no header", hint: "write a line with the names of the columns") }
      return nil
    }
    let required = Element.keys.filter { $0.isRequired && $0.cases == nil }.map(\.name)
    let header = CSVHeader(first.row, known: CSVColumn.all(of: Element.self), required: required, &self)
    return header.missing.isEmpty ? header : nil
  }

  private mutating func readRows<Element: Section>(
    of csv: inout CSVReader, _ bytes: [UInt8], under header: CSVHeader, into elements: inout [Element]
  ) {
    var table = CSVTable(bytes, under: header)
    while let (row, mark) = Self.rowThatSaysSomething(&csv) {
      let number = table.marks.count
      table.note(mark)
      if let object = header.object(row) {
        var element = Element()
        inRows { $0.descend("[\(number)]", to: object) { $0.readMembers(of: object, into: &element) } }
        elements.append(element)
      } else if !row.isBroken {
        report(row, number, under: header)
      }
    }
    note(.table(table))
  }

  private static func rowThatSaysSomething(_ csv: inout CSVReader) -> (row: CSVRow, mark: CSVReader.Mark)? {
    while let (row, mark) = csv.next() {
      if !row.isEmpty { return (row, mark) }
    }
    return nil
  }

  private mutating func report(_ row: CSVRow, _ number: Int, under header: CSVHeader) {
    let path = "\(path)[\(number)]"
    read(in: file, at: path) {
      $0.report(
        at: row.span, "\(row.fields.count) fields under \(header.columns.count) columns",
        hint: "write as many fields as columns, an empty one for what is not said")
    }
  }
}

extension TextSpan {
  /// Where a file without anything begins.
  fileprivate static let first = TextSpan(from: .start, to: .start)
}
