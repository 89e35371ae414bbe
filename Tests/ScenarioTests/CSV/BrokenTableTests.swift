import JSON
import Testing

@testable import Scenario

struct BrokenTableTests {
  private static let header = "at,does,customer,table,items,rating,east,north"

  /// What is said about a table: place, path, sentence, hint or suggestion.
  private func problems(_ table: String) -> [String] {
    problems(Array(table.utf8))
  }

  private func problems(_ bytes: [UInt8]) -> [String] {
    let find: FileFinder = { path, _ throws(FileNotFound) in ScenarioFile(path: path, bytes: bytes) }
    let file = ScenarioFile(path: "lunch.json", bytes: Array(#"{ "replay": "a.csv" }"#.utf8))
    let read = TableReading(file, finding: find)
    return read.problems.map { problem in
      let place = "\(read.files[problem.location.file].path):\(problem.line):\(problem.column)"
      return "\(place): \(problem.path): \(problem.sentence); \(problem.suggestion ?? problem.hint ?? "-")"
    }
  }

  @Test func anUnknownColumnGetsTheNearestRightWord() {
    #expect(
      problems("at,does,custommer\n19:00,browse,Ravi\n")
        == [#"a.csv:1:9: replay: no such column "custommer"; "customer""#])
  }

  @Test func aColumnOfNonsenseGetsAllWords() throws {
    let problem = try #require(problems("at,does,qqq\n").first)
    #expect(problem.hasPrefix(#"a.csv:1:9: replay: no such column "qqq"; write one of at, customer, "#))
    #expect(problem.contains("items") && problem.contains("latitude") && !problem.contains("place"))
  }

  @Test func aPlaceIsWrittenInItsParts() {
    #expect(
      problems("at,does,place\n")
        == [#"a.csv:1:9: replay: no such column "place"; write the columns "east" and "north""#])
  }

  @Test func whatIsWrongWithTheHeaderIsToldAtOnce() {
    #expect(
      problems("\ndoes,table,,table\n")
        == [
          #"a.csv:2:1: replay: the column "at" is missing; write it into this line, and fill it"#,
          "a.csv:2:12: replay: a column without a name; write one of at, customer, restaurant, partner, staff, does, "
            + "tenant, answer, note, order, channel, table, guests, items, method, outcome, webhook, rating, about, reason, query, "
            + "within, sortBy, code, east, north, latitude, longitude, item, amount, category, text, diet, available, "
            + "picture, licence, taxNumber, phone, email, subscription, since",
          #"a.csv:2:13: replay: the column "table" stands here twice; write each column once"#,
        ])
  }

  @Test(arguments: [("at;does", "semicolons"), ("at\tdoes", "tabs")])
  func otherSeparatorsAreRecognised(header: String, name: String) {
    #expect(
      problems(header + "\n19:00;browse\n")
        == ["a.csv:1:1: replay: \(name) stand between the columns; write commas between columns and between fields"])
  }

  @Test(arguments: ["", "\n\n", "\u{FEFF}"])
  func anEmptyFileHasNoHeader(table: String) {
    #expect(problems(table) == ["a.csv:1:1: replay: no header; write a line with the names of the columns"])
  }

  @Test func rowsOfAnotherLengthAreTold() {
    #expect(
      problems("at,does\n19:00\n19:01,browse\n19:02,browse,Ravi\n19:03,brows\n")
        == [
          "a.csv:2:1: replay[0]: 1 fields under 2 columns; write as many fields as columns, an empty one for what is not said",
          "a.csv:4:1: replay[2]: 3 fields under 2 columns; write as many fields as columns, an empty one for what is not said",
          #"a.csv:5:7: replay[3].does: "brows" is no action this language knows; "browse""#,
        ])
  }

  @Test func cellsAreRefusedInTheWordsOfTheLanguage() {
    #expect(
      problems(
        """
        \(Self.header)
        7 pm,order,Ravi,five,Naan: 2; Dal: x; Rice:,,,
        19:00,rate,Ravi,,,6,,
        19:00,pay,Ravi,3,,,,
        ,browse,Ravi,,,,,
        """)
        == [
          #"a.csv:2:1: replay[0].at: "7 pm" is not a moment this language knows; write a time such as 19:08:15, a date and time such as 2026-11-20T19:08, or +90m after the start"#,
          #"a.csv:2:17: replay[0].table: "five" is not a whole number; write a whole number from 1 to 10000"#,
          #"a.csv:2:31: replay[0].items.Dal: "x" is not a whole number; write a whole number from 0 to 1000"#,
          #"a.csv:2:39: replay[0].items.Rice: "" is not a whole number; write a whole number from 0 to 1000"#,
          "a.csv:3:19: replay[1].rating: 6 is out of range or not whole; write a whole number from 1 to 5",
          #"a.csv:4:16: replay[2].table: "pay" knows no such key; write one of at, customer, restaurant, partner, staff, does, tenant, answer, note, order, method, outcome, webhook"#,
          #"a.csv:5:1: replay[3]: "at" is missing; write it into the column "at""#,
        ])
  }

