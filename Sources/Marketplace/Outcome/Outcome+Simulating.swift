public import DiscreteEvents
import Messaging
public import Scenario
import Statistics

/// Works out so many outcomes, in the order of their numbers: one after the other, or side by side on threads.
public typealias RunMap = (_ count: Int, _ run: @escaping @Sendable (Int) throws -> Outcome) throws -> [Outcome]

/// The plain way, on the thread of the caller.
public func oneAfterTheOther(
  _ count: Int, _ run: @escaping @Sendable (Int) throws -> Outcome
) throws -> [Outcome] {
  try (0..<count).map(run)
}

extension Outcome {
  /// Runs a scenario: customers come for its duration, and what is under way then is finished.
  ///
  /// The same scenario and replication give the same outcome, to the bit. Where the scenario asks for a twin, its world is
  /// run as well, and the outcome says what discounts brought about; if somebody ends one of the two, it does not.
  ///
  /// - Parameters:
  ///   - replication: Tells apart runs of one scenario; each has random numbers of its own.
  ///   - end: Where the run ends if it has not ended before. What is under way is left as it is.
  ///   - keeping: What is kept beside the figures.
  ///   - warmup: How much of the beginning is not measured; if nil, what the scenario says, found by a run before if need be.
  ///   - chroniclers: Told of the run as it goes.
  ///   - control: Follows the run, and may end it.
  ///   - map: Runs both worlds, where there are two.
  public init(
    simulating scenario: Scenario, replication: UInt32 = 0, until end: Instant = .never, keeping: Keeping = [],
    warmup: WarmupChoice? = nil, telling chroniclers: [any Chronicler] = [], under control: RunControl = .unattended,
    by map: RunMap = oneAfterTheOther
  ) throws {
    let warmup =
      try warmup ?? WarmupChoice(of: scenario)
      ?? WarmupChoice(after: [Pilot(of: scenario, replication: replication, until: end, under: control)])
    guard scenario.twin else {
      try self.init(
        scenario, replication, as: .asDeclared, until: end, keeping: keeping, warmup, telling: chroniclers,
        under: control)
      return
    }
    let worlds = try map(World.allCases.count) { number in
      let world = World.allCases[number]
      return try Outcome(
        scenario, replication, as: world, until: end,
        keeping: world == .asDeclared ? keeping.union(.slips) : .slips, warmup,
        telling: world == .asDeclared ? chroniclers : [], under: control)
    }
    self = worlds[World.asDeclared.rawValue]
    try lay(beside: worlds[World.withoutDiscounts.rawValue], scenario)
  }

  /// Says what discounts brought about, unless somebody ended one of the runs before its time.
  private mutating func lay(beside twin: Outcome, _ scenario: Scenario) throws {
    if twin.ending == .interruption { ending = .interruption }
    if ending != .interruption { effect = try DiscountEffect(of: self, beside: twin, scenario) }
    books.forgetSlips()
  }

  /// One world alone.
  init(
    _ scenario: Scenario, _ replication: UInt32, as world: World, until end: Instant, keeping: Keeping,
    _ warmup: WarmupChoice, telling chroniclers: [any Chronicler] = [], under control: RunControl
  ) throws {
    let simulation = Simulation(seed: scenario.seed, replication: replication)
    if let sign = control.sign { simulation.show(on: sign) }
    let market = try Market(
      scenario, in: simulation, as: world, keeping: keeping, warmup: warmup.length, telling: chroniclers)
    do {
      self = try market.run(until: end, after: warmup, under: control)
    } catch {
      simulation.finish()
      throw market.defect ?? error
    }
  }
}

extension Market {
  func run(
    until end: Instant, after warmup: WarmupChoice = .nothing, under control: RunControl
  ) throws -> Outcome {
    begin()
    let run = AttendedRun(
      simulation: simulation, world: world, control: control, chronicle: chronicle, closing: min(closing, end))
    var stop = try run.advance(until: run.closing) { books.placed }
    let work = WorkUntilClosing(self, stop == .interruption ? simulation.now : run.closing)
    if stop != .interruption, closing < end {
      stop = try run.advance(until: end) { books.placed }
      if stop != .interruption, simulation.now < end || end == .never {
        stop = try finishOpenOrders(run, until: end)
      }
    }
    let ending: Outcome.Ending =
      stop == .interruption ? .interruption : stop == .instant || end < closing ? .instant : .whole
    let outcome = outcome(ending, work, until: end, warmup)
    if ending == .whole {
      let report = try simulation.run()
      try check(report)
    } else {
      simulation.finish()
    }
    if ending != .interruption { run.tell(books.placed, isOver: true) }
    chronicle.end(at: .start + outcome.span)
    close()
    return outcome
  }

