import DiscreteEvents
import Scenario

// What customers do at stated times.
extension Replayer {
  func answer(to customer: Customer, _ action: Replay.Action, orderName: String) async throws -> Int {
    switch action.does {
    case .open: return await open(customer, action)
    case .requestCode: return try await requestCode(customer, action)
    case .enterCode:
      return try await customer.enter(code: action.code.isEmpty ? customer.code?.text ?? "" : action.code)
    case .scan: return try await scan(customer, action)
    case .leave: return try await leave(customer)
    default: break
    }
    try checkLogin(of: customer)
    switch action.does {
    case .search: return try await search(customer, action)
    case .browse: return try await browse(customer, action)
    case .add, .remove, .clear: return try await changeCart(customer, action)
    case .checkout: return try await checkOut(customer, action)
    case .order: return try await place(customer, action, orderName)
    case .pay: return try await pay(customer, action, orderName)
    case .payCash: return try await payCash(customer, action, orderName)
    case .rate: return try await rate(action, orderName)
    case .track: return try await track(customer, orderName)
    case .cancel: return try await cancel(customer, action, orderName)
    default: return 400
    }
  }

  /// Who asks for a code in the script needs a session that was begun and is not over.
  private func checkLogin(of customer: Customer) throws {
    guard script.logsIn(customer.label) else { return }
    guard customer.call({ $0.sessionEnds > $0.now }) else { throw Refusal.notLoggedIn }
  }

  private func open(_ customer: Customer, _ action: Replay.Action) async -> Int {
    customer.call { customer in
      if let place = action.place { customer.place = self.market.city.point(of: place) }
      self.market.record.note(.opened, by: customer.who)
    }
    return 200
  }

  private func requestCode(_ customer: Customer, _ action: Replay.Action) async throws -> Int {
    try await customer.requestCode(saying: action.code.isEmpty ? nil : action.code)
    return 200
  }
}

// At a table.
extension Replayer {
  private func scan(_ customer: Customer, _ action: Replay.Action) async throws -> Int {
    let restaurant = try restaurant(of: action)
    guard let table = action.table, table <= restaurant.plan.profile.tables else { throw Refusal.notFound }
    guard (action.guests ?? 1) <= market.terms.pointee.dineIn.seats else { throw Refusal.conflict }
    guard customer.call({ $0.seat == nil }), let grant = restaurant.tables.acquireIfFree() else {
      throw Refusal.conflict
    }
    guard restaurant.call({ $0.takenTables.insert(table).inserted }) else {
      restaurant.tables.release(grant)
      throw Refusal.conflict
    }
    let seat = Seat(restaurant: restaurant, table: table, guests: action.guests ?? 1, grant: grant, since: now)
    customer.call { $0.seat = seat }
    market.record.note(.scanned, by: customer.who, .text("\(restaurant.name), table \(table)"))
    market.record.note(.tableTaken, by: customer.who, .count(table))
    return 200
  }

  /// The guests leave: the table is free, and an order that is paid is complete.
  private func leave(_ customer: Customer) async throws -> Int {
    guard let seat = customer.call({ $0.seat }) else { throw Refusal.notFound }
    if let order = customer.call({ $0.order }) { market.orders.call { $0.completeIfSettled(order, leaving: true) } }
    customer.call { $0.seat = nil }
    seat.restaurant.call { $0.freeTable(seat.table) }
    if let grant = seat.grant { seat.restaurant.tables.release(grant) }
    market.record.note(
      .left, by: customer.who, .text("after \((now - seat.since).ticks / Timespan.minute.ticks) minutes"))
    market.record.note(.tableFreed, by: customer.who, .count(seat.table))
    return 200
  }
}

