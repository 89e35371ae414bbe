import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// The interaction flow: a store's order, with feedback.
struct StoreDeliveryTests {
  private let flow: Reference

  init() throws { flow = try Reference("store-delivery") }

  @Test func theStepsComeInTheirOrder() throws {
    let total = try flow.order("first").quote.total.text()
    let steps: Set<String> = [
      "loggedIn", "placed", "reserved", "accepted", "intentCreated", "offerAccepted", "assigned", "preparing", "ready",
      "pickedUp", "delivered", "rated",
    ]
    #expect(
      flow.lines(steps)
        == [
          "18:00:20 The user loggedIn", "18:05:00 The user placed \(total)",
          "18:05:00 inventory reserved parcel 2 pieces", "18:06:00 The store accepted",
          "18:06:10 payment intentCreated \(total)", "18:07:00 The delivery boy offerAccepted",
          "18:07:00 The delivery boy assigned", "18:08:00 The store preparing", "18:15:00 The store ready",
          "18:18:00 The delivery boy pickedUp", "18:35:00 The delivery boy delivered",
          "18:40:00 The user rated partner: 5 of 5", "18:41:00 The user rated order: 4 of 5",
        ])
  }

  @Test func eachStepIsWrittenDownWithWhoTookIt() throws {
    #expect(
      try flow.history(of: "first") == [
        "18:05:00 placed by The user", "18:06:00 accepted by The store", "18:08:00 preparing by The store",
        "18:15:00 ready by The store", "18:18:00 pickedUp by The delivery boy",
        "18:35:00 delivered by The delivery boy",
      ])
  }

  /// There are forty parcels: of 41 the store says no, and nothing is placed, nobody asked to come.
  @Test func whatTheStoreDoesNotHaveIsNotOrdered() throws {
    let empty = try Reference("store-delivery") { scenario in
      guard let place = scenario.replay.actions.firstIndex(where: { $0.does == .order }) else { return }
      scenario.replay.actions[place].items["Groceries"] = 41
      scenario.replay.actions[place].answer = 400
      scenario.replay.actions.removeSubrange((place + 1)...)
    }
    #expect(empty.outcome.wrongAnswers == [])
    #expect(empty.outcome.books.placed == 0)
    #expect(empty.lines("offered", "reserved") == [])
  }

  @Test func theDeliveryServiceHearsOfTheOrderTheFoodAndTheFeedback() {
    let heard = flow.lines("received").filter { $0.contains(" delivery ") }.map { $0.split(separator: " ")[3] }
    #expect(
      heard.filter { $0 != "payment.completed" } == ["order.placed", "order.ready", "feedback.given", "feedback.given"])
  }

  @Test func paymentComesAfterTheAcceptance() throws {
    let order = try flow.order("first")
    let (accepted, paid) = (try #require(order.times.accepted), try #require(order.times.paid))
    #expect(accepted < paid)
    #expect(order.money.paid == order.quote.total)
  }

  /// Somebody is sought from the placement on, before the store has said anything.
  @Test func aCourierIsSoughtFromThePlacementOn() throws {
    let (offered, accepted) = (try #require(flow.first("offered")), try #require(flow.first("accepted")))
    #expect(flow.clock(offered) == "18:05:00")
    #expect(offered < accepted)
  }

  /// Even if the store would rather begin at once, it does not before somebody will fetch it.
  @Test func cookingWaitsForSomebodyToDeliver() throws {
    let left = try Reference("store-delivery") { scenario in
      scenario.replay.actions.removeAll { $0.does == .startCooking }
      scenario.replay.actions.removeAll { $0.does == .ready }
    }
    let (assigned, began) = (try #require(left.first("assigned")), try #require(left.first("preparing")))
    #expect(left.clock(assigned) == "18:07:00")
    #expect(assigned <= began)
  }

  @Test func theUserIsToldAndTheFeedbackGoesToWhoDelivers() {
    #expect(
      flow.lines("told").dropFirst().map { $0.split(separator: " told ").last.map(String.init) } == [
        "We have your order.", "Your payment has arrived.", "It is on its way.", "It is at your door.",
      ])
    #expect(flow.published.filter { $0 == "feedback.given" }.count == 2)
    #expect(flow.market.feedback.call { $0.filed } == 2)
    #expect(flow.market.feedback.call { $0.sum } == 9)
    #expect(flow.outcome.refusals.isEmpty)
  }
}
