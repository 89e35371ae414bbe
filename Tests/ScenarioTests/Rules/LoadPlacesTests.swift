import Testing

@testable import Scenario

/// A load is told at what somebody wrote, with the keys that would change it.
struct LoadPlacesTests {
  private func warnings(_ restaurants: String) throws -> [ScenarioProblem] {
    let text = """
      { "duration": "1h", "demand": { "ordersPerHour": 100 }, "partners": { "count": 900 }, "restaurants": { \(restaurants) } }
      """
    return try Scenario.read(ScenarioFile(path: "a.json", bytes: Array(text.utf8))).warnings
  }

  @Test(arguments: [
    (#""count": 0, "list": [ { "name": "A" } ]"#, "restaurants.list[0]", "kitchens.cooks"),
    (#""count": 0, "list": [ { "name": "A", "cooks": 9 } ]"#, "restaurants.list[0].cooks", "restaurants.list[0].cooks"),
    (
      #""count": 0, "list": [ { "name": "A", "template": "t" } ], "templates": { "t": { "cooks": 9 } }"#,
      "restaurants.templates.t.cooks", "restaurants.templates.t.cooks"
    ),
    (#""count": 2"#, "demand.ordersPerHour", "kitchens.cooks"),
    (#""count": 2, "templates": { "t": { } }"#, "demand.ordersPerHour", "kitchens.cooks"),
  ])
  func kitchensArePointedAt(restaurants: String, path: String, key: String) throws {
    let found = try warnings(restaurants)
    #expect(found.map(\.path) == [path])
    #expect(found.first?.hint?.hasPrefix("write \"\(key)\" of at least") == true, "\(found)")
  }
}
