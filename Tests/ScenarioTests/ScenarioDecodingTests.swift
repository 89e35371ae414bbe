import DiscreteEvents
import JSON
import Testing

@testable import Scenario

struct ScenarioDecodingTests {
  private func problems(_ text: String) -> [ScenarioProblem] {
    do {
      _ = try Scenario(reading: Array(text.utf8))
      return []
    } catch {
      return error.all
    }
  }

  @Test func anEmptyObjectIsAScenarioOfDefaults() throws {
    let scenario = try Scenario(reading: Array("{}".utf8))
    #expect(scenario == Scenario())
    #expect(scenario.duration == .minutes(60))
    #expect(scenario.seed == 1)
    #expect(scenario.name == nil)
  }

  @Test func everyKeyIsRead() throws {
    let text = """
      { "$schema": "scenario.schema.json", "name": "Café", "seed": 18446744073709551615, "duration": "1h30m",
        "demand": { "ordersPerHour": 12.5 }, "restaurants": { "count": 7 }, "partners": { "count": 1e3 } }
      """
    let scenario = try Scenario(reading: Array(text.utf8))
    #expect(scenario.name == "Café")
    #expect(scenario.seed == .max)
    #expect(scenario.duration == .minutes(90))
    #expect(scenario.demand.ordersPerHour == 12.5)
    #expect(scenario.restaurants.count == 7)
    #expect(scenario.partners.count == 1_000)
  }

  @Test func allProblemsAreToldInTheOrderOfTheirLines() throws {
    let found = problems(
      """
      {
        "duration": "6 hours",
        "demand": { "ordersPerHuor": 60 },
        "restaurants": { "count": 0 },
        "partners": { "count": "20" },
        "demand": { "ordersPerHour": -1 }
      }
      """)
    #expect(
      found.map(\.path) == [
        "duration", "demand.ordersPerHuor", "restaurants.count", "partners.count", "demand", "demand.ordersPerHour",
      ])
    #expect(found.map(\.line) == [2, 3, 4, 5, 6, 6])
    #expect(found.map(\.column) == [15, 15, 29, 26, 3, 32])
    #expect(found.map(\.suggestion) == ["6h", "ordersPerHour", nil, "20", nil, nil])
    try #require(found.count == 6)
    #expect(found[0].found == .value(.string, text: "\"6 hours\""))
    #expect(found[1].expected == .key(among: ["ordersPerHour"]))
    #expect(found[2].expected == .wholeNumber(1...100_000))
    #expect(found[4].expected == .keyOnce(first: TextPlace(line: 3, column: 3)))
    #expect(found[5].expected == .number(0.001...10_000_000))
  }

  @Test(
    arguments: [
      "[]", "null", "3", "\"x\"", #"{"name": 3}"#, #"{"name": ""}"#, #"{"name": "a\u001b[31m"}"#, #"{"seed": -1}"#,
      #"{"seed": 1.5}"#, #"{"seed": 18446744073709551616}"#, #"{"seed": 1e400}"#, #"{"seed": null}"#,
      #"{"duration": 6}"#, #"{"duration": "0s"}"#, #"{"duration": "-1h"}"#, #"{"duration": "6"}"#,
      #"{"duration": "99999w"}"#, #"{"demand": 60}"#, #"{"demand": {"ordersPerHour": 0}}"#,
      #"{"demand": {"ordersPerHour": 1e300}}"#, #"{"restaurants": []}"#, #"{"restaurants": {"count": 2.5}}"#,
      #"{"partners": {"count": 1000001}}"#, #"{"$schema": 1}"#, #"{"Name": "x"}"#, "{} {}", "",
    ])
  func whatIsImpossibleIsRefused(text: String) {
    #expect(problems(text).count == 1, "\(problems(text))")
  }

  @Test(
    arguments: [
      ("6 hours", "6h"), ("1 Hour 30 min", "1h30m"), ("90 secs", "90s"), ("2days", "2d"), ("five", nil), ("6", nil),
      ("6h", nil), ("900 days", nil), ("", nil),
    ])
  func unitsInWordsAreSuggestedAsUnits(text: String, meant: String?) {
    #expect(TimespanSpelling.corrected(text, within: .second ... .days(366)) == meant)
  }

  @Test func whatIsNotJSONIsOneProblemAtItsPlace() {
    let found = problems("{\n  \"name\" \"x\"\n}")
    #expect(found.count == 1)
    #expect(found.first?.expected == .json(.colon))
    #expect(found.first?.span.start == TextPlace(line: 2, column: 10))
  }
}
