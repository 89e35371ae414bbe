import DiscreteEvents
import Scenario

// From a filled cart to an order that is paid, where it is paid first.
extension Customer {
  func order(_ choice: Choice, _ channel: Channels.Channel, at table: Int? = nil) async throws -> Order {
    var luck = luck("checkout")
    try await fillCart(choice)
    if isCounted { market.books.filledCarts += 1 }
    try await sleep(for: market.terms.pointee.customers.hesitation.sample(using: &luck), "hesitates")
    guard luck.unit() >= market.terms.pointee.customers.abandons.fraction else { throw Departure(loss: .abandoned) }
    let choice = try choice.asOfNow()
    let quote = try await checkOut(choice, channel)
    if isCounted { market.books.checkouts += 1 }
    let method = market.payments.method(luck.unit())
    let request = OrderRequest(
      channel: channel, customer: self, restaurant: choice.restaurant, table: table, lines: choice.lines, door: place,
      quote: quote, method: method, promise: market.terms.pointee.orders.promise,
      paysFirst: method != .cash && market.paymentMoment(channel) == .beforeAcceptance, isReplayed: false)
    let order = try await place(request)
    if order.status == .paymentPending { try await pay(order) }
    return order
  }

  private func fillCart(_ choice: Choice) async throws {
    for line in choice.lines {
      if market.terms.pointee.orders.cart == .service { try await market.servers[.cart].ask(caller) {} }
      _ = try change(.add, choice.restaurant, [line])
    }
  }

  /// Has the summary made: cart, menu, prices and discounts are asked for, one after the other.
  func checkOut(_ choice: Choice, _ channel: Channels.Channel) async throws -> Quote {
    let market = market
    let quote = try await market.servers[.checkout].ask(caller) { () -> Quote in
      if market.terms.pointee.orders.cart == .service { try await market.servers[.cart].ask(caller) {} }
      try await market.servers[.menu].ask(caller, reading: choice.restaurant.number) {}
      return try await price(choice, channel)
    }
    market.record.note(.checkedOut, by: who, .money(quote.total))
    return quote
  }

  /// Asks what it costs. Without an answer of the discount service, or of the model it asks, it costs what it costs without.
  func price(_ choice: Choice, _ channel: Channels.Channel) async throws -> Quote {
    let market = market
    return try await market.servers[.pricing].ask(caller) {
      guard market.offers.hasDiscounts else { return market.offers.quote(choice, for: self, channel, .all) }
      var answering = Answering.nobody
      _ = try await market.isAnswered {
        try await market.servers[.discount].ask(caller) {
          answering = .withoutPredictor
          guard market.offers.hasPredictor else { return }
          if try await market.isAnswered({ try await market.servers[.predictor].ask(caller) {} }) { answering = .all }
        }
      }
      return market.offers.quote(choice, for: self, channel, answering)
    }
  }

  /// Sends the order off; by hand again, if no service answers.
  func place(_ request: OrderRequest) async throws -> Order {
    let market = market
    // An app that got no answer sends the same order again, and is told what became of the first.
    var placed: Order?
    try await market.insist(caller, on: .checkout, asOften: market.terms.pointee.customers.insists.times) {
      try await market.servers[.order].ask(caller) {
        guard placed == nil else { return }
        placed = try market.accept(request)
      }
    }
    guard let placed else { throw Refusal.unavailable }
    order = placed
    caller.order = placed
    forgetCart(at: request.restaurant)
    return placed
  }
}

extension Customer {
  /// Pays online, in the app: an intent, the bank, and waiting until the platform knows.
  ///
  /// Where payments are not to be had, tries again later, as often as people insist. Where the payment service charges when
  /// it hears of the order, only waits.
  func pay(_ order: Order) async throws {
    guard !market.payments.chargesByItself(order) else { return try await waitUntilPaid(order) }
    var luck = luck("payment")
    for _ in 0...market.terms.pointee.customers.insists.times where !order.isOver && !order.isPaid {
      do {
        let intent = try await beginPayment(of: order)
        guard try await market.gateway.authorise(intent, for: caller) else {
          return market.payments.call { $0.giveUp(order) }
        }
        return try await waitUntilPaid(order, with: intent)
      } catch let refusal as Refusal where refusal.mayPass {
        try await sleep(
          for: market.terms.pointee.payments.retriesAfter.sample(using: &luck), "tries to pay again later")
      }
    }
  }

