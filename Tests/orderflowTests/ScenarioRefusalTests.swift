import Scenario
import Testing

@testable import orderflow

struct ScenarioRefusalTests {
  private func refusal(_ bytes: [UInt8]) -> ScenarioRefusal? {
    do {
      _ = try Scenario(reading: bytes)
      return nil
    } catch {
      return ScenarioRefusal(path: "Scenarios/lunch.json", bytes: bytes, problems: error.all)
    }
  }

  private func lines(_ text: String) -> String {
    refusal(Array(text.utf8))?.lines.joined(separator: "\n") ?? "nothing wrong"
  }

  @Test func everyProblemHasItsPlaceItsLineAndWhatToWrite() {
    let text = """
      {
        "name": "Lunch",
        "duration": "5 miles",
      \t"demand": { "ordersPerHuor": 60 },
        "restaurants": { "count": 0, "x": 1 },
        "partners": "many",
        "name": ""
      }
      """
    #expect(
      lines(text) == """
        Scenarios/lunch.json:3:15: duration: "5 miles" is not a time this language knows, or out of range
            3 |   "duration": "5 miles",
              |               ^^^^^^^^^ write a number and one of w, d, h, m, s, ms, us; from 1s to 366d
        Scenarios/lunch.json:4:14: demand.ordersPerHuor: no such key; did you mean "ordersPerHour"?
        Scenarios/lunch.json:5:29: restaurants.count: 0 is out of range or not whole
            5 |   "restaurants": { "count": 0, "x": 1 },
              |                             ^ write a whole number from 1 to 100000
        Scenarios/lunch.json:5:32: restaurants.x: no such key
            5 |   "restaurants": { "count": 0, "x": 1 },
              |                                ^^^ write one of count
        Scenarios/lunch.json:6:15: partners: "many" is not an object
            6 |   "partners": "many",
              |               ^^^^^^ write { } with keys and values
        Scenarios/lunch.json:7:3: name: this key stands in line 2 already
            7 |   "name": ""
              |   ^^^^^^ write each key once
        Scenarios/lunch.json:7:11: name: "" is empty, too long or has control characters
            7 |   "name": ""
              |           ^^ write 1 to 200 characters in quotes
        7 problems; nothing was run.
        """, "\(lines(text))")
  }

  @Test func aNumberInQuotesIsSuggestedWithoutThem() {
    #expect(lines("{\"seed\": \"5\"}").contains(": seed: \"5\" is not a whole number; did you mean 5?\n"))
    #expect(lines("{\"duration\": \"6 hours\"}").contains("; did you mean \"6h\"?\n"))
  }

  @Test func whatIsNotJSONIsShownWhereItEnds() {
    #expect(
      lines("{\n  \"seed\": 1\n  \"name\": \"x\"\n}") == """
        Scenarios/lunch.json:3:3: not JSON: \""\" stands where a comma or } is expected
            3 |   "name": "x"
              |   ^
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
    #expect(shown.dropFirst(4).first?.contains("\"seed\": -1}") == true)
    #expect(shown.dropFirst(5).first?.contains("^^ write a whole number") == true)
  }

  @Test func whatWouldMoveTheCursorIsNotShown() {
    let text = "{\"\u{1B}[31m\": 1, \"a\u{7F}\u{9B}\": 2, \"name\": \"\u{9B}5n\"}"
    for byte in lines(text).unicodeScalars where byte != "\n" {
      #expect(byte.properties.generalCategory != .control)
    }
    #expect(lines("{\"\\u001b]0;x\\u0007\": 1}").contains("\u{1B}") == false)
  }

  @Test func brokenUTF8IsShownWithoutACrash() {
    let refusal = refusal(Array("{\n \"name\": \"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8))
    #expect(refusal?.lines.first == "Scenarios/lunch.json:2:11: not JSON: these bytes are not UTF-8")
  }
}
