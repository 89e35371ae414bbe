import DiscreteEvents
import Testing

@testable import Marketplace

/// What people do when a service does not answer, and with what they are served all the same. All times by hand.
struct InsistingTests {
  private static func evening(times: Int, _ fault: String, _ more: [String: String] = [:]) throws -> Play {
    try Play(
      [
        act("Ana", "order", at: "1m", #""order": "soup", "restaurant": "A", "items": { "Soup": 1 }"#)
      ],
      [
        "customers": #"{ "insists": { "times": \#(times), "after": "10s" } }"#,
        "payments": #"{ "methods": { "card": 0, "wallet": 0, "cash": 1 } }"#,
        "services": #"{ "order": { "retries": { "times": 0 } }, "checkout": { "retries": { "times": 0 } } }"#,
        "faults": "[ \(fault) ]",
      ].merging(more) { $1 }, maySayNo: true)
  }

  /// Priced at 60.022, and refused 42 ms after that and twice more, each time ten seconds and 42 ms later; then the order
  /// service is there, and takes 52 ms.
  @Test func whoGetsNoAnswerTriesAgainByHandAndHasOneOrder() throws {
    let play = try Self.evening(times: 5, #"{ "what": "order", "is": "down", "from": "+50s", "for": "39s" }"#)
    #expect(play.lines("placed") == ["90.242 Ana placed 33.33"])
    #expect(play.outcome.books.placed == 1)
  }

  @Test func whoHasTriedOftenEnoughGivesUp() throws {
    let play = try Self.evening(times: 2, #"{ "what": "order", "is": "down", "from": "+50s", "for": "39s" }"#)
    #expect(play.outcome.books.placed == 0)
    #expect(play.lines("answered") == ["80.148 Ana answered 503"])
  }

  /// Its store is looked for 50 ms later than the service would have been.
  @Test func anOutageOfTheOrdersStoreIsLivedThroughToo() throws {
    let play = try Self.evening(times: 5, #"{ "what": "order.store", "is": "down", "from": "+50s", "for": "39s" }"#)
    #expect(play.lines("placed") == ["90.392 Ana placed 33.33"])
  }

  /// It answers nobody in time for days: the order is rejected in its stead, and what it was to write down is dropped.
  @Test func whatIsOverIsReportedNoMore() throws {
    let fault = #"{ "what": "restaurant", "is": "slow", "by": 1000, "from": "+50s", "for": "3d" }"#
    let play = try Self.evening(times: 0, fault)
    #expect(play.outcome.books.ended(.rejected) == 1)
    #expect(play.outcome.events < 5_000)
  }

  /// An order is worth more than what would have been taken off.
  @Test func withoutTheDiscountServiceNothingIsLowered() throws {
    let discounts = [
      "discounts": #"[ { "policy": "flat", "amount": "3.33" } ]"#,
      "services": #"{ "discount": { "retries": { "times": 0 } } }"#,
    ]
    func placed(_ from: String) throws -> [String] {
      let fault = #"{ "what": "discount", "is": "down", "from": "+\#(from)", "for": "30s" }"#
      return try Self.evening(times: 0, fault, discounts).lines("placed").map { String($0.suffix(5)) }
    }
    #expect(try placed("50s") == ["33.33"])
    #expect(try placed("2m") == ["30.00"])
  }
}
