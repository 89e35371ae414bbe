import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Customers of the town who come by themselves, and what they do when the restaurant takes its time.
struct SlowYesTests {
  private static let laws = [
    "customers.login.share=0", "customers.browse=0s", "customers.hesitation=0s", "customers.abandons=0",
    "demand.browsing=0", "customers.rates=0", "customers.comesBack=0", "customers.distance=1500m",
    "orders.payment=afterAcceptance", "dineIn.payment=afterAcceptance", "payments.methods.cash=0",
    "payments.methods.card=1", "payments.succeeds=1", "dineIn.seating=0s",
  ]

  private func day(_ channel: Channels.Channel, _ more: String...) throws -> Reference {
    let (brought, seated) = channel == .delivery ? (1, 0) : (0, 1)
    let channels = #"channels={ "delivery": \#(brought), "pickup": 0, "dine-in": \#(seated) }"#
    return try Reference(Town.scenario(Self.laws + [channels] + more, isStrict: false)) { market in
      let asha = market.crowd.call { $0.customer(named: "Asha") }
      asha.at(.start, "comes") { asha in
        asha.spawn("visit", asha.number) { try await $0.visit(by: channel) }
      }
    }
  }

  @Test(arguments: [Channels.Channel.delivery, .dineIn])
  func whoPaysAfterTheYesPaysAfterIt(channel: Channels.Channel) throws {
    let day = try day(channel, "restaurants.decision=10m", "customers.patience=3h")
    let accepted = try #require(day.first("accepted"))
    let begun = try #require(day.first("intentCreated"))
    #expect(begun >= accepted)
    #expect(day.outcome.books.succeeded == 1)
  }

  @Test(arguments: [Channels.Channel.delivery, .dineIn])
  func whoIsTiredOfWaitingForTheYesDoesNotPay(channel: Channels.Channel) throws {
    let day = try day(channel, "restaurants.decision=10m", "customers.patience=5m")
    #expect(day.outcome.books.cancelled(.impatient) == 1)
    #expect(day.outcome.payments.begun == 0)
  }

  /// The food is there after 20 minutes, but the delivery service hears of nothing for an hour.
  @Test func whoHasTheFoodDoesNotCallItOff() throws {
    let day = try day(
      .delivery, "customers.patience=40m", "orders.payment=beforeAcceptance", "payments.methods.cash=1",
      "payments.methods.card=0",
      #"faults=[ { "what": "delivery", "is": "down", "from": "+8m", "for": "1h" } ]"#)
    #expect(day.outcome.payments.cash == 1)
    #expect(day.outcome.books.ended(.delivered) == 1)
  }
}
