import DiscreteEvents
public import Scenario
public import Statistics

/// What happened to all orders and visits, counted and timed as it happened.
///
/// Orders placed and visits begun before the warm-up ends are not counted, wherever they end.
public struct Books: Sendable {
  // Visits, by how far they came.
  public internal(set) var sessions = 0
  public internal(set) var searched = 0
  public internal(set) var filledCarts = 0
  public internal(set) var checkouts = 0
  public internal(set) var paidVisits = 0
  private var losses = Array(repeating: 0, count: Loss.allCases.count)

  // Orders.
  public private(set) var placed = 0
  public private(set) var byChannel = Array(repeating: 0, count: Channels.Channel.allCases.count)
  public private(set) var ends = Array(repeating: 0, count: OrderStatus.allCases.count)
  /// By reason, first of those rejected, then of those cancelled.
  private var failures = Array(repeating: 0, count: 2 * FailureReason.allCases.count)
  public private(set) var onTime = 0
  public private(set) var placements = WindowCounter(width: Timespan.minute.ticks)
  public private(set) var endings = WindowCounter(width: Timespan.minute.ticks)
  public private(set) var stages = Array(repeating: StageTimes(), count: Stage.allCases.count)
  /// Orders that came to their door after the warm-up, whenever they were placed.
  public private(set) var deliveries = 0
  private(set) var presence = Presence()
  /// When the warm-up ends.
  let begins: Instant
  /// How long each order took that came to its good end, where somebody asks for it.
  private(set) var stays: [Stay]?
  /// What of each order is laid beside its twin, where there is one.
  private(set) var slips: Slips?

  init(from begins: Instant, keeping: Keeping) {
    self.begins = begins
    stays = keeping.contains(.stays) ? [] : nil
    slips = keeping.contains(.slips) ? Slips() : nil
  }

  func counts(_ order: Order) -> Bool { order.placedAt >= begins }

  public subscript(stage: Stage) -> StageTimes { stages[stage.rawValue] }

  public func placed(by channel: Channels.Channel) -> Int { byChannel[channel.number] }
  public func ended(_ status: OrderStatus) -> Int { ends[Int(status.rawValue)] }
  public func failed(_ reason: FailureReason) -> Int { rejected(reason) + cancelled(reason) }
  public func rejected(_ reason: FailureReason) -> Int { failures[Int(reason.rawValue)] }
  public func cancelled(_ reason: FailureReason) -> Int {
    failures[FailureReason.allCases.count + Int(reason.rawValue)]
  }
  public func lost(_ loss: Loss) -> Int { losses[loss.rawValue] }

  /// Orders that were handed over: at a door, at the counter or at a table.
  public private(set) var handedOver = 0

  /// Orders that came to their good end: handed over and paid.
  public var succeeded: Int { OrderStatus.allCases.reduce(0) { $1.isSuccess ? $0 + ended($1) : $0 } }
  public var over: Int { ends.reduce(0, +) }

  mutating func forgetSlips() { slips = nil }

  mutating func lose(_ loss: Loss) { losses[loss.rawValue] += 1 }
}

/// How long an order was under way.
struct Stay: Sendable, Equatable {
  let order: Int
  let placedAt: Instant
  let minutes: Double
}

/// A stretch of an order's life that is timed.
public enum Stage: Int, Sendable, CaseIterable {
  case clickToDoor, readyToDoor, readyToPickup, courierWait, acceptanceDelay, kitchenQueue, preparation, assignmentDelay
}

/// The times of one stage, in minutes.
public struct StageTimes: Sendable {
  public private(set) var tally = Tally()
  public private(set) var quantiles = QuantileSketch()

  mutating func add(_ span: Timespan) {
    tally.add(span.inMinutes)
    quantiles.add(span.inMinutes)
  }
}

extension Books {
  mutating func place(_ order: Order, at now: Instant) {
    presence.enter(at: now)
    guard counts(order) else { return }
    placed += 1
    byChannel[order.channel.number] += 1
    placements.add(at: (now - begins).ticks)
    slips?.place(order)
  }

  mutating func pay(_ order: Order) {
    if counts(order), !order.isReplayed, order.customer.isCounted { paidVisits += 1 }
  }

  /// The food has got to whom it is for.
  mutating func handOver(_ order: Order) {
    if counts(order) { handedOver += 1 }
  }

  mutating func end(_ order: Order, at now: Instant) {
    presence.add(stay: now - order.placedAt)
    presence.leave(at: now)
    if order.status == .delivered, now >= begins { deliveries += 1 }
    if order.status.isSuccess {
      stays?.append(Stay(order: order.number, placedAt: order.placedAt, minutes: (now - order.placedAt).inMinutes))
    }
    guard counts(order) else { return }
    ends[Int(order.status.rawValue)] += 1
    slips?.end(order, at: now)
    guard order.status.isSuccess else { return fail(order.reason, order.status) }
    endings.add(at: (now - begins).ticks)
    for stage in Stage.allCases {
      if let time = order.time(of: stage) { stages[stage.rawValue].add(time) }
    }
    if order.channel == .delivery, now - order.placedAt <= order.promise { onTime += 1 }
  }

  private mutating func fail(_ reason: FailureReason, _ status: OrderStatus) {
    failures[Int(reason.rawValue) + (status == .rejected ? 0 : FailureReason.allCases.count)] += 1
  }
}

extension Channels.Channel {
  var number: Int { self == .delivery ? 0 : self == .pickup ? 1 : 2 }
}
