import JSON
import Testing

@testable import Scenario

struct ReplayFromCSVTests {
  private static let asList = """
    { "currency": "INR", "replay": [
      { "at": "19:01", "customer": "cust-abc123", "does": "scan", "restaurant": "Intellidine", "table": 5 },
      { "at": "19:08:15", "customer": "cust-abc123", "does": "order", "order": "ord-xyz789", "table": 5,
        "items": { "Paneer Tikka": 2, "Dal Makhani": 1, "Garlic Naan": 3 } },
      { "at": "+90m", "customer": "Ms \\"O\\", 2nd floor", "does": "open", "place": { "east": "2km", "north": "1.5km" } },
      { "at": "2026-11-20T19:30", "customer": "Ravi", "does": "open", "place": { "latitude": 17.385, "longitude": 78 } },
      { "at": "19:40", "restaurant": "Intellidine", "staff": "chef", "does": "setAvailability", "item": "Dal Makhani",
        "available": false },
      { "at": "19:50", "customer": "cust-abc123", "does": "payCash", "amount": "1100.00" },
      { "at": "19:52", "customer": "cust-abc123", "does": "rate", "rating": 5 } ] }
    """

  private static let asTable = """
    does,at,customer,restaurant,staff,order,table,item,items,available,amount,rating,east,north,latitude,longitude
    scan,19:01,cust-abc123,Intellidine,,,5,,,,,,,,,
    order,19:08:15,cust-abc123,,,ord-xyz789,5,,Paneer Tikka: 2; Dal Makhani;Garlic Naan:3,,,,,,,
    open,+90m,"Ms ""O"", 2nd floor",,,,,,,,,,2km,1.5km,,

    open,2026-11-20T19:30,Ravi,,,,,,,,,,,,17.385,78
    setAvailability,19:40,,Intellidine,chef,,,Dal Makhani,,FALSE,,,,,,
    payCash,19:50,cust-abc123,,,,,,,,1100.00,,,,,
    rate,19:52,cust-abc123,,,,,,,,,5,,,,
    """

