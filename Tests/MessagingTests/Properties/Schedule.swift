import DiscreteEvents

@testable import Messaging

/// A random day of a small broker: what is published, what breaks, who comes and goes. A seed is a schedule.
///
/// In half of the schedules, services answer later, or never; faults overlap; figures begin anew.
///
/// Everything that breaks is mended at tick 3,000, and all disturbances end; half of the schedules are stopped before.
final class Schedule: @unchecked Sendable {
  let seed: UInt64
  let simulation: Simulation
  let topic: Topic<Int>
  let subscriptions: [Subscription<Int>]
  let semantics: SubscriptionSemantics
  /// What took effect first, in order, by subscription: (key, number).
  private(set) var effects: [[(key: Int, number: Int)]]
  /// Effects beyond the first of a message, by subscription.
  private(set) var repeats = [0, 0]
  /// How many messages came with the content or the time of another.
  var mixedUp = 0
  let isIdempotent: Bool
  /// How many effects and repeats there were, by subscription, when the figures began anew.
  var before = [(effects: 0, repeats: 0), (effects: 0, repeats: 0)]
  /// How many messages were answered later, and how many of the answers came too late.
  var postponed = (answered: 0, stale: 0)
  /// How many answers never came, by subscription.
  var unanswered = [0, 0]
  /// How many effects were promised to be in order per key, by subscription: `nil` for all, as nothing has happened that ends
  /// the promise.
  private var promised: [Int?] = [nil, nil]
  private var consumers: [[Consumer]] = [[], []]
  private var dice: RandomStream
  let clerk: Clerk
  private var seen: [Set<Int>]
  private var failures: [[Int: Int]] = [[:], [:]]
  private var publishedAt: [Instant] = []
  /// A message that cannot be dealt with.
  private let poison: Int?
  /// Whether one message in five fails now and then.
  private let isFlaky: Bool
  /// Whether more can happen than what the older schedules know of.
  let isExtended: Bool
  var newerDice: RandomStream
  let staff = [Workforce("s0"), Workforce("s1")]
  /// What disturbs the link to each subscription.
  var disturbances: [[(name: Int, what: Disturbance)]] = [[], []]
  var isMended = false

  actor Clerk: SimulatedActor {
    let simulation: Simulation
    init(in simulation: Simulation) { self.simulation = simulation }
  }

  init(seed: UInt64) {
    self.seed = seed
    simulation = Simulation(seed: seed)
    dice = simulation.stream("schedule")
    newerDice = simulation.stream("newer schedule")
    isExtended = seed >= 5_000
    clerk = Clerk(in: simulation)
    topic = Topic(in: simulation, "t", latency: .always(Timespan(ticks: Int64(dice.below(3)) * 5)))
    semantics = Self.semantics(&dice)
    let semantics = semantics
    let topic = topic
    isIdempotent = dice.below(4) == 0
    poison = dice.below(2) == 0 ? nil : Int(dice.below(12))
    isFlaky = dice.below(2) == 0
    let isIdempotent = isIdempotent
    let latency = TimeLaw.always(Timespan(ticks: Int64(dice.below(3)) * 7))
    subscriptions = (0..<2).map {
      var settings = SubscriptionSettings("s\($0)", semantics, latency: latency)
      settings.isIdempotent = isIdempotent
      return topic.subscribe(settings)
    }
    effects = [[], []]
    seen = [[], []]
    if case .fanout(let rules) = semantics, !rules.isOrderedByKey { promised = [0, 0] }
  }

  /// Whether order per key was promised to a subscription, and nothing has ended the promise.
  func isOrderPromised(_ index: Int) -> Bool { promised[index] == nil }

  /// The effects that were promised to be in order per key.
  func orderedEffects(_ index: Int) -> ArraySlice<(key: Int, number: Int)> {
    effects[index].prefix(promised[index] ?? .max)
  }

