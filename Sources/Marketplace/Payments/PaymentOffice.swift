import DiscreteEvents
import Scenario

/// The payment service: intents, what the gateway says of them, cash and refunds.
///
/// Money is taken once for each intent, however often the gateway says that it was paid, and goes back if the order has
/// failed meanwhile.
actor PaymentOffice: SimulatedActor {
  nonisolated let simulation: Simulation
  unowned(unsafe) let market: Market
  @exclusivity(unchecked) private var intents = 0
  @exclusivity(unchecked) private(set) var statistics = PaymentStatistics()

  init(of market: Market) {
    self.market = market
    simulation = market.simulation
  }

  func resetStatistics() { statistics = PaymentStatistics() }

  nonisolated var name: String { "payment" }

  /// Begins a payment at the gateway. It lapses if nobody pays.
  func createIntent(for order: Order) -> PaymentIntent {
    let intent = PaymentIntent(number: intents, for: order, at: now)
    intents += 1
    statistics.begun += 1
    market.record.note(.intentCreated, by: .service(.payment), of: order, .money(intent.amount))
    intent.poll = after(market.terms.pointee.payments.polling.after, "asks the gateway") { $0.poll(intent) }
    return intent
  }

  /// An order that must be paid before anything is done for it lapses if it is not.
  func awaitPayment(for order: Order) {
    order.lapse = after(market.terms.pointee.payments.intentLifetime, "the payment lapses") { office in
      order.lapse = .none
      guard !order.isOver, !order.isPaid else { return }
      office.market.orders.call {
        $0.move(order, to: .cancelled, by: .service(.payment), reason: .paymentLapsed)
      }
    }
  }
}

extension PaymentOffice {
  /// The gateway's message has come, or its answer to a question: the money is there.
  ///
  /// - Returns: whether that was news.
  @discardableResult
  func settle(_ intent: PaymentIntent, because kind: Happening.Kind) -> Bool {
    let order = intent.order
    guard intent.state == .succeeded else {
      market.record.note(.webhookRepeated, by: .service(.payment), of: order)
      statistics.repeated += 1
      return false
    }
    intent.state = .settled
    cancel(intent.poll)
    guard !order.isPaid else {
      // Another intent was quicker: the gateway gives this one's money back.
      order.money.pending -= 1
      statistics.repeated += 1
      market.record.note(.webhookRepeated, by: .service(.payment), of: order)
      market.close(order)
      return false
    }
    statistics.settled += 1
    let line = market.record.note(kind, by: .service(.payment), of: order, .money(intent.amount))
    take(intent.amount, for: order, because: line)
    return true
  }

  private func take(_ amount: Money, for order: Order, because line: Int32) {
    order.money.pending -= 1
    market.take(amount, for: order)
    order.times.paid = now
    market.books.pay(order)
    cancel(order.lapse)
    order.lapse = .none
    if order.isOver {
      refund(order)
    } else if order.status == .paymentPending {
      market.orders.call { $0.move(order, to: .paid, by: .service(.payment), because: line) }
    }
    market.bus.publish(.paymentCompleted, order, because: line)
    order.customer.hear(of: order)
    if order.isOver { market.close(order) }
  }

  /// Notes of coins are handed over, with change if it is too much.
  func takeCash(_ given: Money, for order: Order, by who: Who) {
    guard !order.isPaid else { return }
    let line = market.record.note(
      .cashTaken, by: who, of: order,
      market.record.words(
        "\(given.text()) given, \((given - order.quote.total).text()) change",
        from: Digest(of: Int(given.thousandths), Int(order.quote.total.thousandths))))
    statistics.cash += 1
    order.money.pending += 1
    take(order.quote.total, for: order, because: line)
  }

  /// A customer whose bank has said no does without.
  func giveUp(_ order: Order) {
    guard !order.isPaid else { return }
    market.cancel(order, .paymentFailed, by: order.customer.who)
  }

  func countForgery() { statistics.forged += 1 }