  @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
  func aListAndATableThatSayTheSameGiveEqualActions(lineEnd: String, mark: String) {
    let listed = TableReading(Self.asList)
    let table = mark + Self.asTable.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
    let tabled = TableReading(#"{ "currency": "INR", "replay": "day/actions.csv" }"#, ["day/actions.csv": table])
    #expect(listed.problems.isEmpty && tabled.problems.isEmpty)
    #expect(listed.scenario.replay.actions.count == 7)
    #expect(tabled.scenario.replay.actions == listed.scenario.replay.actions)
    #expect(tabled.scenario.replay.file == "day/actions.csv")
    #expect(tabled.files.map(\.path) == ["a.json", "day/actions.csv"])
  }

  @Test func valuesRememberTheirPlaceInTheTable() {
    let table = "at,does,rating\n19:00,browse,\n\n19:01,rate,4\n"
    let places = TableReading(#"{ "replay": "a.csv" }"#, ["a.csv": table]).reading.places
    let location = places.location(of: "replay[1].rating")
    #expect(location == TextLocation(file: 1, span: span(4, 12, 13)))
    #expect(places.location(of: "replay").file == 0)
  }

  /// Of each value of millions, a path would take more memory than the value.
  @Test(arguments: [
    #"[ { "at": "19:00", "does": "order", "items": { "Dal": 2, "Dal.[hot]": 1 } }, { "at": "19:01", "does": "rate" } ]"#,
    "at,does,items\n19:00,order,Dal: 2; Dal.[hot]: 1\n19:01,rate,\n",
  ])
  func valuesOfActionsAreFoundAgainWithoutBeingNoted(replay: String) {
    let isTable = replay.hasPrefix("at")
    let text = isTable ? #""a.csv""# : replay
    let places = TableReading("{\n\"replay\": \(text) }", ["a.csv": replay]).reading.places
    #expect(places.paths == ["replay"])
    for path in ["", ".at", ".items", ".items.Dal", ".items.Dal.[hot]"] {
      #expect(places.isWritten("replay[0]" + path), "\(path)")
    }
    for path in ["[0].rating", "[0].items.Rice", "[0].items.Dal.[hot].x", "[0]at", "[1].items", "[2]", "[x]", "[-1]"] {
      #expect(!places.isWritten("replay" + path), "\(path)")
    }
    let (dal, hot) = (places.location(of: "replay[0].items.Dal"), places.location(of: "replay[0].items.Dal.[hot]"))
    #expect(dal == TextLocation(file: isTable ? 1 : 0, span: isTable ? span(2, 13, 19) : span(2, 65, 66)))
    #expect(hot.span.start.column == (isTable ? 21 : 81))
    #expect(places.location(of: "replay[1].items").span.start == (isTable ? span(3, 1, 1) : span(2, 88, 88)).start)
    #expect(places.location(of: "replay[2].at") == places.location(of: "replay"))
  }

  @Test func rowsWithoutAnythingArePassedOver() {
    let table = ",,\nat,does,rating\n,,\n19:00,browse,\n,,,,\n19:01,rate,6\n\"\",,\n,\n"
    let read = TableReading(#"{ "replay": "a.csv" }"#, ["a.csv": table])
    #expect(read.scenario.replay.actions.map(\.does) == [.browse, .rate])
    #expect(read.problems.map(\.path) == ["replay[1].rating"])
    #expect(read.problems.map(\.line) == [6])
  }

  /// What a database gives out is in the order of its keys.
  @Test func theOrderOfRowsDoesNotMatter() {
    let scenario = """
      { "demand": { "ordersPerHour": 0 }, "restaurants": { "count": 0, "list": [ { "name": "A" }, { "name": "B" } ] },
        "replay": "a.csv" }
      """
    func sentences(_ rows: String...) -> [String] {
      problems(scenario, ["a.csv": "at,does,customer,restaurant,items\n" + rows.joined(separator: "\n")])
    }
    let (browse, order) = ("17:05,browse,C,A,", "17:10,order,C,,Soup: 1")
    let told = sentences(browse, order)
    #expect(sentences(order, browse).count == told.count)
    #expect(!told.contains { $0.contains("at which") })
    #expect(sentences("17:15,browse,C,A,", order).contains { $0.contains("replay[1]: it is not said at which of 2") })
  }

  @Test func theFileThatNamesTheTableSaysWhereItLies() {
    let find: FileFinder = { path, file throws(FileNotFound) in
      switch (path, file.path) {
      case ("base/evening.json", "lunch.json"):
        ScenarioFile(path: "base/evening.json", bytes: Array(#"{ "replay": "a.csv" }"#.utf8))
      case ("a.csv", "base/evening.json"):
        ScenarioFile(path: "base/a.csv", bytes: Array("at,does\n19:00,browse\n".utf8))
      default: throw FileNotFound(reason: "\(path) from \(file.path)")
      }
    }
    let file = ScenarioFile(path: "lunch.json", bytes: Array(#"{ "extends": "base/evening.json" }"#.utf8))
    let read = TableReading(file, finding: find)
    #expect(read.scenario.replay.actions.map(\.does) == [.browse])
    #expect(read.files.map(\.path) == ["lunch.json", "base/evening.json", "base/a.csv"])
  }

  @Test func aListTakesThePlaceOfATableAndTheOtherWayAround() {
    let table = "at,does\n19:00,browse\n"
    let list = #"{ "extends": "base.json", "replay": [ { "at": "20:00", "does": "search" } ] }"#
    let over = TableReading(list, ["base.json": #"{ "replay": "a.csv" }"#, "a.csv": table])
    #expect(over.scenario.replay.file.isEmpty)
    #expect(over.scenario.replay.actions.map(\.does) == [.search])
    let under = TableReading(
      #"{ "extends": "base.json", "replay": "a.csv" }"#, ["base.json": list.replacingBase, "a.csv": table])
    #expect(under.scenario.replay.actions.map(\.does) == [.browse])
  }

  @Test func aHeaderAloneReplaysNothing() throws {
    #expect(try read(#"{ "replay": "a.csv" }"#, ["a.csv": "at,does\n"]).scenario.replay.actions.isEmpty)
  }
}

extension String {
  fileprivate var replacingBase: String { "{ " + drop { $0 != "," }.dropFirst() }
}
