import DiscreteEvents
import Scenario

// A visit to a table.
extension Customer {
  func dine() async throws {
    var luck = luck("table")
    guard let restaurant = market.offers.restaurantToDineIn(for: self, using: &luck) else {
      throw Departure(loss: .nothingFound)
    }
    let guests = min(
      max(Int(market.terms.pointee.dineIn.guests.sample(using: &luck).rounded()), 1), market.terms.pointee.dineIn.seats)
    let table = try await sitDown(
      at: restaurant, guests, patience: market.terms.pointee.dineIn.patience.sample(using: &luck))
    defer { standUp(from: restaurant, table) }
    try await sleep(for: market.terms.pointee.dineIn.seating.sample(using: &luck), "is seated")
    market.record.note(.scanned, by: who, .text(restaurant.name))
    try await logInIfNeeded()
    if isCounted { market.books.searched += 1 }
    guard let choice = market.offers.choice(at: restaurant, for: self, .dineIn) else {
      throw Departure(loss: .nothingFound)
    }
    try await market.servers[.menu].ask(caller, reading: restaurant.number) {}
    market.record.note(.menuRead, by: who, .text(restaurant.name))
    try await sleep(for: market.terms.pointee.customers.browse.sample(using: &luck), "reads the menu")
    let order = try await order(choice, .dineIn, at: table.number)
    try await eat(order, &luck)
    try await rate(order)
  }

  private func sitDown(at restaurant: Restaurant, _ guests: Int, patience: Timespan) async throws -> (
    grant: Grant, number: Int
  ) {
    do {
      let grant = try await restaurant.tables.acquire(patience: patience)
      let number = restaurant.call { $0.takeTable() }
      market.record.note(.tableTaken, by: who, .count(number))
      return (grant, number)
    } catch is Reneged {
      throw Departure(loss: .noTable)
    }
  }

  private func standUp(from restaurant: Restaurant, _ table: (grant: Grant, number: Int)) {
    restaurant.call { $0.freeTable(table.number) }
    restaurant.tables.release(table.grant)
    market.record.note(.tableFreed, by: who, .count(table.number))
  }

  private func eat(_ order: Order, _ luck: inout RandomStream) async throws {
    let patience = now + market.terms.pointee.customers.patience.sample(using: &luck)
    if market.paymentMoment(.dineIn) == .afterAcceptance, order.paysOnline {
      try await payOnceAccepted(order, patience)
    }
    while !order.isOver, order.status != .served {
      if now >= patience, order.status != .ready {
        market.cancel(order, .impatient)
      } else {
        _ = try await news.wait(patience: max(patience - now, .second))
      }
    }
    guard !order.isOver else { return }
    try await sleep(for: market.terms.pointee.dineIn.eating.sample(using: &luck), "eats")
    try await settleBill(order, &luck)
    try await sleep(for: market.terms.pointee.dineIn.paying.sample(using: &luck), "leaves")
    market.orders.call { $0.completeIfSettled(order, leaving: true) }
    while !order.isOver { try await news.wait() }
  }

  private func settleBill(_ order: Order, _ luck: inout RandomStream) async throws {
    guard !order.isPaid else { return }
    if order.paysOnline { try await pay(order) }
    // Who cannot pay online pays at the counter.
    if !order.isPaid {
      market.payments.call { $0.takeCash(order.cashGiven, for: order, by: order.restaurant.who) }
    }
  }
}

extension Restaurant {
  /// Of the free tables the one with the lowest number, from 1.
  func takeTable() -> Int {
    let number = (1...).first { !takenTables.contains($0) } ?? 1
    takenTables.insert(number)
    return number
  }

  func freeTable(_ number: Int) { takenTables.remove(number) }
}

// Waiters.
extension Restaurant {
  /// A waiter brings the food to the table.
  func serve(_ order: Order) {
    guard !market.replayer.serves(order) else { return }
    var luck = stream("serving", entity: order.luck)
    let time = market.terms.pointee.dineIn.serving.sample(using: &luck)
    order.touch(waiterHealth.faults)
    waiters.work(for: time * waiterHealth.factor, on: self) { restaurant, _ in
      guard !order.isOver else { return }
      restaurant.market.orders.call { $0.report(.served, of: order, by: restaurant.who) }
    }
  }
}