  private static func semantics(_ dice: inout RandomStream) -> SubscriptionSemantics {
    switch dice.below(3) {
    case 0:
      return logged {
        $0.partitions = Int(dice.below(4)) + 1
        $0.commit = dice.below(2) == 0 ? .afterEachBatch : .every(Timespan(ticks: 200))
        $0.retention = dice.below(2) == 0 ? Timespan(ticks: 400) : .hours(168)
        $0.rebalance = Timespan(ticks: 50)
        $0.sessionTimeout = Timespan(ticks: 150)
        $0.retryAfter = Timespan(ticks: 20)
        $0.skipAfter = 3
        $0.exhausted = dice.below(2) == 0 ? .drop : .deadLetter
      }
    case 1:
      return lease {
        $0.length = Timespan(ticks: 120)
        $0.maxReceiveCount = 3
        $0.isOrderedByKey = dice.below(2) == 0
        $0.inFlightLimit = 3
      }
    default:
      return queued {
        $0.deliveryLimit = 3
        $0.exhausted = dice.below(2) == 0 ? .drop : .deadLetter
        if dice.below(2) == 0 { $0.lengthLimit = 2 }
        $0.overflow = [.holdsBackPublisher, .dropsOldest, .rejects][Int(dice.below(3))]
      }
    }
  }

  func plan() {
    for index in subscriptions.indices { join(index) }
    for _ in 0..<Int(dice.below(12)) + 6 { planMessage(at: dice.below(1_000)) }
    if dice.below(6) == 0 { planBurst(at: dice.below(1_000)) }
    if dice.below(4) > 0 { for _ in 0..<Int(dice.below(9)) { planTrouble() } }
    if isExtended { for number in 0..<Int(newerDice.below(6)) { planNewerTrouble(number) } }
    at(3_000) { $0.mend() }
  }

  private func planMessage(at tick: UInt64) {
    let key = Int(dice.below(3))
    at(tick) { schedule in
      let number = schedule.publishedAt.count
      schedule.publishedAt.append(schedule.simulation.now)
      schedule.topic.publish(10 * number + key, key: MessageKey(key))
    }
  }

  /// More at once than there is room for.
  private func planBurst(at tick: UInt64) {
    for _ in 0..<Int(dice.below(20)) + 10 { planMessage(at: tick + dice.below(20)) }
  }

  private func planTrouble() {
    let (index, consumer) = (Int(dice.below(2)), Int(dice.below(2)))
    let (begin, length) = (dice.below(1_000), dice.below(600))
    func window(_ start: @escaping (Schedule) -> Void, _ end: @escaping (Schedule) -> Void) {
      at(begin, start)
      at(begin + length, end)
    }
    switch dice.below(9) {
    case 0:
      window {
        $0.requeue(index)
        $0.each(index, consumer) { $0.crash() }
      } _: {
        $0.each(index, consumer) { $0.restart() }
      }
    case 1:
      window {
        $0.requeue()
        $0.topic.goDown()
      } _: {
        $0.topic.comeUp()
      }
    case 2:
      window {
        $0.requeue()
        $0.topic.goDown(droppingPublications: true)
      } _: {
        $0.topic.comeUp()
      }
    case 3: cut(index, begin, length)
    case 4: at(begin) { $0.join(index) }
    case 5:
      at(begin) {
        $0.requeue(index)
        $0.each(index, consumer) { $0.leave() }
      }
    case 6:
      var bad = Disturbance(
        loses: dice.unit() * 0.5, duplicates: dice.unit() * 0.5, delays: dice.unit() * 0.5, reorders: dice.unit() * 0.5)
      bad.delay = .drawn(from: Ticks(), in: .tick)
      bad.reorderWindow = Timespan(ticks: 60)
      window { [bad] schedule in
        schedule.breakOrder(index)
        schedule.subscriptions[index].disturb(bad)
      } _: {
        $0.subscriptions[index].disturb(Disturbance())
      }
    case 7:
      window {
        if $0.mayGoOnWithoutTheSlow { $0.breakOrder(index) }
        $0.each(index, consumer) { $0.slow(by: 9) }
      } _: {
        $0.each(index, consumer) { $0.slow(by: 1) }
      }
    default:
      at(begin) { schedule in
        schedule.breakOrder(index)
        schedule.subscriptions[index].redrive(2)
      }
    }
  }

  private func cut(_ index: Int, _ begin: UInt64, _ length: UInt64) {
    at(begin) {
      $0.requeue(index)
      $0.subscriptions[index].partition()
    }
    at(begin + length) { $0.subscriptions[index].heal() }
  }

  func breakOrder(_ index: Int) {
    if isOrderPromised(index) { promised[index] = effects[index].count }
  }

  /// A queue promises an order until it takes something back.
  func requeue(_ index: Int) {
    if case .queue = semantics { breakOrder(index) }
  }

