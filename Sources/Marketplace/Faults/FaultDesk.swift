import DiscreteEvents
import Messaging
import Scenario

/// Has things break when a scenario says so, mends them, and keeps account of what each fault has touched.
actor FaultDesk: SimulatedActor {
  nonisolated let simulation: Simulation
  unowned(unsafe) let market: Market
  @exclusivity(unchecked) var cases: [FaultCase]
  /// Of orders that no fault has touched: minutes from the click to the door.
  @exclusivity(unchecked) private var untouched = (sum: 0.0, count: 0)
  /// By topic: what lasts.
  @exclusivity(unchecked) private var topics: [Health]

  init(of market: Market) {
    self.market = market
    simulation = market.simulation
    cases = market.terms.pointee.faults.enumerated().map { number, fault in
      FaultCase(fault, number: number, luck: market.simulation.stream("fault", entity: UInt32(number)))
    }
    topics = Array(repeating: Health(), count: market.bus.lines.count)
  }

  nonisolated var name: String { "faults" }

  func begin() {
    for number in cases.indices { plan(number) }
  }

  /// The time within which a fault may strike: to the end of the customers' time if it is not said.
  private func window(of fault: Fault) -> (from: Instant, to: Instant) {
    let from = fault.from.instant(in: market.terms.pointee.start)
    return (from, fault.length.map { from + $0 } ?? max(from, market.closing))
  }

  private func plan(_ number: Int) {
    let fault = cases[number].fault
    let (from, to) = window(of: fault)
    schedule(number, from: from, to: to)
    guard fault.daily else { return }
    var day = from + .day
    while day < market.closing {
      schedule(number, from: day, to: day + (to - from))
      day = day + .day
    }
  }

  private func schedule(_ number: Int, from: Instant, to: Instant) {
    guard to > now else { return }
    let fault = cases[number].fault
    if fault.every != nil { return awaitFailure(number, from: max(from, now), to: to) }
    at(max(from, now), "a fault begins", priority: .early) { desk in
      if let count = fault.afterMessages { return desk.lay(fuse: count, number) }
      desk.strike(number, for: fault.kind == .crashes ? desk.restart(number) : to - desk.now)
    }
  }

  /// Failures at random times, each as long as its repair takes.
  private func awaitFailure(_ number: Int, from: Instant, to: Instant) {
    guard let law = cases[number].fault.every else { return }
    // Whatever the law says: what fails at once, again and again, would let no time pass.
    let next = from + max(law.sample(using: &cases[number].luck), .second)
    guard next < to else { return }
    at(next, "a failure", priority: .early) { desk in
      let span = desk.cases[number].fault.kind == .crashes ? desk.restart(number) : desk.repair(number)
      desk.strike(number, for: span)
      desk.awaitFailure(number, from: next + span, to: to)
    }
  }

  private func restart(_ number: Int) -> Timespan {
    max(cases[number].fault.restart.sample(using: &cases[number].luck), .tick)
  }

  private func repair(_ number: Int) -> Timespan {
    max(cases[number].fault.repair.sample(using: &cases[number].luck), .tick)
  }
}

// Striking and mending.
extension FaultDesk {
  func strike(_ number: Int, for span: Timespan) {
    guard let target = cases[number].target ?? FaultTarget(cases[number].fault, number: number, in: market) else {
      return
    }
    cases[number].target = target
    cases[number].strikes += 1
    cases[number].isOn = true
    market.servers.trouble.faults += 1
    market.record.note(
      .faultBegan, by: .platform, .text("\(cases[number].fault.what) \(cases[number].fault.kind.rawValue)"))
    change(target, cases[number].strike, begins: true)
    after(span, "a fault ends", priority: .early) { $0.mend(number) }
  }

  private func mend(_ number: Int) {
    guard let target = cases[number].target else { return }
    change(target, cases[number].strike, begins: false)
    market.servers.trouble.faults -= 1
    cases[number].isOn = false
    cases[number].ended = now
    market.record.note(
      .faultEnded, by: .platform, .text("\(cases[number].fault.what) \(cases[number].fault.kind.rawValue)"))
  }

  private func change(_ target: FaultTarget, _ strike: Strike, begins: Bool) {
    switch target {
    case .service(let server):
      server.health.change(strike, begins)
      for listener in market.bus.listeners(of: server.name) { listener.call { $0.change(strike, begins) } }
    case .store(let server):
      if begins, server.storeHealth.isUp { server.storeDownSince = now }
      server.storeHealth.change(strike, begins)
    case .cache(let server): server.cacheHealth.change(strike, begins)
    case .topics(let places): for place in places { change(topic: place, strike, begins) }
    case .listener(let listener): listener.call { $0.change(strike, begins) }
    case .restaurants(let all): for restaurant in all { restaurant.call { $0.health.change(strike, begins) } }
    case .kitchens(let all, let station):
      for restaurant in all { restaurant.call { $0.change(kitchen: strike, at: station, begins) } }
    case .waiters(let all): for restaurant in all { restaurant.call { $0.change(waiters: strike, begins) } }
    case .partners(let all): for partner in all { partner.call { $0.change(strike, begins) } }
    case .customer(let name): market.crowd.call { $0.customer(named: name) }.call { $0.health.change(strike, begins) }
    case .customers: market.crowd.call { $0.health.change(strike, begins) }
    }
  }