// Looking and choosing.
extension Replayer {
  private func search(_ customer: Customer, _ action: Replay.Action) async throws -> Int {
    let query = SearchQuery(
      text: action.query.isEmpty ? nil : action.query, at: customer.call { $0.place },
      radius: (action.within ?? market.terms.pointee.customers.search.radius).inMetres, sortBy: action.sortBy)
    let market = market
    let hits = try await market.servers[.search].ask(customer.caller) { market.search.call { $0.search(query) } }
    market.record.note(
      .searched, by: customer.who, .text(hits.map { market.restaurants[$0.number].name }.joined(separator: ", ")))
    return 200
  }

  private func browse(_ customer: Customer, _ action: Replay.Action) async throws -> Int {
    let restaurant = try restaurant(of: action)
    let market = market
    try await market.servers[.menu].ask(customer.caller, reading: restaurant.number) {}
    market.record.note(.menuRead, by: customer.who, .text(restaurant.name))
    return 200
  }

  /// The lines that an action names; refused if the menu has no such item, or not now.
  private func lines(_ action: Replay.Action, at restaurant: Restaurant) throws -> [Order.Line] {
    try action.items.entries.map { entry in
      guard let item = restaurant.item(named: entry.name) else { throw Refusal.notFound }
      let (price, canBeOrdered) = restaurant.call { ($0.menu[item].price, $0.menu[item].canBeOrdered) }
      guard canBeOrdered, restaurant.call({ $0.pantry.canMake(item, quantity: entry.value) }) else {
        throw Refusal.gone
      }
      return Order.Line(item: item, quantity: entry.value, price: price)
    }
  }

  private func changeCart(_ customer: Customer, _ action: Replay.Action) async throws -> Int {
    let restaurant = try restaurant(of: action)
    let lines = try action.does == .add ? self.lines(action, at: restaurant) : named(action, customer, at: restaurant)
    guard market.terms.pointee.orders.cart == .service else {
      return try customer.call { try $0.change(action.does, restaurant, lines) }
    }
    let market = market
    return try await market.servers[.cart].ask(customer.caller) {
      if action.does == .add { try await market.servers[.menu].ask(customer.caller, reading: restaurant.number) {} }
      return try customer.call { try $0.change(action.does, restaurant, lines) }
    }
  }

  /// Lines of the cart that an action names, whether or not the menu still has them; refused if the cart does not.
  private func named(
    _ action: Replay.Action, _ customer: Customer, at restaurant: Restaurant
  ) throws -> [Order.Line] {
    let cart = customer.call { $0.cart(at: restaurant) }
    return try action.items.entries.map { entry in
      guard let line = cart?.lines.first(where: { restaurant.itemName($0.item) == entry.name }) else {
        throw Refusal.notFound
      }
      return Order.Line(item: line.item, quantity: entry.value, price: line.price)
    }
  }
}

// Ordering and paying.
extension Replayer {
  private func choice(_ customer: Customer, _ lines: [Order.Line], at restaurant: Restaurant, to door: Point) -> Choice
  {
    let road = market.city.road(restaurant.place, door)
    return Choice(
      restaurant: restaurant, lines: lines,
      quote: market.offers.quote(lines, at: restaurant, for: customer, over: road),
      readiness: 1, road: road)
  }

  private func checkOut(_ customer: Customer, _ action: Replay.Action) async throws -> Int {
    let restaurant = try restaurant(of: action)
    guard let cart = customer.call({ $0.cart(at: restaurant) }), !cart.lines.isEmpty else { throw Refusal.notFound }
    let lines = try restaurant.call { try $0.asOfNow(cart.lines) }
    let choice = choice(customer, lines, at: restaurant, to: customer.call { $0.place })
    _ = try await customer.checkOut(choice, .delivery)
    customer.call { $0.lockCart(at: restaurant, lines) }
    return 200
  }

