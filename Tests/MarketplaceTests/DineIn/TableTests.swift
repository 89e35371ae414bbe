import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Guests at tables: they are seated for 1 min, order, have it accepted after 1 min and cooked in 10, are served in 2, eat for
/// 20 and leave 2 min after they have paid: 36 min at the table if nobody else is there.
struct TableTests {
  private static let laws = [
    "dineIn.seating=1m", "dineIn.serving=2m", "dineIn.eating=20m", "dineIn.paying=2m", "dineIn.guests=2",
    "customers.login.share=0", "customers.browse=0s", "customers.hesitation=0s", "customers.abandons=0",
    "menus.pizzeria.items.Calzone.available=false", "customers.rates=0", "customers.comesBack=0",
    "customers.distance=1500m",
    #"channels={ "delivery": 0, "pickup": 0, "dine-in": 1 }"#,
  ]

  /// - Parameter guests: Who comes when, in minutes after 12:00.
  private func evening(
    tables: Int, waiters: Int = 3, patience: String = "2h", _ more: String..., guests: KeyValuePairs<String, Int>
  ) throws -> Reference {
    let settings =
      Self.laws + ["dineIn.tables=\(tables)", "dineIn.waiters=\(waiters)", "dineIn.patience=\(patience)"] + more
    let scenario = try Town.scenario(settings, isStrict: false)
    let evening = try Reference(scenario) { market in
      for (name, minute) in guests {
        let guest = market.crowd.call { $0.customer(named: name) }
        guest.at(.start + .minutes(minute), "comes") { guest in
          guest.spawn("visit", guest.number) { try await $0.visit(by: .dineIn) }
        }
      }
    }
    #expect(evening.outcome.ending == .whole)
    return evening
  }

  @Test func guestsAreSeatedServedPayAndLeave() throws {
    let evening = try evening(tables: 2, guests: ["Asha": 0])
    #expect(
      evening.lines(
        "tableTaken", "scanned", "placed", "accepted", "ready", "served", "cashTaken", "completed", "tableFreed")
        == [
          "12:00:00 Asha tableTaken 1", "12:01:00 Asha scanned Luigi", "12:01:00 Asha placed 10.50",
          "12:02:00 Luigi accepted", "12:12:00 kitchen of Luigi ready", "12:14:00 Luigi served",
          "12:34:00 Luigi cashTaken 15.00 given, 4.50 change", "12:36:00 Asha completed", "12:36:00 Asha tableFreed 1",
        ])
  }

  /// Bela comes before Chan, and has the only table at 12:36; Chan at 13:12.
  @Test func aFreedTableIsGivenToWhoHasWaitedLongest() throws {
    let evening = try evening(tables: 1, guests: ["Asha": 0, "Bela": 5, "Chan": 6])
    #expect(
      evening.lines("tableTaken", "tableFreed") == [
        "12:00:00 Asha tableTaken 1", "12:36:00 Asha tableFreed 1", "12:36:00 Bela tableTaken 1",
        "13:12:00 Bela tableFreed 1", "13:12:00 Chan tableTaken 1", "13:48:00 Chan tableFreed 1",
      ])
  }

  @Test func whoseWaitIsTooLongLeavesAndTheNextHasTheTable() throws {
    let evening = try evening(tables: 1, patience: "20m", guests: ["Asha": 0, "Bela": 5, "Chan": 30])
    #expect(
      evening.lines("tableTaken", "leftWithoutOrdering") == [
        "12:00:00 Asha tableTaken 1", "12:25:00 Bela leftWithoutOrdering no table was free",
        "12:36:00 Chan tableTaken 1",
      ])
  }

  @Test func ofTheFreeTablesTheOneWithTheLowestNumberIsTaken() throws {
    let evening = try evening(tables: 2, guests: ["Asha": 0, "Bela": 10, "Chan": 40])
    #expect(evening.lines("tableTaken").map { $0.last } == ["1", "2", "1"])
  }

  @Test func aTableIsScannedByOnePartyAtATime() throws {
    _ = try Town.day(
      "dineIn.tables=2", columns: "at,does,customer,restaurant,table,guests,answer",
      actions: [
        "12:00,scan,Asha,Luigi,1,2,200", "12:01,scan,Bela,Luigi,1,2,409", "12:02,scan,Bela,Luigi,3,2,404",
        "12:03,scan,Bela,Luigi,2,5,409", "12:04,scan,Bela,Luigi,2,4,200", "12:05,scan,Chan,Luigi,1,1,409",
        "12:10,leave,Asha,,,,200", "12:11,scan,Chan,Luigi,1,1,200",
      ], isStrict: false)
  }

  /// Three meals are ready at 12:12, and one waiter brings them one after the other.
  @Test func oneWaiterBringsOneMealAfterTheOther() throws {
    let evening = try evening(tables: 3, waiters: 1, guests: ["Asha": 0, "Bela": 0, "Chan": 0])
    #expect(evening.lines("served").map { $0.prefix(8) } == ["12:14:00", "12:16:00", "12:18:00"])
  }

  @Test func whenAllWaitersAreAwayNobodyIsServed() throws {
    let evening = try evening(
      tables: 1, #"faults=[ { "what": "waiters", "is": "down", "from": "12:10", "for": "20m" } ]"#,
      guests: ["Asha": 0])
    #expect(evening.lines("served") == ["12:32:00 Luigi served"])
  }
}
