import DiscreteEvents
import Scenario

/// The order service: every order that there is, and the one place where its status changes.
actor OrderDesk: SimulatedActor {
  nonisolated let simulation: Simulation
  unowned(unsafe) let market: Market
  @exclusivity(unchecked) private var orders = 0
  /// Orders that are not over, or whose money is not settled, by number.
  @exclusivity(unchecked) private(set) var open: [Int: Order] = [:]

  init(of market: Market) {
    self.market = market
    simulation = market.simulation
  }

  nonisolated var name: String { "orders" }

  /// Takes an order, and says so.
  func place(_ request: OrderRequest) -> Order {
    let order = Order(number: orders, request, at: now)
    orders += 1
    open[order.number] = order
    order.preparationEstimate = request.restaurant.call { $0.estimate(order) }
    write(order.status, into: order, by: order.customer.who, .none)
    market.record.note(order.status.happening, by: order.customer.who, of: order, .money(order.quote.total))
    simulation.working(on: "records") { market.books.place(order, at: now) }
    market.chronicle.count(\.placed)
    market.bus.publish(.orderPlaced, order)
    return order
  }

  /// Brings an order to its next status and says so. A step that the rules of its life do not know is a defect of the
  /// simulator, and ends the run with the order's history.
  func move(
    _ order: Order, to status: OrderStatus, by who: Who, because cause: Int32 = -1, reason: FailureReason = .none
  ) {
    guard order.status.mayBecome(status, order.channel) else {
      return market.stop(.illegalStep(order: order.number, from: order.status.name, to: status.name), about: order)
    }
    let former = order.status
    write(status, into: order, by: who, reason)
    market.record.note(
      status.happening, by: who, of: order, because: cause, reason == .none ? .none : .text(order.words(for: reason)))
    order.note(status, at: now)
    if status.isFinal { end(order, from: former) }
    if let event = status.event { market.bus.publish(event, order) }
    order.customer.hear(of: order)
    order.trip?.news.pulse()
    follow(order, status)
  }

  private func end(_ order: Order, from former: OrderStatus) {
    cancel(order.lapse)
    cancel(order.deadline)
    (order.lapse, order.deadline) = (.none, .none)
    simulation.working(on: "records") { market.books.end(order, at: now) }
    market.chronicle.count(order.status.isSuccess ? \.succeeded : order.status == .rejected ? \.rejected : \.cancelled)
    market.faults.call { $0.note(order) }
    if order.status.isSuccess {
      market.crowd.call { $0.hasOrdered(order.customer.person) }
    } else {
      order.money.kept = market.kept(of: order, failedFrom: former)
      market.withdraw(order)
    }
    market.close(order)
  }

  /// Forgets an order that is over and settled.
  func forget(_ order: Order) {
    open[order.number] = nil
    market.chronicle.close(order)
  }

  /// Those that are not over or settled, the oldest first.
  var remaining: [Order] { open.values.sorted { $0.number < $1.number } }  // deterministic: sorted
}

extension Order {
  /// Why it failed, in the words of whoever called it off, if there are any.
  func words(for reason: FailureReason) -> String {
    reason == .byHand && !remark.isEmpty ? remark : reason.words
  }

  func note(_ status: OrderStatus, at now: Instant) {
    switch status {
    case .paid: times.paid = now
    case .accepted: times.accepted = now
    case .preparing: times.cooking = now
    case .ready: times.ready = now
    case .pickedUp: times.pickedUp = now
    default: break
    }
  }
}

// What a status brings with it at once, where people stand beside each other.
extension OrderDesk {
  private func follow(_ order: Order, _ status: OrderStatus) {
    switch status {
    case .paid: awaitAnswer(to: order)
    case .accepted:
      cancel(order.deadline)
      order.deadline = .none
      if order.paysOnline && market.paymentMoment(order.channel) == .afterAcceptance {
        market.payments.call { $0.awaitPayment(for: order) }
      }
    case .pickedUp:
      if order.channel == .delivery { market.offers.noteWait(of: order) }
      if order.isReplayed { market.tracking.call { $0.followReplayed(order) } }
    case .delivered, .fulfilled, .served: market.books.handOver(order)
    case .ready where order.channel == .dineIn: order.restaurant.call { $0.serve(order) }
    default: break
    }
  }

  /// An order that the restaurant does not answer is rejected by the clock.
  func awaitAnswer(to order: Order) {
    guard order.restaurant.plan.profile.confirms else { return }
    order.deadline = after(market.terms.pointee.restaurants.automaticRejection, "the restaurant has not answered") {
      desk in
      order.deadline = .none
      guard order.status == .placed || order.status == .paid else { return }
      desk.move(order, to: .rejected, by: .platform, reason: .notAnswered)
    }
  }

  /// A meal is over when it is paid and the guests have left.
  func completeIfSettled(_ order: Order, leaving: Bool = false) {
    guard order.channel == .dineIn else { return }
    if leaving { order.hasLeftTable = true }
    guard order.status == .served, order.hasLeftTable, order.isPaid else { return }
    report(.completed, of: order, by: order.customer.who)
  }
}
