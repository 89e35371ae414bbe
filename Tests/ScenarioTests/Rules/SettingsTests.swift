import Testing

@testable import Scenario

struct SettingsTests {
  @Test func cooksBesideStationsHaveNoEffect() throws {
    let found = try #require(
      SettingsHaveAnEffect.findings(
        in: """
          { "kitchens": { "stations": { "grill": 4 }, "cooks": 9 },
            "restaurants": { "templates": { "a": { }, "b": { "cooks": 12 } }, "list": [ { "name": "A", "cooks": 3 } ] } }
          """))
    #expect(
      found.map { String($0.prefix { $0 != ":" }) } == [
        "kitchens.cooks", "restaurants.templates.b.cooks", "restaurants.list[0].cooks",
      ])
  }

  @Test(arguments: [#""stations": { "grill": 4 }, "cooks": 0"#, #""cooks": 9"#])
  func cooksOrStationsDo(kitchens: String) throws {
    #expect(try #require(SettingsHaveAnEffect.findings(in: #"{ "kitchens": { \#(kitchens) } }"#)) == [])
  }

  @Test(arguments: [("", 1), (#", "recipe": { "flour": "80g" }"#, 0)])
  func stockOfWhichNothingIsCookedNeverRunsLow(recipe: String, told: Int) throws {
    let found = try #require(
      DiscountsApplyToWhatExists.findings(
        in: """
          { "ingredients": { "flour": { "stock": "6kg" } }, "menus": { "m": { "items": { "Bun": { "price": "1.00"\(recipe) } } } },
            "discounts": [ { "policy": "stockClearing", "percentage": "15%" } ] }
          """))
    #expect(found.count == told)
  }
}