  /// Work longer than three leases ends after its message was put aside, and its group has gone on; work that outlasts a log's
  /// retention while its member is given up, after the log has gone on.
  var mayGoOnWithoutTheSlow: Bool {
    switch semantics {
    case .fanout: true
    case .log(let rules): rules.retention < .hours(1)
    case .queue: false
    }
  }

  func requeue() { for index in subscriptions.indices { requeue(index) } }

  private func each(_ index: Int, _ number: Int, _ change: (Consumer) -> Void) {
    guard number < consumers[index].count else { return }
    change(consumers[index][number])
  }

  private func join(_ index: Int) {
    // Two consumers of a queue share a key's messages, and so may finish them in any order.
    if !consumers[index].isEmpty { requeue(index) }
    var settings = ConsumerSettings("c", concurrency: max(1, Int(dice.below(4))))
    settings.work = .drawn(from: Ticks(), in: .tick)
    settings.batchSize = Int(dice.below(3)) + 1
    settings.batchWait = Timespan(ticks: Int64(dice.below(2)) * 15)
    settings.acknowledgement = Timespan(ticks: Int64(dice.below(2)) * 9)
    settings.prefetch = Int(dice.below(4)) + 1
    if settings.concurrency > 1 { requeue(index) }
    if isExtended, newerDice.below(2) == 0 { return joinAnsweringLater(index, settings) }
    add(
      subscriptions[index].consume(settings, on: clerk) { [unowned self] _, message in
        self.work(at: message, index)
      }, index)
  }

  func add(_ consumer: Consumer, _ index: Int) {
    consumers[index].append(consumer)
    staff[index].add(consumer)
  }

  private func work(at message: Received<Int>, _ index: Int) -> Verdict {
    check(message)
    if fails(at: message.number, index) {
      noteFailure(message, index)
      return .failed
    }
    takeEffect(message, index)
    return .done
  }

  func check(_ message: Received<Int>) {
    let isRight =
      message.content / 10 == message.number && message.published == publishedAt[message.number]
      && message.key == MessageKey(message.content % 10) && message.topic == "t"
    mixedUp += isRight ? 0 : 1
  }

  func noteFailure(_ message: Received<Int>, _ index: Int) {
    failures[index][message.number, default: 0] += 1
    requeue(index)
  }

  func hasTakenEffect(_ message: Received<Int>, _ index: Int) -> Bool { seen[index].contains(message.number) }

  func takeEffect(_ message: Received<Int>, _ index: Int) {
    if seen[index].insert(message.number).inserted {
      effects[index].append((message.content % 10, message.number))
    } else {
      repeats[index] += 1
    }
  }

  func fails(at number: Int, _ index: Int) -> Bool {
    if number == poison { return true }
    // Fewer failures than make a log pass over it: read again after a crash, it would come out of order.
    return isFlaky && number % 5 == 3 && failures[index][number, default: 0] < 2 && dice.below(2) == 0
  }

  private func mend() {
    topic.comeUp()
    topic.disturb(Disturbance())
    topic.slow(by: 1)
    isMended = true
    for index in subscriptions.indices {
      staff[index].slow(by: 1)
      for _ in 0..<9 {
        staff[index].restart()
        staff[index].heal()
      }
      subscriptions[index].slow(by: 1)
      for _ in 0..<9 { subscriptions[index].heal() }
      subscriptions[index].disturb(Disturbance())
      for consumer in consumers[index] {
        // Who waits for an answer that never comes is woken by nothing else.
        if unanswered[index] > 0, consumer.isUp {
          requeue(index)
          consumer.crash()
        }
        consumer.restart()
        consumer.slow(by: 1)
      }
      // A second consumer would end a queue's promise.
      if case .queue = semantics { continue }
      join(index)
    }
  }

  func at(_ tick: UInt64, _ body: @escaping (Schedule) -> Void) {
    nonisolated(unsafe) let body = body
    clerk.at(Instant(ticks: Int64(tick)), "plan") { [unowned self] _ in body(self) }
  }
}

/// 5 to 84 ticks.
private struct Ticks: Distribution {
  var mean: Double { 44.5 }
  var variance: Double { 533.25 }
  func sample(using stream: inout RandomStream) -> Double { Double(stream.below(80)) + 5 }
}