  @Test func halfAPlaceIsNone() {
    #expect(
      problems("\(Self.header)\n19:00,open,Ravi,,,,2km,\n")
        == [#"a.csv:2:20: replay[0].place: "north" is missing; write it into the column "north""#])
  }

  @Test func wrongQuotesAndWrongCellsAreToldTogether() {
    #expect(
      problems("at,does,customer\n19:00,browse,\"Ra\"vi\n19:01,bro\"wse,Ravi\n25:00,browse,Ravi\n")
        == [
          "a.csv:2:18: replay: text behind a closing quote; write a comma or a line end behind the quote, and quotes in the field twice",
          "a.csv:3:10: replay: a quote within a field that is not in quotes; write the field in quotes, and quotes in it twice",
          #"a.csv:4:1: replay[2].at: "25:00" is not a moment this language knows; write a time such as 19:08:15, a date and time such as 2026-11-20T19:08, or +90m after the start"#,
        ])
  }

  @Test func anUnclosedQuoteIsFoundWhereItOpens() {
    #expect(
      problems("at,does,customer\n19:00,browse,\"Ravi\n19:01,browse,Ravi\n")
        == ["a.csv:2:14: replay: this quote is never closed; write a quote behind the field"])
  }

  @Test func bytesThatAreNotUTF8AreTold() {
    #expect(
      problems(Array("at,does\n19:00,".utf8) + [0xFF])
        == ["a.csv:2:7: replay: these bytes are not UTF-8; save the file as UTF-8"])
  }

  @Test func aFileThatIsNotThereIsToldWhereItIsNamed() {
    let find: FileFinder = { _, _ throws(FileNotFound) in
      throw FileNotFound(reason: "no such file", nearest: "actions.csv")
    }
    let file = ScenarioFile(path: "lunch.json", bytes: Array(#"{ "replay": "action.csv", "seed": -1 }"#.utf8))
    let thrown = #expect(throws: ScenarioProblems.self) { try Scenario.read(file, finding: find) }
    #expect(thrown?.all.map(\.path) == ["replay", "seed"])
    #expect(thrown?.all.first?.sentence == #"cannot read "action.csv": no such file"#)
    #expect(thrown?.all.first?.suggestion == #""actions.csv""#)
    #expect(thrown?.all.first?.location == TextLocation(file: 0, span: span(1, 13, 25)))
  }

  @Test func anEmptyNameNamesNoFile() {
    let file = ScenarioFile(path: "lunch.json", bytes: Array(#"{ "replay": "" }"#.utf8))
    let thrown = #expect(throws: ScenarioProblems.self) { try Scenario.read(file) }
    #expect(thrown?.all.map(\.sentence) == ["no file"])
  }

  /// As the rules see it, which know of rows and columns too.
  @Test func whatARowLacksIsSaidByItsColumn() {
    let thrown = #expect(throws: ScenarioProblems.self) {
      try read(
        #"{ "replay": "a.csv", "partners": { "list": [ { "name": "Ravi" } ] } }"#,
        ["a.csv": "at,does,partner\n19:00,search,\n19:01,order,\n19:02,move,Ravi\n"])
    }
    let hints = thrown?.all.filter { $0.severity == .error && $0.location.file == 1 }.map {
      "\($0.path): \($0.sentence); \($0.hint ?? "-")"
    }
    #expect(
      hints == [
        #"replay[0]: nobody does it; write it into the column "customer""#,
        #"replay[1]: "items" is missing; write it into the column "items""#,
        #"replay[2]: a move to nowhere; write it into the columns "east" and "north""#,
      ])
  }
}
