import DiscreteEvents
import Scenario

/// Where customers come from: at random by the hour, from among those who have been here, and by name.
actor Crowd: SimulatedActor {
  nonisolated let simulation: Simulation
  private unowned(unsafe) let market: Market
  private let population: Population
  private let arrivals: VaryingArrivals?
  private let closing: Instant
  @exclusivity(unchecked) private var gaps: RandomStream
  @exclusivity(unchecked) private var who: RandomStream
  @exclusivity(unchecked) private var visits = 0
  /// Visits of those who were not here before: who comes again does not change what those are like who come later.
  @exclusivity(unchecked) private var arrived = 0
  /// Those who have ordered and may come again.
  @exclusivity(unchecked) private var haveOrdered = RollOfPeople()
  /// What strikes many at once.
  @exclusivity(unchecked) var health = Health()
  /// By name: those whom the scenario lists, or replayed actions name.
  @exclusivity(unchecked) private(set) var named: [String: Customer] = [:]

  init(of market: Market) {
    self.market = market
    simulation = market.simulation
    population = Population(market.terms.pointee.customers, market.city, coupons: market.offers.pricer.coupons.count)
    closing = .start + market.terms.pointee.duration
    gaps = market.simulation.stream("arrivals")
    who = market.simulation.stream("who comes")
    arrivals = market.rush.profile.map { VaryingArrivals($0) }
  }

  nonisolated var name: String { "customers" }

  func begin() {
    awaitNext()
    for listed in market.terms.pointee.customers.list { _ = customer(named: listed.name) }
  }

  private func awaitNext() {
    guard let next = arrivals?.next(after: now, using: &gaps), next < closing else { return }
    at(next, "a customer comes") { crowd in
      crowd.awaitNext()
      crowd.welcomeSomebody()
    }
  }

  private func welcomeSomebody() {
    let count = market.terms.pointee.customers.count
    let number = count > 0 ? Int(who.below(UInt64(count))) : arrived
    let key = UInt32(truncatingIfNeeded: arrived)
    arrived += 1
    welcome(population.person(number, in: simulation), key: key)
  }

  /// By how much the key of somebody's next visit differs.
  static let nextVisit: UInt32 = 1 << 24

  private func welcome(_ person: Person, key: UInt32) {
    let customer = Customer(visits, person, key: key, in: market)
    visits += 1
    var luck = customer.luck("channel")
    let channel = market.channel(luck.unit())
    customer.spawn("customer", customer.number) { try await $0.visit(by: channel) }
  }

  /// Somebody who has been here means to come again.
  func expect(_ person: Person, after span: Timespan, key: UInt32) {
    guard now + span < closing else { return }
    after(span, "a customer comes again") { $0.welcome(person, key: key) }
  }

  /// A customer known by name, who is made when first asked for.
  func customer(named name: String) -> Customer {
    if let known = named[name] { return known }
    let listed = market.terms.pointee.customers.list.first { $0.name == name }
    // Their numbers lie beyond those who come at random.
    let number = Int(UInt32.max) - 1 - named.count
    let customer = Customer(number, population.person(number, in: simulation, listed: listed), named: name, in: market)
    named[name] = customer
    return customer
  }
}

extension Crowd {
  /// Those known by name, in the order in which they were first named.
  var inOrderOfNumbers: [Customer] { named.values.sorted { $0.number > $1.number } }  // deterministic: sorted

  /// The run is over: nobody waits for anything any more.
  func close() {
    for customer in named.values { customer.call { $0.forgetOrder() } }  // deterministic: each is told the same
  }

  func isFirstOrder(of person: Person) -> Bool { !person.isKnown && !haveOrdered.contains(person.number) }

  /// Only discounts ask for it; without any, nobody is kept in mind.
  func hasOrdered(_ person: Person) {
    if !person.isKnown, market.offers.hasDiscounts { haveOrdered.insert(person.number) }
  }
}

/// How many visits there are in an hour, over the whole run: what customers would order, by those who only look and by weather.
struct Rush {
  /// Nil if nobody comes.
  let profile: RateProfile?

  init(_ scenario: Scenario) throws {
    let factor = 1 / (1 - scenario.demand.browsing.fraction)
    var times: [Instant] = [.start]
    let spells = scenario.city.weather.map { weather in
      let from = weather.from.instant(in: scenario.start)
      return (from: from, to: from + weather.length, demand: weather.demand)
    }
    times += spells.flatMap { [$0.from, $0.to] }
    let end = Instant.start + scenario.duration
    for day in 0...Int64(scenario.duration.ticks / Timespan.day.ticks + 1) {
      times += scenario.demand.ordersPerHour.changes.map { Moment.clock($0).instant(in: scenario.start) + .days(day) }
    }
    var points: [RateProfile.Point] = []
    for time in times.sorted() where time >= .start && time < end && points.last?.at != time.sinceStart {
      let clock = (scenario.start + time.sinceStart).timeOfDay
      let demand = spells.reduce(factor) { $1.from <= time && time < $1.to ? $0 * $1.demand : $0 }
      points.append(.init(at: time.sinceStart, rate: scenario.demand.ordersPerHour.rate(at: clock) * demand))
    }
    profile = points.contains { $0.rate > 0 } ? try .steps(points, per: .hour) : nil
  }
}

extension DailyRate {
  /// When the rate changes.
  var changes: [TimeOfDay] {
    if case .changing(let steps) = self { steps.map(\.from) } else { [] }
  }

  /// The rate that began last, on the day before if need be.
  func rate(at clock: TimeOfDay) -> Double {
    switch self {
    case .steady(let rate): return rate
    case .changing(let steps):
      let sorted = steps.sorted { $0.from < $1.from }
      return (sorted.last { $0.from <= clock } ?? sorted.last)?.perHour ?? 0
    }
  }
}
