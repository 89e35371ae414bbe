import Scenario
import Testing

@testable import Marketplace

struct ReachTests {
  private func ignored(_ text: String) throws -> [String] {
    Reach.ignored(of: try Scenario.read(ScenarioFile(path: "a.json", bytes: Array(text.utf8))).places)
  }

  @Test func whatIsSimulatedIsNotIgnored() throws {
    let text = """
      { "name": "n", "seed": 3, "demand": { "ordersPerHour": { "17:00": 5 } }, "restaurants": { "count": 3 },
        "expect": { "delivered.share": { "atLeast": "50%" } } }
      """
    #expect(try ignored(text) == [])
  }

  @Test func whatIsNotIsNamedByItsShortestPath() throws {
    let text = """
      { "partners": { "count": 9, "offers": { "within": "2km", "toNearest": 2 } }, "twin": true,
        "faults": [ { "what": "payment", "is": "down" }, { "what": "broker", "is": "down" } ] }
      """
    #expect(try ignored(text) == ["partners.offers", "twin", "faults"])
  }
}