  func beginPayment(of order: Order) async throws -> PaymentIntent {
    let market = market
    return try await market.servers[.payment].ask(caller) {
      try await market.servers[.gateway].ask(caller) { market.payments.call { $0.createIntent(for: order) } }
    }
  }

  /// The app shows that the payment is being processed, and asks now and then unless it is told.
  ///
  /// - Parameter intent: Whose lapse ends it, as nothing comes of it then.
  func waitUntilPaid(_ order: Order, with intent: PaymentIntent? = nil) async throws {
    while !order.isPaid, !order.isOver, intent?.state != .failed {
      if try await !news.wait(patience: market.terms.pointee.payments.statusEvery) {
        _ = try await market.isAnswered { try await market.servers[.order].ask(caller) {} }
      }
    }
  }
}

// After the order.
extension Customer {
  /// Waits for the food, for as long as patience lasts; collects it, if that is how it is to be got.
  func wait(for order: Order) async throws {
    var luck = luck("patience")
    let law =
      person.segment.flatMap { market.terms.pointee.customers.segments.entries[$0].value.patience }
      ?? market.terms.pointee.customers.patience
    let deadline = now + law.sample(using: &luck)
    if market.paymentMoment(order.channel) == .afterAcceptance, order.paysOnline {
      try await payOnceAccepted(order, deadline)
    }
    let followers = luck.unit() < market.terms.pointee.customers.follows.fraction
    while !order.isOver {
      if order.channel == .pickup, order.status == .ready { return try await collect(order) }
      // Who has the food does not call it off, whatever the platform has heard of it.
      if order.status == .pickedUp || order.isHandedOver {
        let watch = followers ? market.tracking.call { $0.follow(order) } : .none
        defer { if followers { market.tracking.call { $0.leave(order, watching: watch) } } }
        while !order.isOver { try await news.wait() }
      } else if now >= deadline {
        market.cancel(order, .impatient)
      } else {
        _ = try await news.wait(patience: deadline - now)
      }
    }
  }

  /// Pays when the restaurant has said yes; not at all if patience ends before.
  func payOnceAccepted(_ order: Order, _ deadline: Instant) async throws {
    // Where the restaurant is not asked, nobody says yes: what is ordered is paid.
    while order.restaurant.plan.profile.confirms, order.status == .placed {
      guard now < deadline else { return }
      _ = try await news.wait(patience: deadline - now)
    }
    if !order.isOver { try await pay(order) }
  }

  private func collect(_ order: Order) async throws {
    var luck = luck("way to the counter")
    try await sleep(for: market.terms.pointee.customers.collects.sample(using: &luck), "goes to collect it")
    guard !order.isOver else { return }
    if !order.paysOnline { market.payments.call { $0.takeCash(order.cashGiven, for: order, by: order.restaurant.who) } }
    market.orders.call { $0.report(.fulfilled, of: order, by: order.restaurant.who) }
    while !order.isOver { try await news.wait() }
  }

  func rate(_ order: Order) async throws {
    var luck = luck("rating")
    guard order.status.isSuccess else { return }
    if luck.unit() < market.terms.pointee.customers.rates.fraction {
      let stars = order.drawnStars(luck.unit(), at: now)
      let market = market
      _ = try await market.isAnswered {
        try await market.servers[.feedback].ask(caller) {
          market.feedback.call { $0.take(stars, for: .order, of: order) }
        }
      }
    }
    if luck.unit() < market.terms.pointee.customers.comesBack.fraction {
      comeBack(after: market.terms.pointee.customers.comesBackAfter.sample(using: &luck))
    }
  }
}