  /// Lets go of what holds each other, so that nothing of a run is left behind.
  private func close() {
    for listener in bus.lines.flatMap(\.listeners) { listener.call { $0.close() } }
    crowd.call { $0.close() }
  }

  /// Orders with which nothing more can happen, as their messages are lost or nobody comes for them, are called off; guests
  /// who have eaten pay and leave; what nobody has told the payment service to give back is given back.
  private func finishOpenOrders(_ run: AttendedRun, until end: Instant) throws -> AttendedRun.Stop {
    while let order = orders.call({ $0.remaining.first { !$0.isOver } }) {
      if order.status == .served {
        if !order.isPaid { payments.call { $0.takeCash(order.cashGiven, for: order, by: order.restaurant.who) } }
        orders.call { $0.completeIfSettled(order, leaving: true) }
      } else {
        cancel(order, .neverFinished)
      }
      let stop = try run.advance(until: end) { books.placed }
      guard stop == .nothingLeft else { return stop }
    }
    let due = orders.call { $0.remaining.filter(\.isDueBack) }
    guard !due.isEmpty else { return .nothingLeft }
    for order in due { payments.call { $0.refund(order) } }
    return try run.advance(until: end) { books.placed }
  }

  private func outcome(
    _ ending: Outcome.Ending, _ work: WorkUntilClosing, until end: Instant, _ warmup: WarmupChoice
  ) -> Outcome {
    let last =
      switch ending {
      case .whole: max(simulation.now, closing)
      case .instant: end
      case .interruption: simulation.now
      }
    return Outcome(
      ending: ending, warmup: warmup, demandSpan: work.span, span: last.sinceStart, books: books, ledger: ledger,
      services: serviceFigures, subscriptions: subscriptionFigures, dispatch: dispatcher.call { $0.statistics },
      payments: payments.call { $0.statistics },
      notifications: notifier.call { $0.statistics }, tracking: tracking.call { $0.statistics(at: last) },
      day: analytics.call { $0.day }, kitchensBusy: work.kitchens, partnersBusy: work.partners,
      partnerHours: work.partnerHours, deliveredMeanwhile: work.delivered, faults: self.faults.call { $0.effects },
      wrongAnswers: replayer.call { $0.wrongAnswers }, refusals: replayer.call { $0.refusals },
      messagesPublished: bus.lines.reduce(0) { $0 + $1.topic.statistics.published }, thrownAway: thrownAway,
      events: simulation.eventCount,
      digest: record.digest,
      story: record.isKept ? Story(of: self) : nil)
  }
}

extension Market {
  var serviceFigures: [ServiceFigures] {
    servers.all.map { ServiceFigures(name: $0.name, statistics: $0.statistics) }
  }

  var subscriptionFigures: [SubscriptionFigures] {
    bus.lines.flatMap { line in
      line.listeners.compactMap { listener in
        listener.call { $0.subscription }.map {
          SubscriptionFigures(topic: line.topic.name, name: listener.name, statistics: $0.statistics)
        }
      }
    }
  }
}

/// How much people had to do while customers came.
private struct WorkUntilClosing {
  let span: Timespan
  let kitchens: Double?
  let partners: Double?
  let partnerHours: Double
  let delivered: Int

  init(_ market: Market, _ now: Instant) {
    span = max(now - market.books.begins, .zero)
    let places = market.restaurants.reduce(PlaceTime()) { sum, restaurant in
      sum + restaurant.kitchen.call { $0.placeTime(until: now) }
    }
    kitchens = places.utilisation
    var (online, onOrders) = (Timespan.zero, Timespan.zero)
    for partner in market.partners {
      let times = partner.call { $0.books.times(until: now) }
      (online, onOrders) = (online + times.online, onOrders + times.onOrders)
    }
    partners = online > .zero ? onOrders / online : nil
    partnerHours = online.inHours
    delivered = market.books.deliveries
  }
}
