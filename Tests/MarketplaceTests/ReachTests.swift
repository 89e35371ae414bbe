import Scenario
import Testing

@testable import Marketplace

struct ReachTests {
  private func ignored(_ text: String) throws -> [String] {
    Reach.ignored(of: try Scenario.read(ScenarioFile(path: "a.json", bytes: Array(text.utf8))).places)
  }

  @Test func whatIsSimulatedIsNotIgnored() throws {
    let text = """
      { "name": "n", "seed": 3, "partners": { "count": 9, "offers": { "within": "2km" } },
        "faults": [ { "what": "payment", "is": "down" } ] }
      """
    #expect(try ignored(text) == [])
  }

  @Test func whatIsNotIsNamed() throws {
    #expect(try ignored(#"{ "twin": true, "warmup": "10m" }"#) == ["twin"])
  }
}
