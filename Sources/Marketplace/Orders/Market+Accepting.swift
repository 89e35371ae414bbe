import DiscreteEvents
import Scenario

extension Market {
  /// Takes an order, or says why not: all is looked at again that may have changed since the checkout.
  func accept(_ request: OrderRequest) throws -> Order {
    let isReachable =
      request.channel != .delivery
      || request.restaurant.place.distance(to: request.door) <= terms.pointee.customers.search.radius.inMetres
    guard isReachable, !request.lines.isEmpty else { throw Refusal.invalid }
    guard request.restaurant.call({ $0.isOpen }) else { throw Refusal.conflict }
    for line in request.lines {
      let canBeHad = request.restaurant.call {
        $0.menu[line.item].canBeOrdered && $0.pantry.canMake(line.item, quantity: line.quantity)
      }
      guard canBeHad else { throw request.isReplayed ? Refusal.invalid : Refusal.gone }
    }
    // Somebody else may have used up a discount since the checkout.
    while !offers.take(request.quote, by: request.customer) { request.quote = offers.quote(request) }
    let order = orders.call { $0.place(request) }
    note(request.quote, of: order)
    if request.paysFirst || paymentEvent(of: order) == .orderPlaced {
      payments.call { $0.awaitPayment(for: order) }
    } else {
      orders.call { $0.awaitAnswer(to: order) }
    }
    return order
  }

  /// What discounts said of it, for the record.
  private func note(_ quote: Quote, of order: Order) {
    guard record.isOn else { return }
    for prediction in quote.predictions {
      record.note(
        .predicted, by: .service(.predictor), of: order,
        record.words(offers.words(for: prediction, of: order), from: Digest(of: prediction)))
    }
    for applied in quote.discounts {
      record.note(
        .discounted, by: .service(.discount), of: order,
        record.words(
          "\(applied.amount.text()) by \(applied.payer.rawValue): \(offers.pricer.reason(applied.reason))",
          from: Digest(of: Int(applied.amount.thousandths), applied.payer == .platform ? 0 : 1, applied.reason)))
    }
  }

  /// The channel of an order of which it is not said.
  var onlyChannel: Channels.Channel {
    if terms.pointee.channels.delivery >= terms.pointee.channels.pickup {
      return terms.pointee.channels.delivery >= terms.pointee.channels.dineIn ? .delivery : .dineIn
    }
    return terms.pointee.channels.pickup >= terms.pointee.channels.dineIn ? .pickup : .dineIn
  }

  /// How an order is paid of which it is not said: in cash only where there is nothing else.
  var methodWithoutSaying: Order.PaymentMethod {
    if terms.pointee.payments.methods.card > 0 { return .card }
    return terms.pointee.payments.methods.wallet > 0 ? .wallet : .cash
  }
}
