import DiscreteEvents
import Scenario

extension Market {
  /// Writes into the ledger that an order belongs in: that of the warm-up, or the one that is measured.
  func write(about order: Order, _ entry: (inout Ledger) -> Void) {
    if books.counts(order) { entry(&ledger) } else { entry(&ledgerOfWarmup) }
  }

  /// Pays a partner for time at work.
  func pay(online span: Timespan) {
    if simulation.now >= books.begins {
      ledger.pay(partner: pay.online(for: span))
    } else {
      ledgerOfWarmup.pay(partner: pay.online(for: span))
    }
  }

  /// Takes what was paid for an order.
  func take(_ amount: Money, for order: Order) {
    order.money.paid += amount
    write(about: order) { $0.take(amount, inCash: !order.paysOnline) }
  }

  func refund(_ amount: Money, for order: Order) {
    order.money.refunded += amount
    write(about: order) { $0.refund(amount) }
  }

  /// What of a payment is not given back when an order fails.
  func kept(of order: Order, failedFrom status: OrderStatus) -> Money {
    let share =
      switch (order.reason, status) {
      case (.nobodyDelivers, _): terms.pointee.orders.refunds.notDelivered
      // Who is not to blame gets everything back.
      case (.outOfStock, _) where order.status == .cancelled, (.neverFinished, _): Share.all
      case (_, .placed), (_, .paid), (_, .paymentPending):
        order.status == .rejected
          ? terms.pointee.orders.refunds.rejected : terms.pointee.orders.refunds.cancelledBeforeCooking
      case (_, .accepted): terms.pointee.orders.refunds.cancelledBeforeCooking
      default: terms.pointee.orders.refunds.cancelledAfterCooking
      }
    return order.quote.total - offers.pricer.coins.part(share, of: order.quote.total)
  }

  /// Settles an order's money once it is over and nothing is on its way.
  func close(_ order: Order) {
    guard order.isOver, !order.money.isClosed, order.money.pending == 0 else { return }
    if order.status.isSuccess {
      guard order.money.paid == order.quote.total, order.money.refunded == .zero else {
        return stop(.moneyDoesNotAdd(order: order.number), about: order)
      }
      write(about: order) { $0.settle(order.quote, offers.pricer.split(order.quote)) }
    } else {
      let kept = order.money.paid - order.money.refunded
      guard !order.isPaid || kept == order.money.kept else { return }
      write(about: order) { $0.settle(keeping: kept) }
    }
    order.money.isClosed = true
    orders.call { $0.forget(order) }
  }
}
