import Testing

@testable import Scenario

/// Nobody orders where nobody is open, and those who are open share what comes.
struct OpeningTests {
  private static let everyOrder =
    #""customers": { "abandons": "0%" }, "payments": { "succeeds": "100%" }, "kitchens": { "cooks": 4, "preparation": "20m", "sizeEffect": 0 }"#

  private func load(_ start: String, _ duration: String, _ orders: String, _ restaurants: String) throws -> [String] {
    try #require(
      KitchensKeepUp.findings(
        in: """
          { "start": "2026-11-20T\(start)", "duration": "\(duration)", "demand": { "ordersPerHour": \(orders) },
            \(Self.everyOrder), "restaurants": { "rejects": "0%", \(restaurants) } }
          """))
  }

  @Test func partnersNeedNotWorkWhileAllIsClosed() throws {
    func findings(_ hours: String) throws -> [String] {
      try #require(
        SomebodyDelivers.findings(
          in: """
            { "start": "2026-11-20T06:00", "duration": "2d", "restaurants": { "count": 5, "hours": ["\(hours)"] },
              "partners": { "count": 60, "shifts": [ { "from": "10:30", "to": "23:45" } ] } }
            """))
    }
    #expect(try findings("11:00-23:00") == [])
    #expect(
      try findings("10:00-23:00") == [
        "partners.shifts: nobody is at work from 2026-11-20T10:00:00, although orders come then"
      ])
  }

  // 60 orders an hour at 5 restaurants, 12 at each, of 20 minutes: 4 cooks.
  @Test(arguments: [("06:00", "12h"), ("11:00", "12h")])
  func kitchensAreBusyOnceTheyOpen(start: String, duration: String) throws {
    let hours = #""count": 5, "hours": ["11:00-23:00"]"#
    #expect(try load(start, duration, "59", hours) == [])
    #expect(
      try load(start, duration, "60", hours).map { $0.contains("at 11:00:00 in each restaurant, 12 orders") } == [true])
  }

  // 18 of 20 restaurants close at 21:00; 24 orders an hour are 12 for each of the other two.
  @Test func theLastOnesOpenGetAllOrders() throws {
    let templates =
      #""count": 20, "templates": { "early": { "weight": 9, "hours": ["11:00-21:00"] }, "late": { "weight": 1 } }"#
    #expect(try load("17:00", "6h", "23.9", templates) == [])
    #expect(
      try load("17:00", "6h", "24", templates).map { $0.contains("at 21:00:00 in each \"late\", 12 orders") } == [true])
  }

  // The peak is after closing time; before, 60 orders an hour come to 5 restaurants from 22:00 on.
  @Test func ordersAfterClosingTimeAreNoLoad() throws {
    let hours = #""count": 5, "hours": ["11:00-23:00"]"#
    #expect(try load("17:00", "8h", #"{ "17:00": 20, "22:00": 30, "23:30": 900 }"#, hours) == [])
    #expect(
      try load("17:00", "8h", #"{ "17:00": 20, "22:00": 60, "23:30": 900 }"#, hours).map { $0.contains("at 22:00:00") }
        == [true])
  }

  // 5 parties an hour for half an hour each at 2 tables, once the other restaurant has closed: ρ = 1.25.
  @Test func tablesFillWhenOthersClose() throws {
    let found = try #require(
      TablesAndWaitersKeepUp.findings(
        in: """
          { "start": "2026-11-20T17:00", "duration": "6h", "demand": { "ordersPerHour": 5 },
            "customers": { "abandons": "0%" }, "payments": { "succeeds": "100%" }, "channels": { "delivery": 0, "dine-in": 1 },
            "restaurants": { "count": 0, "confirms": false, "list": [ { "name": "A" }, { "name": "B", "hours": ["11:00-21:00"] } ] },
            "kitchens": { "preparation": "8m" },
            "dineIn": { "tables": 2, "seating": "1m", "serving": "1m", "eating": "18m", "paying": "2m" } }
          """))
    #expect(found.count == 1)
    #expect(found.first?.contains("at 21:00:00 in \"A\", 5 parties an hour keep 2.5 tables busy") == true, "\(found)")
  }

  @Test func closingTimesOfEveryDayOfTheWeekCount() throws {
    // Friday from 17:00; on Saturday one restaurant alone is open.
    let weekly =
      #""count": 20, "templates": { "early": { "weight": 9, "hours": { "saturday": [] } }, "late": { "weight": 1 } }"#
    #expect(try load("17:00", "7h", "24", weekly) == [])
    #expect(
      try load("17:00", "9h", "24", weekly).map { $0.contains("at 00:00:00 in each \"late\"") } == [true])
  }
}
