import DiscreteEvents
import Scenario

/// The payment gateway, which belongs to somebody else: it talks to the bank, and says later how it went.
actor Gateway: SimulatedActor {
  nonisolated let simulation: Simulation
  unowned(unsafe) let market: Market

  init(of market: Market) {
    self.market = market
    simulation = market.simulation
  }

  nonisolated var name: String { "gateway" }

  /// The customer's app has the bank asked, which may want a code of its own first.
  ///
  /// Nothing is paid with an intent that has lapsed while the bank decided, or whose order is settled already.
  ///
  /// - Parameter outcome: What the bank says; by chance if nil.
  /// - Returns: whether it was paid.
  nonisolated(nonsending) func authorise(
    _ intent: PaymentIntent, for caller: Caller, outcome: Replay.Action.PaymentOutcome? = nil
  ) async throws -> Bool {
    var luck = intent.luck("bank")
    try await market.servers[.gateway].ask(caller) {}
    if intent.order.money.isClosed { intent.state = .failed }
    intent.order.money.pending += 1
    var time = market.terms.pointee.payments.authorisation.sample(using: &luck)
    if luck.unit() < market.terms.pointee.payments.checked.fraction {
      time = time + market.terms.pointee.payments.checking.sample(using: &luck)
    }
    try await sleep(for: time, "the bank decides")
    let agrees = outcome.map { $0 == .succeeds } ?? (luck.unit() < market.terms.pointee.payments.succeeds.fraction)
    let succeeds = agrees && intent.state == .created
    if succeeds { call { $0.succeeded(intent) } } else { market.payments.call { $0.fail(intent) } }
    return succeeds
  }

  private func succeeded(_ intent: PaymentIntent) {
    intent.state = .succeeded
    let line = market.record.note(.authorised, by: Who(.platform, 1), of: intent.order, .money(intent.amount))
    announce(intent, because: line)
  }

  /// Sends the message that it was paid.
  private func announce(_ intent: PaymentIntent, because line: Int32) {
    var luck = intent.luck("webhook", try: intent.attempts)
    intent.attempts += 1
    let webhook = market.terms.pointee.payments.webhook
    let delay = webhook.delay.sample(using: &luck)
    let (isLost, isDoubled, isForged) = (
      luck.unit() < webhook.lost.fraction, luck.unit() < webhook.duplicated.fraction,
      luck.unit() < webhook.forged.fraction
    )
    if intent.fate == .forged || isForged { send(forgery: intent, after: delay / 2) }
    market.record.note(.webhookSent, by: Who(.platform, 1), of: intent.order, because: line)
    switch intent.fate {
    case .lost: market.record.note(.webhookLost, by: Who(.platform, 1), of: intent.order)
    case .late:
      send(
        intent,
        after: market.terms.pointee.payments.polling.after + market.terms.pointee.payments.polling.every * 2 + delay)
    case .arrives, .forged: send(intent, after: delay)
    case .twice:
      send(intent, after: delay)
      send(intent, after: delay * 2)
    case nil where isLost:
      market.record.note(.webhookLost, by: Who(.platform, 1), of: intent.order)
      retry(intent)
    case nil:
      send(intent, after: delay)
      if isDoubled { send(intent, after: delay * 2) }
    }
  }

  private func send(_ intent: PaymentIntent, after delay: Timespan) {
    after(delay, "a webhook arrives") { gateway in
      gateway.spawn("webhook", intent.number) { try await $0.deliver(intent) }
    }
  }

  private func deliver(_ intent: PaymentIntent) async throws {
    let caller = Caller(
      Who(.platform, 1), luck: intent.luck("webhook request", try: intent.attempts))
    caller.order = intent.order
    let market = market
    do {
      try await market.servers[.payment].ask(caller) {
        try await market.servers[.order].ask(caller) {
          _ = market.payments.call { $0.settle(intent, because: .webhookReceived) }
        }
      }
    } catch is Refusal {
      retry(intent)
    }
  }

  /// What was not answered is sent again, a number of times.
  private func retry(_ intent: PaymentIntent) {
    guard intent.attempts <= market.terms.pointee.payments.webhook.retries else { return }
    after(market.terms.pointee.payments.webhook.retriesEvery, "a webhook is sent again") { gateway in
      guard intent.state == .succeeded else { return }
      gateway.announce(intent, because: -1)
    }
  }

  /// Somebody else claims that it was paid; the signature is wrong.
  private func send(forgery intent: PaymentIntent, after delay: Timespan) {
    after(delay, "a forged webhook arrives") { gateway in
      let market = gateway.market
      gateway.spawn("forged webhook", intent.number) { gateway in
        let caller = Caller(
          Who(.platform, 2), luck: intent.luck("forgery", try: intent.attempts))
        try? await market.servers[.payment].ask(caller) {
          market.record.note(.webhookRefused, by: .service(.payment), of: intent.order, .code(401))
          market.payments.call { $0.countForgery() }
        }
      }
    }
  }
}
