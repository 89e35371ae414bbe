import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// The delivery platform's afternoon, from registration to tracking.
struct DeliveryPlatformTests {
  private let day: Reference

  init() throws { day = try Reference("delivery-platform") }

  @Test func everyRequestIsAnsweredWithItsCode() {
    #expect(day.outcome.wrongAnswers.isEmpty)
    #expect(day.outcome.refusals.isEmpty)
    let codes = Set(day.lines("answered").compactMap { $0.split(separator: " ").last })
    #expect(codes == ["200", "201", "204", "400", "404", "409", "410"])
  }

  /// A licence that there is, a form half filled, who is not there, a dish without a price, one that is gone from the menu,
  /// unknown dishes and restaurants, what is out of stock, a door out of reach, a locked cart, an order that somebody else
  /// has, a card that is refused.
  @Test func eachRefusalIsTheDocuments() {
    let refusals = day.lines("answered").filter { ($0.split(separator: " ").last ?? "") >= "400" }
    #expect(
      refusals == [
        "12:00:30 platform answered 409", "12:00:45 platform answered 400", "12:07:30 platform answered 404",
        "12:08:45 Biryani House answered 400", "12:09:45 Biryani House answered 404", "12:09:50 user456 answered 404",
        "12:09:55 user456 answered 404", "12:10:30 user456 answered 410", "12:10:40 user456 answered 400",
        "12:11:30 user456 answered 400", "12:25:30 user123 answered 409", "12:28:32 Meena answered 410",
        "13:10:40 user456 answered 400",
      ])
  }

  @Test func whoIsRefusedIsToldWhy() {
    #expect(
      day.lines("told").first
        == "12:06:02 Borrowed papers told The registration is refused: The licence is somebody else's")
  }

  @Test func theCustomerIsToldOfEachStep() {
    #expect(
      day.lines("told").filter { $0.contains("user123") }.map { String($0.dropFirst(22)) } == [
        "We have your order.", "Your order is confirmed.", "The restaurant has accepted it.",
        "Your food is being cooked.",
      ])
    #expect(
      day.lines("told").filter { $0.contains("user456") }.map { String($0.dropFirst(22)) } == [
        "We have your order.", "Your order is confirmed.",
        "The restaurant cannot cook it. Your money is on its way back.",
      ])
  }

  /// 350.00 and three times 75.00, as the price is since 12:09; then one less. An emptied cart is gone.
  @Test func theCartIsShownAfterEachChange() {
    #expect(
      day.lines("cartChanged", "cartCleared") == [
        "12:12:00 user456 cartChanged 1 item, 299.00", "12:12:30 user456 cartCleared",
        "12:23:00 user123 cartChanged 4 items, 575.00", "12:23:20 user123 cartChanged 1 item, 299.00",
        "12:23:40 user123 cartCleared", "12:24:00 user123 cartChanged 3 items, 500.00",
        "13:09:00 user456 cartChanged 2 items, 598.00",
      ])
  }

  /// Ten changes until then, each written into the index again.
  @Test func theIndexIsBuiltAgainFromTheLog() {
    let indexed = day.lines("indexed")
    let again = indexed.filter { $0 >= "14:00:00" }
    #expect(indexed.count == 20 && again.count == 10)
    #expect(again.map { $0.dropFirst(8) } == indexed.prefix(10).map { $0.dropFirst(8) })
  }

  /// From 12:44 to 13:00, every 15 s.
  @Test func theAppAsksForThePositionAllTheWay() {
    #expect((63...64).contains(day.outcome.tracking.looks))
    #expect(day.outcome.tracking.lostLooks == 0)
  }

  @Test func whoIsRegisteredIsLookedAtAndOnlyThenOnline() {
    #expect(
      day.lines("registered", "approved", "refused", "online") == [
        "12:00:00 Biryani House registered Biryani House", "12:01:00 Borrowed papers registered Borrowed papers",
        "12:05:00 Biryani House approved", "12:06:00 Borrowed papers refused The licence is somebody else's",
        "12:07:00 Biryani House online",
      ])
  }

  /// 500.00 - 50.00 + 25.00 + 30.00 = 505.00
  @Test func theBillIsTheDocuments() throws {
    let quote = try day.order("order-1").quote
    #expect(quote.subtotal == Money(500))
    #expect(quote.discount == Money(50))
    #expect(quote.tax == Money(25))
    #expect(quote.deliveryFee == Money(30))
    #expect(quote.platformFee == .zero)
    #expect(quote.total == Money(505))
  }

  @Test func theOrderPassesThroughAllItsStatuses() throws {
    #expect(
      try day.order("order-1").history.map(\.status) == [
        .paymentPending, .paid, .accepted, .preparing, .ready, .pickedUp, .delivered,
      ])
    #expect(
      try day.history(of: "order-1") == [
        "12:26:00 paymentPending by user123", "12:26:42 paid by payment", "12:28:00 accepted by The Spice Garden",
        "12:28:00 preparing by kitchen of The Spice Garden", "12:40:00 ready by The Spice Garden",
        "12:44:00 pickedUp by Ravi", "13:00:00 delivered by Ravi",
      ])
  }

  @Test func aWebhookThatComesTwicePaysOnce() throws {
    #expect(day.lines("webhookRepeated").count == 1)
    #expect(try day.order("order-1").money.paid == Money(505))
    #expect(day.outcome.payments.settled == 2, "one for each order")
  }

  /// The gateway is asked 30 s after the payment began, as its message never came.
  @Test func aLostWebhookIsHealedByAsking() throws {
    #expect(day.lines("webhookLost").count == 1)
    #expect(try day.history(of: "order-2")[1] == "13:11:20 paid by payment")
  }

  @Test func forgedWebhooksAreRefusedAndPayNothing() {
    #expect(day.lines("webhookRefused").count == 2)
    #expect(day.lines("webhookRefused").allSatisfy { $0.hasSuffix(" payment webhookRefused 401") })
    #expect(day.outcome.ledger.taken == Money(505) + Money(thousandths: 628_900))
  }

  /// 2 · 309.00 - 50.00 + 30.90 + 30.00 = 628.90, at the price that changed before the checkout.
  @Test func whatTheRestaurantRejectsIsPaidBackInFull() throws {
    let order = try day.order("order-2")
    #expect(order.quote.total == Money(thousandths: 628_900))
    #expect(try day.history(of: "order-2").last == "13:12:00 rejected by Domino's")
    #expect(day.lines("rejected") == ["13:12:00 Domino's rejected The oven is cold"])
    #expect(order.money.refunded == order.quote.total)
    #expect(order.money.kept == .zero)
    #expect(day.lines("told").last?.hasSuffix("Your money is on its way back.") == true)
  }

  /// By rating, not by distance: 4.4, 4.1 and 3.9, though Domino's is at the door.
  @Test func aTypoStillFindsThePizza() {
    #expect(
      day.lines("searched") == [
        "12:20:10 user123 searched The Spice Garden, Domino's, Biryani House", "12:21:00 user123 searched Domino's",
      ])
  }

  /// Lassi is on the menu from 12:08:30 on, and in the index two seconds later.
  @Test(arguments: [("12:08:31", ""), ("12:08:34", "Biryani House")])
  func aNewDishIsFoundOnceTheIndexHasCaughtUp(at time: String, what: String) throws {
    let asked = try Reference("delivery-platform") { scenario in
      guard var search = scenario.replay.actions.first(where: { $0.query == "piza" }),
        let time = try? TimeOfDay(time)
      else { return }
      search.at = .clock(time)
      search.query = "lassi"
      scenario.replay.actions.append(search)
    }
    #expect(asked.lines("searched").first == "\(time) user123 searched" + (what.isEmpty ? "" : " \(what)"))
  }

  @Test func fourAreAskedAtOnceAndTheFirstToSayYesDelivers() {
    #expect(
      day.lines("offered", "offerAccepted", "assigned", "offerTooLate") == [
        "12:28:00 Ravi offered", "12:28:00 Meena offered", "12:28:00 Anil offered", "12:28:00 Sita offered",
        "12:28:30 Ravi offerAccepted", "12:28:30 Ravi assigned", "12:28:32 Meena offerTooLate 410",
      ])
  }

  /// Latitudes differ by 0.002° (222 m) and longitudes by 0.003° at 17.4° (318 m): 388 m.
  @Test func theCourierIsSeenWhereHeSaysHeIs() {
    #expect(day.lines("followed") == ["12:50:00 user123 followed 388 m from the door"])
  }

  @Test func aCartThatIsBeingPaidForIsLocked() throws {
    #expect(try day.order("order-1").lines.map(\.quantity) == [1, 2])
    #expect(day.lines("checkedOut").first == "12:25:00 user123 checkedOut 505.00")
  }

  @Test func theEventsOfTheDocumentComeInTheirOrder() {
    let events = [
      "order.payment.success", "order.restaurant.confirmed", "order.deliverypartner.assigned",
      "order.restaurant.rejected",
    ]
    #expect(
      day.published.filter(events.contains) == [
        events[0], events[1], events[2], events[0], events[3],
      ])
  }
}