  /// How somebody pays, for a number from 0 to below 1.
  nonisolated func method(_ draw: Double) -> Order.PaymentMethod {
    let left =
      draw
      * (market.terms.pointee.payments.methods.card + market.terms.pointee.payments.methods.wallet
        + market.terms.pointee.payments.methods.cash)
    return left < market.terms.pointee.payments.methods.card
      ? .card
      : left < market.terms.pointee.payments.methods.card + market.terms.pointee.payments.methods.wallet
        ? .wallet : .cash
  }

  /// The bank has said no.
  func fail(_ intent: PaymentIntent) {
    intent.state = .failed
    intent.order.money.pending -= 1
    cancel(intent.poll)
    defer { market.close(intent.order) }
    statistics.failed += 1
    let line = market.record.note(.authorisationFailed, by: Who(.platform, 1), of: intent.order, .code(400))
    market.bus.publish(.paymentFailed, intent.order, because: line)
  }

  /// Asks the gateway what has become of an intent of which it has said nothing.
  private func poll(_ intent: PaymentIntent) {
    guard intent.state == .created || intent.state == .succeeded else { return }
    spawn("asks the gateway", intent.number) { office in
      office.statistics.polls += 1
      office.market.record.note(.polled, by: .service(.payment), of: intent.order)
      let caller = Caller(
        .service(.payment), luck: intent.luck("payment service", try: intent.polls))
      caller.order = intent.order
      intent.polls += 1
      let answer = try? await office.market.servers[.gateway].ask(caller) { intent.state }
      if answer == .succeeded {
        _ = try await office.market.isAnswered {
          try await office.market.servers[.payment].ask(caller) { _ = office.settle(intent, because: .polled) }
        }
      }
      office.pollAgain(intent)
    }
  }

  private func pollAgain(_ intent: PaymentIntent) {
    guard intent.state == .created || intent.state == .succeeded else { return }
    // An order that nobody pays any more is asked about no more, unless the money may be on its way.
    if intent.state == .created, intent.order.isOver, intent.order.money.pending == 0 { return }
    if now - intent.begun > market.terms.pointee.payments.intentLifetime { return lapse(intent) }
    intent.poll = after(market.terms.pointee.payments.polling.every, "asks the gateway again") { $0.poll(intent) }
  }
}

extension PaymentOffice {
  /// The gateway lets an intent lapse of which the platform never heard that it was paid.
  private func lapse(_ intent: PaymentIntent) {
    let wasPaid = intent.state == .succeeded
    intent.state = .failed
    guard wasPaid else { return }
    intent.order.money.pending -= 1
    market.record.note(.authorisationFailed, by: Who(.platform, 1), of: intent.order, .text("it has lapsed"))
    market.close(intent.order)
  }

  /// Gives back what the rules say, if it was paid and has not been given back yet.
  func refund(_ order: Order) {
    let due = order.money.dueBack
    guard due > .zero, !order.money.isRefunding else { return }
    order.money.isRefunding = true
    spawn("refunds", order.number) { office in
      let caller = Caller(
        .service(.payment), luck: office.stream("refund", entity: order.luck))
      caller.order = order
      if order.paysOnline {
        _ = try await office.market.insist(caller, on: .payment) {
          try await office.market.servers[.gateway].ask(caller) {}
        }
        try await office.sleep(
          for: office.market.terms.pointee.payments.refund.sample(using: &caller.luck), "the bank gives it back")
      }
      office.giveBack(due, for: order)
    }
  }

  private func giveBack(_ amount: Money, for order: Order) {
    order.money.isRefunding = false
    statistics.refunds += 1
    market.refund(amount, for: order)
    let line = market.record.note(.refunded, by: .service(.payment), of: order, .money(amount))
    market.bus.publish(.paymentRefunded, order, because: line)
    market.close(order)
  }
}

/// What the payment service has seen.
public struct PaymentStatistics: Sendable {
  public internal(set) var begun = 0
  public internal(set) var settled = 0
  public internal(set) var failed = 0
  /// Messages of the gateway about what was known already.
  public internal(set) var repeated = 0
  public internal(set) var forged = 0
  public internal(set) var polls = 0
  public internal(set) var cash = 0
  public internal(set) var refunds = 0
}