  private func place(
    _ customer: Customer, _ action: Replay.Action, _ name: String
  ) async throws -> Int {
    let restaurant = try restaurant(of: action)
    let lines: [Order.Line]
    do {
      lines = try self.lines(action, at: restaurant)
    } catch is Refusal {
      throw Refusal.invalid
    }
    let channel = action.channel ?? (action.table != nil ? .dineIn : market.onlyChannel)
    let door = action.place.map(market.city.point) ?? customer.call { $0.place }
    let choice = choice(customer, lines, at: restaurant, to: door)
    let quote = try await customer.price(choice, channel)
    let method: Order.PaymentMethod =
      script.paysOnline(name) ? .card : script.paysInCash(name) ? .cash : market.methodWithoutSaying
    let request = OrderRequest(
      label: name, channel: channel, customer: customer, restaurant: restaurant, table: action.table, lines: lines,
      door: door, quote: quote, method: method, promise: market.terms.pointee.orders.promise,
      paysFirst: method != .cash && market.paymentMoment(channel) == .beforeAcceptance, isReplayed: true,
      note: action.note)
    note(try await customer.place(request), named: name)
    return 201
  }

  private func pay(_ customer: Customer, _ action: Replay.Action, _ name: String) async throws -> Int {
    let order = try order(named: name)
    // What the payment service charges by itself, nobody pays by hand.
    guard !market.payments.chargesByItself(order) else { throw Refusal.conflict }
    var luck = stream("replayed payment", entity: order.luck)
    for _ in 0...market.terms.pointee.customers.insists.times {
      guard !order.isOver, !order.isPaid else { throw Refusal.conflict }
      do {
        let intent = try await customer.beginPayment(of: order)
        intent.fate = action.webhook
        guard try await market.gateway.authorise(intent, for: customer.caller, outcome: action.outcome) else {
          return 400
        }
        try await customer.waitUntilPaid(order, with: intent)
        return order.isPaid ? 200 : 409
      } catch let refusal as Refusal where refusal.mayPass {
        market.record.note(.unavailable, by: customer.who, of: order, .code(refusal.code))
        try await sleep(
          for: market.terms.pointee.payments.retriesAfter.sample(using: &luck), "tries to pay again later")
      }
    }
    throw Refusal.unavailable
  }

  private func payCash(_ customer: Customer, _ action: Replay.Action, _ name: String) async throws -> Int {
    let order = try order(named: name)
    let given = action.amount ?? order.quote.total
    guard !order.isPaid, !order.isOver else { throw Refusal.conflict }
    guard given >= order.quote.total else { throw Refusal.invalid }
    let market = market
    try await market.servers[.payment].ask(customer.caller) {
      // Meanwhile it may have been called off, or paid.
      guard !order.isPaid, !order.isOver else { throw Refusal.conflict }
      market.payments.call { $0.takeCash(given, for: order, by: .staff(action.staff, of: order.restaurant)) }
    }
    return 200
  }
}

// After the order.
extension Replayer {
  private func rate(_ action: Replay.Action, _ name: String) async throws -> Int {
    let order = try order(named: name)
    guard order.status.isSuccess, let stars = action.rating else { throw Refusal.conflict }
    let market = market
    try await market.servers[.feedback].ask(order.customer.caller) {
      market.feedback.call { $0.take(stars, for: action.about, of: order) }
    }
    return 201
  }

  private func track(_ customer: Customer, _ name: String) async throws -> Int {
    let order = try order(named: name)
    let market = market
    let position = try await market.servers[.tracking].ask(customer.caller) { () -> Point in
      guard let partner = order.partner, let position = market.tracking.call({ $0.position(of: partner) }) else {
        throw Refusal.notFound
      }
      return position.place
    }
    market.record.note(
      .followed, by: customer.who, of: order,
      .text("\(Int(position.distance(to: order.door).rounded())) m from the door"))
    return 200
  }

  private func cancel(_ customer: Customer, _ action: Replay.Action, _ name: String) async throws -> Int {
    let order = try order(named: name)
    let market = market
    return try await market.servers[.order].ask(customer.caller) {
      guard !order.isOver, order.status.mayBecome(.cancelled, order.channel), order.status != .pickedUp else {
        throw Refusal.conflict
      }
      order.remark = action.reason
      market.cancel(order, .byHand, by: customer.who)
      return 200
    }
  }
}
