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
          at: naming.span, error.sentence(of: replay.file), hint: FileNotFound.hint, suggestion: error.suggestion)
      }
      return nil
    }
  }
}

extension Reading {
  /// Reads a CSV file as the list that JSON would have in its place.
  fileprivate mutating func readRows<Element: Section>(of file: ScenarioFile, into elements: inout [Element]) {
    let csv = CSVReader(reading: file.bytes)
    for problem in csv.problems { report(at: problem.span, problem.finding.sentence, hint: problem.finding.hint) }
    // Spreadsheets leave rows behind from which everything was deleted.
    let rows = csv.rows.filter { row in !row.fields.allSatisfy { $0.text.isEmpty } }
    guard let first = rows.first else {
      guard csv.problems.isEmpty else { return }
      return report(at: .first, "no header", hint: "write a line with the names of the columns")
    }
    let required = Element.keys.filter { $0.isRequired && $0.cases == nil }.map(\.name)
    let header = CSVHeader(first, known: CSVColumn.all(of: Element.self), required: required, &self)
    guard header.missing.isEmpty else { return }
    let table = CSVTable(rows.dropFirst(), under: header)
    for row in table.wrongLengths { report(row, under: header) }
    elements = table.objects.map { object in
      var element = Element()
      descend("[\(object.number)]", to: object.json) { $0.readMembers(of: object.json, into: &element) }
      return element
    }
  }

  private mutating func report(_ row: CSVTable.WrongLength, under header: CSVHeader) {
    let path = "\(path)[\(row.number)]"
    read(in: file, at: path) {
      $0.report(
        at: row.span, "\(row.count) fields under \(header.columns.count) columns",
        hint: "write as many fields as columns, an empty one for what is not said")
    }
  }
}

extension TextSpan {
  /// Where a file without anything begins.
  fileprivate static let first = TextSpan(from: .start, to: .start)
}
