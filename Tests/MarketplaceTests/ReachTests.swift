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

  @Test func ofThoseInListsOnlyTheirNumberCounts() throws {
    let text = """
      { "restaurants": { "list": [ { "name": "A" }, { "name": "B", "cooks": 3, "hours": { "monday": ["11:00-23:00"] } } ] },
        "partners": { "list": [ { "name": "Ravi" } ] } }
      """
    #expect(try ignored(text) == ["restaurants.list.cooks", "restaurants.list.hours"])
  }
}
