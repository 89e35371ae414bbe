import DiscreteEvents
import Scenario

/// The notification service: what people are told, and the carriers that bring it to them.
actor Notifier: SimulatedActor {
  nonisolated let simulation: Simulation
  private unowned(unsafe) let market: Market
  @exclusivity(unchecked) private(set) var statistics = NotificationStatistics()
  /// By status: what is said of it, and what that counts in a digest.
  private let texts: [(text: String, mark: Int)]
  private let carriers: [(delay: DrawnTime, lost: Double)]
  private let shareOfMessages: Double

  enum Carrier: Int { case sms, push }

  init(of market: Market) {
    self.market = market
    simulation = market.simulation
    let (sms, push) = (market.terms.pointee.notifications.sms, market.terms.pointee.notifications.push)
    carriers = [sms, push].map { (DrawnTime($0.delay), $0.lost.fraction) }
    let all = sms.weight + push.weight
    shareOfMessages = all > 0 ? sms.weight / all : 1
    texts = OrderStatus.allCases.map {
      let text = market.terms.pointee.orders.messages[$0.name] ?? ""
      return (text, Int(truncatingIfNeeded: Digest(of: text).value))
    }
  }

  func resetStatistics() { statistics = NotificationStatistics() }

  nonisolated var name: String { "notification" }

  /// Tells a customer of an event, if there are words for what the order has come to by it.
  func tell(_ order: Order, of event: Event, because cause: Int32) {
    guard let status = event.status(of: order) else { return }
    let (text, mark) = texts[Int(status.rawValue)]
    guard !text.isEmpty else { return }
    let carrier: Carrier = order.customer.isTold(byMessage: shareOfMessages) ? .sms : .push
    send(
      by: carrier, to: order.customer, about: order, Int(status.rawValue), because: cause,
      saying: self.market.record.words(
        Wording.filled(text, for: order, at: status), from: Wording.blanks(of: order, mark)))
  }

  /// Tells those who run a restaurant that it was refused, and why.
  func tell(_ restaurant: Restaurant, of reason: String, because cause: Int32) {
    statistics.sent += 1
    var luck = stream("messages to restaurants", entity: UInt32(truncatingIfNeeded: restaurant.number))
    let (delay, lost) = carriers[Carrier.sms.rawValue]
    guard luck.unit() >= lost else {
      statistics.lost += 1
      return
    }
    let text = "The registration is refused" + (reason.isEmpty ? "." : ": \(reason)")
    after(delay.drawn(using: &luck), "a message arrives") { notifier in
      notifier.statistics.arrived += 1
      notifier.market.record.note(.told, by: restaurant.who, because: cause, .text(text))
    }
  }

  /// Sends a code with which somebody logs in, always as a short message; the customer's codes are numbered.
  func send(
    code: String, _ number: Int, to customer: Customer, arrived: @escaping @Sendable (isolated Customer) -> Void
  ) {
    send(
      by: .sms, to: customer, about: nil, 30 + number, because: -1,
      saying: self.market.record.words(self.words(for: code), from: Digest(of: code)), arrived)
  }

  private nonisolated func words(for code: String) -> String {
    let login = market.terms.pointee.customers.login
    return login.message.replacing("{code}", with: code).replacing(
      "{minutes}", with: "\(login.lifetime.ticks / Timespan.minute.ticks)")
  }

  private func send(
    by carrier: Carrier, to customer: Customer, about order: Order?, _ topic: Int, because cause: Int32,
    saying words: @autoclosure @escaping @Sendable () -> Happening.Detail,
    _ arrived: (@Sendable (isolated Customer) -> Void)? = nil
  ) {
    statistics.sent += 1
    var luck = stream("messages", entity: order?.luck ?? customer.key)
    luck.skip(to: UInt64(topic) * 16 + (order == nil ? 1 << 20 : 0))
    let (delay, lost) = carriers[carrier.rawValue]
    guard luck.unit() >= lost else {
      statistics.lost += 1
      return
    }
    let device = market.servers.trouble.isAway ? Health() : customer.device
    order?.touch(device.faults)
    var late = Timespan.zero
    switch device.fate(using: &luck) {
    case _ where !device.isUp, .isLost:
      statistics.lost += 1
      return
    case .isLate(let span): late = span
    case .passes, .comesTwice: break
    }
    after(delay.drawn(using: &luck) + late, "a message arrives") { notifier in
      notifier.statistics.arrived += 1
      let line = notifier.market.record.note(.told, by: customer.who, of: order, because: cause, words())
      notifier.market.bus.publish(.customerNotified, order, Int32(truncatingIfNeeded: customer.number), because: line)
      if let arrived { customer.call(arrived) }
    }
  }
}

extension Event {
  /// What an order has come to by this event.
  fileprivate func status(of order: Order) -> OrderStatus? {
    switch self {
    case .orderPlaced: order.history.first?.status == .paymentPending ? .paymentPending : .placed
    case .paymentCompleted: .paid
    default: OrderStatus.allCases.first { $0.event == self }
    }
  }
}

/// How many messages were sent to people, and what became of them.
public struct NotificationStatistics: Sendable {
  public internal(set) var sent = 0
  public internal(set) var arrived = 0
  public internal(set) var lost = 0
}
