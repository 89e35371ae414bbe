import JSON
import Testing

@testable import Scenario

/// All that is read of a file.
private struct CSVFile {
  private(set) var rows: [CSVRow] = []
  private(set) var marks: [CSVReader.Mark] = []
  let problems: [CSVProblem]

  init(_ bytes: [UInt8]) {
    var reader = CSVReader(reading: bytes)
    while let (row, mark) = reader.next() {
      rows.append(row)
      marks.append(mark)
    }
    problems = reader.problems
  }
}

struct CSVReaderTests {
  private func rows(_ text: String) -> [[String]] {
    let csv = CSVFile(Array(text.utf8))
    #expect(csv.problems.isEmpty)
    return csv.rows.map { $0.fields.map(\.text) }
  }

  @Test(
    arguments: [
      ("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      ("aaa,bbb,ccc\r\nzzz,yyy,xxx", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      ("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      ("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx", [["aaa", "b\r\nbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      ("\"aaa\",\"b\"\"bb\",\"ccc\"", [["aaa", "b\"bb", "ccc"]]),
    ])
  func theExamplesOfTheStandardAreReadAsItSays(text: String, expected: [[String]]) {
    #expect(rows(text) == expected)
  }

  @Test(
    arguments: [
      ("", []), ("\n\r\n\n", []), (",", [["", ""]]), ("a,\n,b\n", [["a", ""], ["", "b"]]), ("\"\"", [[""]]),
      ("a\n\nb\n", [["a"], ["b"]]), (" a , b ", [[" a ", " b "]]), ("a;b\tc", [["a;b\tc"]]), ("\"a,b\"\n", [["a,b"]]),
      ("\u{FEFF}a,b", [["a", "b"]]), ("a\rb,c\r", [["a\rb", "c\r"]]), ("\"\"\"\"", [["\""]]), ("é,🍕", [["é", "🍕"]]),
    ])
  func whatStandsAtTheEdgesIsRead(text: String, expected: [[String]]) {
    #expect(rows(text) == expected)
  }

  @Test func eachFieldKnowsItsLineAndColumn() {
    let csv = CSVFile(Array("é,\"x\ny\",z\r\n\r\n🍕,b".utf8))
    let spans = csv.rows.map { row in row.fields.map { [$0.span.start.line, $0.span.start.column, $0.span.end.column] }
    }
    #expect(spans == [[[1, 1, 2], [1, 3, 3], [2, 4, 5]], [[4, 1, 2], [4, 3, 4]]])
    #expect(csv.rows.map { [$0.span.start.line, $0.span.end.line] } == [[1, 2], [4, 4]])
  }

  @Test(
    arguments: [
      ("a,b\nc,\"d\ne,f\n", .unclosedQuote, 2, 3, 4), ("\"a\"b,c\n", .textBehindQuote, 1, 4, 5),
      ("a,\"b\" \n", .textBehindQuote, 1, 6, 7), ("a,b\"c\"\n", .quoteWithinText, 1, 4, 5),
    ] as [(String, CSVProblem.Finding, Int, Int, Int)])
  func wrongQuotesAreFoundWhereTheyStand(
    text: String, finding: CSVProblem.Finding, line: Int, start: Int, end: Int
  ) {
    let problems = CSVFile(Array(text.utf8)).problems
    #expect(problems.map(\.finding) == [finding])
    #expect(problems.map { [$0.span.start.line, $0.span.start.column, $0.span.end.column] } == [[line, start, end]])
  }

  @Test(arguments: ["", "\u{FEFF}"])
  func aRowIsReadAgainAsItWasReadBefore(mark: String) {
    let bytes = Array((mark + "é,b\r\n\n\"x\ny\",🍕\n\"never closed,d\n").utf8)
    let file = CSVFile(bytes)
    #expect(file.rows.count == 3)
    for (row, mark) in zip(file.rows, file.marks) {
      var reader = CSVReader(reading: bytes, from: mark)
      #expect(reader.next()?.row == row)
    }
  }

  @Test func allOfItsProblemsAreFoundAtOnce() {
    let csv = CSVFile(Array("a\"\n\"b\"c\nd\n\"e".utf8))
    #expect(csv.problems.map(\.finding) == [.quoteWithinText, .textBehindQuote, .unclosedQuote])
    #expect(csv.rows.map(\.isBroken) == [true, true, false, true])
  }

  @Test(arguments: [[0xFF], [0x61, 0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF]] as [[UInt8]])
  func bytesThatAreNotUTF8AreAProblemAtTheirPlace(broken: [UInt8]) {
    let csv = CSVFile(Array("at,does\n19:00,".utf8) + broken + Array("\n".utf8))
    #expect(csv.rows.isEmpty)
    #expect(csv.problems.map(\.finding) == [.notUTF8])
    #expect(csv.problems.map(\.span.start.line) == [2])
    #expect(csv.problems.map(\.span.start.column) == [broken[0] == 0x61 ? 8 : 7])
  }
}
