import Testing

@testable import JSON

struct JSONTextTests {
  @Test func keysKeepTheirOrderOnOneLine() throws {
    let value: JSONText = ["peer": "orderflow", "size": 1000, "mean": 3.25, "notes": [], "ok": true, "missing": nil]
    #expect(
      try value.oneLine()
        == #"{"peer": "orderflow", "size": 1000, "mean": 3.25, "notes": [], "ok": true, "missing": null}"#)
  }

  @Test func indentedTextShowsTheNesting() throws {
    let value: JSONText = ["a": [1, ["b": 2]], "c": [:]]
    #expect(
      try value.indented() == """
        {
          "a": [
            1,
            {
              "b": 2
            }
          ],
          "c": {}
        }
        """)
  }

  @Test(
    arguments: [
      (0.1, "0.1"), (3.0, "3"), (-0.0, "-0"), (1e21, "1e+21"), (.leastNonzeroMagnitude, "5e-324"),
      (1.0 / 3, "0.3333333333333333"),
      (100.0, "100"),
    ])
  func numbersAreAsShortAsTheyCanBe(number: Double, text: String) throws {
    #expect(try JSONText.number(number).oneLine() == text)
    #expect(Double(text)?.bitPattern == number.bitPattern)
  }

  @Test(
    arguments: [
      ("say \"hi\"", #""say \"hi\"""#), ("back\\slash", #""back\\slash""#), ("a\nb\tc\r", #""a\nb\tc\r""#),
      ("\u{1}\u{1F}", #""\u0001\u001f""#), ("é 🍜", "\"é 🍜\""), ("\r\n", #""\r\n""#), ("", "\"\""),
    ])
  func stringsAreEscaped(string: String, text: String) throws {
    #expect(try JSONText.string(string).oneLine() == text)
  }

  @Test func aNumberThatJSONCannotSayIsNamedByItsPath() {
    let value: JSONText = ["runs": [["mean": 1.5], ["mean": .number(.nan)]]]
    #expect(throws: JSONText.NotANumber(path: "runs[1].mean", value: "nan")) { try value.oneLine() }
  }
}