  private func change(topic place: Int, _ strike: Strike, _ begins: Bool) {
    let wasUp = topics[place].isUp
    if !begins, strike.takesDown { market.bus.outages[place] = Outage(faults: topics[place].faults, end: now) }
    topics[place].change(strike, begins)
    let (line, health) = (market.bus.lines[place], topics[place])
    if wasUp, !health.isUp { line.topic.goDown(droppingPublications: market.terms.pointee.broker.whileDown == .drop) }
    if !wasUp, health.isUp { line.topic.comeUp() }
    line.topic.slow(by: health.factor)
    line.topic.disturb(Disturbance(health))
    market.bus.faults[place] = health.faults
  }
}

// Crashes after so many messages.
extension FaultDesk {
  private func lay(fuse count: Int, _ number: Int) {
    guard let target = FaultTarget(cases[number].fault, number: number, in: market) else { return }
    cases[number].target = target
    cases[number].messagesLeft = count
    for listener in listeners(of: target) { listener.call { $0.fuses.append(number) } }
  }

  private func listeners(of target: FaultTarget) -> [Listener] {
    switch target {
    case .listener(let listener): [listener]
    case .service(let server): market.bus.listeners(of: server.name)
    default: []
    }
  }

  /// A consumer has come to a message; when the count is over it crashes halfway through it.
  ///
  /// - Returns: whether it has.
  func countDown(_ number: Int) -> Bool {
    guard cases[number].messagesLeft >= 0 else { return false }
    cases[number].messagesLeft -= 1
    guard cases[number].messagesLeft < 0, let target = cases[number].target else { return false }
    for listener in listeners(of: target) { listener.call { listener in listener.fuses.removeAll { $0 == number } } }
    strike(number, for: restart(number))
    return true
  }
}

// The account.
extension FaultDesk {
  /// An order is over: what it met on its way is counted.
  func note(_ order: Order) {
    guard market.books.counts(order) else { return }
    let minutes = order.status == .delivered ? (now - order.placedAt).inMinutes : nil
    guard order.faults != 0 else {
      if let minutes { untouched = (untouched.sum + minutes, untouched.count + 1) }
      return
    }
    for number in cases.indices where order.faults & cases[number].strike.bit != 0 {
      cases[number].note(order, minutes)
    }
  }

  var effects: [FaultEffect] {
    let usual = untouched.count > 0 ? untouched.sum / Double(untouched.count) : nil
    let trouble = market.servers.trouble
    return cases.map { fault in
      let bit = min(fault.strike.number, 63)
      return fault.effect(usual: usual, retries: trouble.retries[bit], through: trouble.through[bit])
    }
  }
}

/// A fault and what it has touched so far.
struct FaultCase {
  let fault: Fault
  let strike: Strike
  var luck: RandomStream
  var target: FaultTarget?
  var strikes = 0
  var isOn = false
  var ended: Instant?
  var messagesLeft = -1
  private var touched = 0
  private var lost = 0
  private var minutes = (sum: 0.0, count: 0)

  init(_ fault: Fault, number: Int, luck: RandomStream) {
    self.fault = fault
    self.luck = luck
    strike = Strike(fault, number: number)
  }

  mutating func note(_ order: Order, _ minutes: Double?) {
    touched += 1
    if !order.status.isSuccess { lost += 1 }
    if let minutes { self.minutes = (self.minutes.sum + minutes, self.minutes.count + 1) }
  }

  func effect(usual: Double?, retries: Int, through: Instant?) -> FaultEffect {
    let mean = minutes.count > 0 ? minutes.sum / Double(minutes.count) : nil
    return FaultEffect(
      fault: fault, strikes: strikes, touched: touched, lost: lost, retried: retries,
      delay: mean.flatMap { mean in usual.map { mean - $0 } },
      recovery: isOn ? nil : ended.flatMap { ended in through.map { max($0 - ended, .zero) } })
  }
}

extension Health {
  mutating func change(_ strike: Strike, _ begins: Bool) {
    if begins { begin(strike) } else { end(strike.number) }
  }
}

extension Disturbance {
  /// What a link does to messages while faults last.
  init(_ health: Health) {
    self.init(loses: health.loses, duplicates: health.duplicates, delays: health.delays)
    if let late = health.delay { delay = late.forMessages }
  }
}
