import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What a restaurant answers to an order, and when.
struct AcceptingTests {
  @Test func anOrderIsAcceptedWhenTheRestaurantHasDecided() throws {
    let day = try Town.day("restaurants.decision=90s", actions: Town.orders("12:00 Asha"))
    #expect(day.lines("accepted") == ["12:01:30 Luigi accepted"])
  }

  @Test func whoConfirmsNothingCooksAtOnce() throws {
    let day = try Town.day("restaurants.confirms=false", actions: Town.orders("12:00 Asha"), isStrict: false)
    #expect(day.lines("accepted", "preparing") == ["12:00:00 kitchen of Luigi preparing"])
  }

  /// Of some 400 orders one in five: three deviations are 0.06.
  @Test func itRejectsAsOftenAsItIsSaidTo() throws {
    let scenario = try Town.scenario(
      [
        "demand.ordersPerHour=200", "restaurants.rejects=20%", "kitchens.cooks=50",
        #"channels={ "delivery": 0, "pickup": 1, "dine-in": 0 }"#,
      ], isStrict: false)
    let books = try Outcome(simulating: scenario).books
    #expect(books.placed > 200)
    #expect(abs(Double(books.rejected(.noReason)) / Double(books.placed) - 0.2) < 0.06)
  }

  @Test func aRejectionHasAReasonAndCostsNothing() throws {
    let day = try Town.day(
      "restaurants.rejects=100%", actions: Town.orders("12:00 Asha"), isStrict: false)
    #expect(day.lines("rejected") == ["12:01:00 Luigi rejected the restaurant cannot take it"])
    #expect(day.outcome.ledger.taken == .zero)
    #expect(day.lines("ticketShown", "offered") == [])
  }

  /// Two tickets at 12:03, when the third is decided; one of them is ready at 12:11, before the fourth is.
  @Test func aFullKitchenRejectsUntilATicketIsDone() throws {
    let day = try Town.day(
      "restaurants.fullAt=2", "partners.count=3",
      actions: Town.orders("12:00 Asha", "12:01 Bela", "12:02 Chan") + [
        "12:10:30,order,Chan,Luigi,again,Margherita: 1,201"
      ])
    #expect(
      day.lines("accepted", "rejected") == [
        "12:01:00 Luigi accepted", "12:02:00 Luigi accepted", "12:03:00 Luigi rejected the kitchen is full",
        "12:11:30 Luigi accepted",
      ])
  }

  private static let nobodyThere = #"faults=[ { "what": "Luigi", "is": "down", "from": "12:00:30", "for": "30m" } ]"#

  @Test func whatNobodyAnswersIsRejectedAfterEighteenMinutes() throws {
    let day = try Town.day(Self.nobodyThere, actions: Town.orders("12:00 Asha"))
    #expect(day.lines("rejected") == ["12:18:00 platform rejected the restaurant did not answer"])
    #expect(day.outcome.books.rejected(.notAnswered) == 1)
  }

  @Test func theTimeUntilThenIsASetting() throws {
    let day = try Town.day(
      Self.nobodyThere, "restaurants.automaticRejection=7m", actions: Town.orders("12:00 Asha"))
    #expect(day.lines("rejected") == ["12:07:00 platform rejected the restaurant did not answer"])
  }

  /// Of an order that is paid first, the time runs from its payment, and all is paid back.
  @Test func whatIsPaidAndNotAnsweredIsPaidBack() throws {
    let day = try Town.day(
      Self.nobodyThere, "payments.methods.card=1", "payments.methods.cash=0", "payments.authorisation=4s",
      "payments.checked=0", "payments.webhook.delay=1s", "payments.webhook.lost=0", "payments.webhook.duplicated=0",
      actions: Town.orders("12:00 Asha") + ["12:00:10,pay,Asha,,Asha's,,200"])
    let order = try day.order("Asha's")
    let paid = try #require(order.times.paid)
    #expect(day.clock(paid) == "12:00:15")
    #expect(day.first("rejected") == paid + .minutes(18))
    #expect(order.money.refunded == order.quote.total)
  }
}
