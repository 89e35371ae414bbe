import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What customers are shown, and what they are told.
struct SearchingTests {
  /// A is 100 m away and B 900 m. The search takes 62 ms.
  @Test func whoSearchesFindsWhatIsOpenNearAndLikeWhatWasTyped() throws {
    let play = try Play(
      [
        act("Ana", "open", at: "0s", #""place": { "east": "2km", "north": "1.9km" }"#),
        act("Ana", "search", at: "1s"), act("Ana", "search", at: "2s", #""query": "suop""#),
        act("Ana", "search", at: "3s", #""query": "pizza""#), act("Ana", "search", at: "4s", #""within": "500m""#),
        act("A", "goOffline", at: "5s"), act("Ana", "search", at: "15s"),
        act("Ana", "order", at: "16s", #""restaurant": "A", "items": { "Soup": 1 }, "answer": 409"#),
        act("A", "goOnline", at: "17s"), act("Ana", "search", at: "27s"),
      ],
      [
        "restaurants": """
        { "count": 0, "list": [
          { "name": "A", "menu": "all", "rating": 4, "place": { "east": "2km", "north": "2km" } },
          { "name": "B", "menu": "all", "rating": 4, "place": { "east": "2km", "north": "1km" } } ] }
        """
      ])
    #expect(
      play.lines("searched") == [
        "1.062 Ana searched A, B", "2.062 Ana searched A, B", "3.062 Ana searched", "4.062 Ana searched A",
        "15.062 Ana searched B, A", "27.062 Ana searched A, B",
      ])
  }

  private static func message(_ carriers: String) throws -> Play {
    try Play(
      [act("Ana", "order", at: "1m", #""restaurant": "A", "items": { "Soup": 1 }"#)],
      [
        "orders": #"{ "messages": { "placed": "Thanks, that is {total}." } }"#, "notifications": carriers,
        "payments": #"{ "methods": { "card": 0, "wallet": 0, "cash": 1 } }"#,
      ])
  }

  @Test func aMessageComesByTheCarrierOfTheCustomerAndMayBeLost() throws {
    let short = try Self.message(#"{ "sms": { "weight": 1, "delay": "10s", "lost": 0 }, "push": { "weight": 0 } }"#)
    let push = try Self.message(#"{ "push": { "weight": 1, "delay": "3s", "lost": 0 }, "sms": { "weight": 0 } }"#)
    let lost = try Self.message(#"{ "push": { "weight": 1, "delay": "3s", "lost": 1 }, "sms": { "weight": 0 } }"#)
    let told = [short, push].flatMap { $0.happenings(.told) }
    let words = [short, push].flatMap { $0.outcome.story?.lines ?? [] }.filter { $0.what == "told" }.map(\.detail)
    let expected = Array(repeating: "Thanks, that is 33.33.", count: 2)
    #expect(words == expected)
    #expect(told[0].at - told[1].at == .seconds(7))
    #expect(lost.happenings(.told).isEmpty)
    #expect(lost.outcome.notifications.lost == 1 && lost.outcome.notifications.arrived == 0)
  }

  /// From the food's being picked up to its being there, every fifteen seconds.
  @Test func whoFollowsLooksAtTheMapUntilTheFoodIsThere() throws {
    func town(_ follows: Int) throws -> Play {
      try Play(sections: [
        "duration": #""40m""#, "demand": #"{ "ordersPerHour": 30 }"#, "partners": #"{ "count": 20 }"#,
        "city": #"{ "size": "3km" }"#, "customers": #"{ "follows": \#(follows), "followsEvery": "15s" }"#,
      ])
    }
    let play = try town(1)
    var fetched: [Int32: Instant] = [:]
    for line in play.happenings(.pickedUp) { fetched[line.order] = line.at }
    let delivered = play.happenings(.delivered)
    let looks = delivered.map { ($0.at - (fetched[$0.order] ?? .never)).ticks / Timespan.seconds(15).ticks }
    #expect(delivered.count > 5)
    #expect(play.outcome.tracking.looks == Int(looks.reduce(0, +)))
    #expect(try town(0).outcome.tracking.looks == 0)
  }
}
