import JSON
import Scenario
import Testing

@testable import orderflow

struct ProblemListingTests {
  private func lines(_ bytes: [UInt8]) -> String {
    do {
      _ = try Scenario.read(ScenarioFile(path: "Scenarios/lunch.json", bytes: bytes))
      return "nothing wrong"
    } catch {
      return ErrorProse(error).lines.joined(separator: "\n")
    }
  }

  private func lines(_ text: String) -> String { lines(Array(text.utf8)) }

  /// What an excerpt shows of a text at a place, as two lines.
  private func excerpt(_ text: String, _ line: Int, _ column: Int, to end: Int) -> [String] {
    var source = SourceText(Array(text.utf8))
    return source.excerpt(at: span(line, column, to: end)).lines(hint: nil)
  }

  private func span(_ line: Int, _ column: Int, to end: Int) -> TextSpan {
    TextSpan(from: TextPlace(line: line, column: column), to: TextPlace(line: line, column: end))
  }

  @Test func everyProblemHasItsPlaceItsLineAndWhatToWrite() {
    let text = """
      {
        "name": "Lunch",
        "duration": "5 miles",
      \t"demand": { "ordersPerHuor": 60 },
        "seed": -1,
        "partners": "many",
        "name": ""
      }
      """
    #expect(
      lines(text) == """
        Scenarios/lunch.json:3:15: duration: "5 miles" is not a time this language knows
            3 |   "duration": "5 miles",
              |               ^^^^^^^^^
              = write a number and one of w, d, h, m, s, ms, us; from 1s to 366d
        Scenarios/lunch.json:4:14: demand.ordersPerHuor: no such key; did you mean "ordersPerHour"?
            4 |  "demand": { "ordersPerHuor": 60 },
              |              ^^^^^^^^^^^^^^^
        Scenarios/lunch.json:5:11: seed: -1 is out of range or not whole
            5 |   "seed": -1,
              |           ^^ write a whole number from 0 to 18446744073709551615
        Scenarios/lunch.json:6:15: partners: "many" is not an object
            6 |   "partners": "many",
              |               ^^^^^^ write { } with keys and values
        Scenarios/lunch.json:7:3: name: this key stands in line 2 already
            7 |   "name": ""
              |   ^^^^^^ write each key once
        5 problems; nothing was run.
        """, "\(lines(text))")
  }

  @Test func aNumberInQuotesIsSuggestedWithoutThem() {
    #expect(lines("{\"seed\": \"5\"}").contains(": seed: \"5\" is not a whole number; did you mean 5?\n"))
    #expect(lines("{\"duration\": \"6 hours\"}").contains("; did you mean \"6h\"?\n"))
  }

  @Test func whatIsNotJSONIsShownWhereItEnds() {
    #expect(
      lines("{\n  \"seed\": 1\n  \"name\": \"x\"\n}") == """
        Scenarios/lunch.json:3:3: not JSON: a quote stands where a comma or } is expected
            3 |   "name": "x"
              |   ^ write a comma before it
        1 problem; nothing was run.
        """)
    #expect(
      lines("") == """
        Scenarios/lunch.json:1:1: not JSON: the text ends where a value is expected
            1 | 
              | ^
        1 problem; nothing was run.
        """)
  }

  @Test func aLongLineIsShownAroundThePlace() {
    let text = "{\"name\": \"" + String(repeating: "x", count: 5_000) + "\", \"seed\": -1}"
    let shown = lines(text).split(separator: "\n")
    #expect(shown.filter { $0.hasPrefix("    1 |") }.map(\.count) == [78, 31])
    #expect(shown.contains { $0.contains("\"seed\": -1}") })
    #expect(shown.last { $0.contains("^") }?.hasSuffix(" ^^") == true)
  }

  @Test func whatWouldMoveTheCursorIsNotShown() {
    let text = "{\"\u{1B}[31m\": 1, \"a\u{7F}\u{9B}\": 2, \"name\": \"\u{9B}5n\"}"
    for byte in lines(text).unicodeScalars where byte != "\n" {
      #expect(byte.properties.generalCategory != .control)
    }
    #expect(lines("{\"\\u001b]0;x\\u0007\": 1}").contains("\u{1B}") == false)
  }

  @Test func brokenUTF8IsShownWithoutACrash() {
    let lines = lines(Array("{\n \"name\": \"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8))
    #expect(lines.hasPrefix("Scenarios/lunch.json:2:11: not JSON: these bytes are not UTF-8\n"))
  }

  @Test func caretsStandBelowWhatIsMeantWhateverStandsBeforeIt() {
    #expect(excerpt("{\t\"a\"", 1, 3, to: 6) == ["    1 | { \"a\"", "      |   ^^^"])
    // Two letters of two columns each, one of one column with a mark that takes none, a picture of three parts.
    #expect(excerpt("食物x", 1, 3, to: 4) == ["    1 | 食物x", "      |     ^"])
    #expect(excerpt("食物x", 1, 1, to: 3) == ["    1 | 食物x", "      | ^^^^"])
    #expect(excerpt("e\u{301}x", 1, 3, to: 4) == ["    1 | e\u{301}x", "      |  ^"])
    #expect(excerpt("👩‍🍳x", 1, 4, to: 5) == ["    1 | 👩‍🍳x", "      |   ^"])
    // A space of no width, and a mark that is itself what is wrong.
    #expect(excerpt("a\u{200B}b", 1, 3, to: 4).last == "      |  ^")
    #expect(excerpt("e\u{301}x", 1, 2, to: 3).last == "      |  ^")
    #expect(excerpt("a\u{202E}b\u{2028}c", 1, 5, to: 6) == ["    1 | a b c", "      |     ^"])
  }

  @Test func linesEndAlikeWhateverEndsThem() {
    for text in ["a\nbc", "a\nbc\n", "a\r\nbc\r\n", "a\r\nbc\r"] {
      #expect(excerpt(text, 2, 2, to: 3) == ["    2 | bc", "      |  ^"])
      #expect(excerpt(text, 2, 3, to: 4) == ["    2 | bc", "      |   ^"])
    }
    #expect(excerpt("a\n", 2, 1, to: 2) == ["    2 | ", "      | ^"])
    #expect(excerpt("\u{FEFF}ab", 1, 2, to: 3) == ["    1 | ab", "      |  ^"])
  }

  @Test func aSpanOverSeveralLinesIsMarkedToTheEndOfItsFirst() {
    var source = SourceText(Array("x\n  {\n  }".utf8))
    let span = TextSpan(from: TextPlace(line: 2, column: 3), to: TextPlace(line: 3, column: 4))
    #expect(source.excerpt(at: span).lines(hint: "say more") == ["    2 |   {", "      |   ^ say more"])
  }

  @Test func placesInAnyOrderShowTheSameLines() {
    let text = (1...50).map { "line \($0)" }.joined(separator: "\n")
    var source = SourceText(Array(text.utf8))
    for line in [3, 50, 1, 49, 49, 2] {
      for column in [6, 1] {
        let shown = source.excerpt(at: span(line, column, to: column + 1))
        #expect(shown.before + shown.marked + shown.behind == "line \(line)")
        #expect(shown.before.count == column - 1)
      }
    }
  }

  @Test func thousandsOfProblemsInOneLongLineAreShownAtOnce() {
    let text = "{" + (0..<2_000).map { "\"k\($0)\": 1" }.joined(separator: ", ") + "}"
    let shown = lines(text)
    #expect(shown.hasSuffix("2000 problems; nothing was run."))
    #expect(shown.contains("k999: no such key\n"))
  }

  @Test func countsNameOnlyWhatThereIs() {
    let place = TextLocation(file: 0, span: span(1, 1, to: 2))
    let (error, warning) = (
      ScenarioProblem(.error, at: place, path: "", "x"), ScenarioProblem(.warning, at: place, path: "", "x")
    )
    #expect(ProblemCount([error, warning, error]).text == "2 problems and 1 warning")
    #expect(ProblemCount([warning, warning]).text == "2 warnings")
    #expect(ProblemCount([error]).text == "1 problem")
  }

  @Test func aWarningSaysThatItIsOneAndEachFileShowsItsOwnLines() {
    let files = [
      ScenarioFile(path: "a.json", bytes: Array("first\nfile".utf8)),
      ScenarioFile(path: "b.json", bytes: Array("second\nbase".utf8)),
    ]
    var listing = ProblemListing(of: files)
    let warning = ScenarioProblem(
      .warning, at: TextLocation(file: 1, span: span(2, 1, to: 5)), path: "kitchens", "more than they can cook",
      hint: "add cooks", suggestion: "3")
    #expect(
      listing.lines(of: warning) == [
        "b.json:2:1: warning: kitchens: more than they can cook; did you mean 3?", "    2 | base",
        "      | ^^^^ add cooks",
      ])
  }

  @Test func aHintWithoutRoomBesideTheMarksStandsBelow() {
    let excerpt = Excerpt(line: 12, before: "ab", marked: "cdef", behind: "")
    // Six columns and the bar, two before the marks, four marks: 65 are left behind a blank.
    let most = String(repeating: "x", count: 65)
    #expect(excerpt.lines(hint: most) == ["   12 | abcdef", "      |   ^^^^ " + most])
    #expect(excerpt.lines(hint: most + "y") == ["   12 | abcdef", "      |   ^^^^", "      = " + most + "y"])
    let words = Array(repeating: "word", count: 20).joined(separator: " ")
    let shown = excerpt.lines(hint: words)
    #expect(shown.dropFirst(2).map(\.count) == [77, 37])
    #expect(shown.allSatisfy { $0.count <= 80 } && shown.last?.hasPrefix("        word") == true)
  }
}
