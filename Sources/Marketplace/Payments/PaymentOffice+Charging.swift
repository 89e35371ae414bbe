import DiscreteEvents
import Scenario

// Payments that the payment service begins, where a scenario has it hear of what is to be paid.
extension PaymentOffice {
  /// Whether an order is charged when the payment service hears of it, rather than paid from the customer's app.
  nonisolated func chargesByItself(_ order: Order) -> Bool { market.paymentEvent(of: order).map(charges) ?? false }

  private nonisolated func charges(at event: Event) -> Bool { market.bus.isHeard(event, by: .payment) }

  /// Charges for an order; once, however often it is heard of.
  func charge(_ order: Order, at event: Event) {
    guard event == market.paymentEvent(of: order), !order.money.isCharged, !order.isPaid, !order.isOver else { return }
    order.money.isCharged = true
    spawn("charges for order", order.number) { try await $0.charge(order) }
  }

  /// As the customer's app does: an intent and the bank, and later again where the gateway is not to be had.
  private func charge(_ order: Order) async throws {
    let entity = order.luck
    let caller = Caller(.service(.payment), luck: stream("charge", entity: entity))
    caller.order = order
    var luck = stream("charge again", entity: entity)
    let market = market
    for _ in 0...market.terms.pointee.customers.insists.times where !order.isOver && !order.isPaid {
      do {
        let intent = try await market.servers[.gateway].ask(caller) { self.createIntent(for: order) }
        if try await !market.gateway.authorise(intent, for: caller) { giveUp(order) }
        return
      } catch let refusal as Refusal where refusal.mayPass {
        try await sleep(
          for: market.terms.pointee.payments.retriesAfter.sample(using: &luck), "tries to charge again later")
      }
    }
  }
}

extension Market {
  /// What happens to an order when it is to be paid online; nil for one that is paid in cash, or after the meal.
  func paymentEvent(of order: Order) -> Event? {
    guard order.paysOnline else { return nil }
    return switch paymentMoment(order.channel) {
    case .beforeAcceptance: .orderPlaced
    case .afterAcceptance: order.restaurant.plan.profile.confirms ? .orderAccepted : .orderPlaced
    case .afterMeal: nil
    }
  }
}
