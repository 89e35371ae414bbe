import DiscreteEvents
import Testing

@testable import Scenario

struct ExtendingTests {
  private let base = """
    { "name": "base", "duration": "2h", "seed": 7,
      "partners": { "count": 50, "offers": { "toNearest": 3, "within": "2km" } },
      "kitchens": { "preparation": { "gamma": { "mean": "10m", "shape": 2 } }, "stations": { "grill": 3, "fry": 2 } },
      "faults": [ { "what": "payment", "is": "down", "from": "+10m", "for": "1m" }, { "what": "broker", "is": "slow" } ] }
    """

  @Test func onlyTheDifferencesDiffer() throws {
    let one = try read(base).scenario
    let other = try read(
      #"{ "extends": "base.json", "name": "fewer", "partners": { "offers": { "toNearest": 5 } } }"#, ["base.json": base]
    ).scenario
    var expected = one
    expected.name = "fewer"
    expected.extends = "base.json"
    expected.partners.offers.toNearest = 5
    #expect(other == expected)
    #expect(other.partners.offers.within == .kilometres(2))
  }

  @Test func listsAndLawsAreReplacedNamesAreMerged() throws {
    let changed = try read(
      """
      { "extends": "base.json", "faults": [ { "what": "auth", "is": "slow", "by": 2 } ],
        "kitchens": { "preparation": { "exponential": { "mean": "9m" } }, "stations": { "fry": 1, "grill": null, "oven": 4 } } }
      """, ["base.json": base]
    ).scenario
    #expect(changed.faults.map(\.what) == ["auth"])
    #expect(changed.faults.first?.length == nil, "nothing is left of the fault that stood there")
    #expect(changed.kitchens.preparation == Law(#"{ "exponential": { "mean": "9m" } }"#))
    #expect(changed.kitchens.stations == ["fry": 1, "oven": 4])
  }

  @Test func aChainIsFollowedToItsEnd() throws {
    let scenario = try read(
      #"{ "extends": "b.json", "seed": 3 }"#,
      [
        "b.json": #"{ "extends": "c.json", "duration": "3h", "seed": 2 }"#,
        "c.json": #"{ "duration": "4h", "twin": true }"#,
      ]
    ).scenario
    #expect((scenario.seed, scenario.duration, scenario.twin) == (3, .hours(3), true))
  }

  @Test func aCircleIsAnError() {
    let files: KeyValuePairs = [
      "b.json": #"{ "extends": "c.json" }"#, "c.json": #"{ "seed": 1, "extends": "b.json" }"#,
    ]
    #expect(
      problems(#"{ "extends": "b.json" }"#, files) == [
        "2:1:25 extends: this is a circle: b.json, which extends c.json, which extends b.json"
      ])
    #expect(problems(#"{ "extends": "a.json" }"#).first?.contains("a.json, which extends a.json") == true)
  }

  @Test func aMissingFileIsToldWithTheNearestName() {
    #expect(
      problems(#"{ "extends": "bse.json" }"#, ["base.json": base]) == [
        "1:14 extends: cannot read \"bse.json\": no such file [\"base.json\"]"
      ])
  }

  @Test func problemsPointIntoTheFileThatSaysIt() {
    #expect(
      problems(#"{ "extends": "b.json", "sed": 1 }"#, ["b.json": "{\n \"seed\": -1 }"]) == [
        "1:24 sed: no such key [\"seed\"]", "1:2:10 seed: -1 is out of range or not whole",
      ])
    #expect(problems(#"{ "extends": "b.json" }"#, ["b.json": "{"]).first?.hasPrefix("1:1:2 : not JSON") == true)
  }

  @Test func whatMustBeSaidMayBeSaidInAnyFile() throws {
    let base = #"{ "menus": { "m": { "items": { "Dal": { "price": "2.50" } } } } }"#
    let derived = #"{ "extends": "b.json", "menus": { "m": { "items": { "Dal": { "category": "Mains" } } } } }"#
    let dal = try read(derived, ["b.json": base]).scenario.menus["m"]?.items["Dal"]
    #expect(dal?.price == Money(thousandths: 2_500))
    #expect(dal?.category == "Mains")
    #expect(
      problems(#"{ "menus": { "m": { "items": { "Dal": { "category": "Mains" } } } } }"#) == [
        "1:39 menus.m.items.Dal: \"price\" is missing"
      ])
  }

  @Test func nothingIsLeftOfAListThatWasReplaced() throws {
    let derived = #"{ "extends": "base.json", "faults": [ { "what": "auth", "is": "slow" } ] }"#
    let places = try read(derived, ["base.json": base]).places
    #expect(places.isWritten("faults[0].what"))
    #expect(!places.isWritten("faults[0].from"), "the file that is extended said when its own first fault begins")
    #expect(!places.isWritten("faults[1].what"))
    #expect(places.location(of: "faults[0].from").file == 0)
    #expect(
      problems(#"{ "extends": "base.json", "faults": [ { "is": "slow" } ] }"#, ["base.json": base]) == [
        "1:39 faults[0]: \"what\" is missing"
      ])
  }

  private static let soup =
    #"{ "menus": { "m": { "items": { "Soup": { "price": "4.00" }, "Tea": { "price": "1.00" } } } } }"#
  private static let noSoup = #"{ "extends": "soup.json", "menus": { "m": { "items": { "Soup": null } } } }"#

  @Test func nothingIsLeftOfANameThatWasTakenAway() throws {
    let soupAgain = #"{ "extends": "none.json", "menus": { "m": { "items": { "Soup": { "category": "Hot" } } } } }"#
    let files: KeyValuePairs = ["none.json": Self.noSoup, "soup.json": Self.soup]
    #expect(problems(soupAgain, files) == [#"1:64 menus.m.items.Soup: "price" is missing"#])
    let places = try read(#"{ "extends": "none.json" }"#, files).places
    #expect(places.isWritten("menus.m.items.Tea.price"))
    for path in ["menus.m.items.Soup", "menus.m.items.Soup.price"] { #expect(!places.isWritten(path), "\(path)") }
  }

  @Test func whatAnItemLacksThatWasTakenAwayIsNotMissed() throws {
    let base = #"{ "menus": { "m": { "items": { "Soup": { "category": "Hot" }, "Tea": { "price": "1.00" } } } } }"#
    #expect(try read(Self.noSoup, ["soup.json": base]).scenario.menus["m"]?.items.names == ["Tea"])
  }

  @Test func onlyANameThatIsThereCanBeTakenAway() {
    let misspelt = #"{ "extends": "soup.json", "menus": { "m": { "items": { "Suop": null } } } }"#
    #expect(
      problems(misspelt, ["soup.json": Self.soup])
        == [#"1:56 menus.m.items.Suop: there is no "Suop" to take away ["Soup"]"#])
    #expect(
      problems(#"{ "city": { "districts": { "Harbour": null } } }"#)
        == [#"1:28 city.districts.Harbour: there is no "Harbour" to take away"#])
  }

  @Test func placesAreThoseOfTheFileThatSpokeLast() throws {
    let places = try read(
      #"{ "extends": "base.json", "partners": { "count": 60 } }"#, ["base.json": base]
    ).places
    #expect(places.location(of: "partners.count").file == 0)
    #expect(places.location(of: "partners.offers.within").file == 1)
    #expect(places.location(of: "partners.offers.upTo").file == 1, "the nearest that was written")
  }
}
