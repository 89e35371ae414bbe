import DiscreteEvents
import Statistics
import Testing

@testable import Marketplace
@testable import Scenario

/// Sends tickets of one line at random to a kitchen.
private actor Rush: SimulatedActor {
  let simulation: Simulation
  let kitchen: Kitchen
  private let gap: Exponential
  private var gaps: RandomStream
  private var left: Int
  private var order = 0
  private let lines = [Ticket.Line(item: 0)]

  init(of tickets: Int, every gap: Timespan, to kitchen: Kitchen) throws {
    simulation = kitchen.simulation
    self.kitchen = kitchen
    self.gap = try Exponential(mean: gap.inSeconds)
    gaps = kitchen.simulation.stream("gaps")
    left = tickets
  }

  nonisolated func start() { after(.zero) { $0.sendNext() } }

  private func sendNext() {
    order += 1
    left -= 1
    let ticket = Ticket(order: order, lines: lines)
    kitchen.call { $0.take(ticket) }
    if left > 0 { after(gap.span(in: .second, using: &gaps)) { $0.sendNext() } }
  }
}

@Suite struct KitchenTheoryTests {
  private let gamma: Law<Timespan> = Law(#"{ "gamma": { "mean": "17m", "shape": 2 } }"#)
  private let exponential: Law<Timespan> = Law(#"{ "exponential": { "mean": "12m" } }"#)

  private func kitchen(
    cooks: Int, _ preparation: Law<Timespan>, _ tickets: Int, every gap: Timespan, seed: UInt64
  ) throws -> Kitchen {
    let simulation = Simulation(seed: seed)
    let kitchen = Kitchen(
      KitchenPlan(places: [cooks], preparation: preparation), in: simulation,
      calls: .init(cookingBegan: { _ in }, ready: { _ in }))
    try Rush(of: tickets, every: gap, to: kitchen).start()
    try simulation.run()
    return kitchen
  }

  /// Seconds that tickets waited, over four runs of 10,000; all four are busy for the share of time that they should be.
  private func meanWait(
    cooks: Int, _ preparation: Law<Timespan>, every gap: Timespan, busy: Double
  ) throws -> Double? {
    var waits = Tally()
    for seed in 1...4 {
      let kitchen = try kitchen(cooks: cooks, preparation, 10_000, every: gap, seed: UInt64(seed))
      waits.merge(kitchen.call { $0.figures.waits })
      #expect(isNear(kitchen.call { $0.placeTime(until: $0.now).utilisation }, busy, within: 0.04))
    }
    return waits.mean
  }

  private func isNear(_ value: Double?, _ expected: Double, within share: Double) -> Bool {
    value.map { abs($0 - expected) <= share * expected } ?? false
  }

  // The standard error of these means is about 3 %; with times as random as arrivals the first would be a third longer.

  @Test func ticketsWaitForOneCookAsPollaczekAndKhinchineSay() throws {
    // Busy half the time: W = ρ m (1 + 1/shape) / (2 (1 - ρ)) = 0.5 x 17 x 1.5 / 1 = 12.75 min.
    let wait = try meanWait(cooks: 1, gamma, every: .minutes(34), busy: 0.5)
    #expect(isNear(wait, 12.75 * 60, within: 0.07))
  }

  @Test func ticketsWaitForTwoCooksAsErlangSays() throws {
    // a = 1.2: C = (a²/2 / 0.4) / (1 + a + a²/2 / 0.4) = 1.8 / 4 = 0.45; W = C x 12 min / (2 - a) = 6.75 min.
    let wait = try meanWait(cooks: 2, exponential, every: .minutes(10), busy: 0.6)
    #expect(isNear(wait, 6.75 * 60, within: 0.07))
  }

  /// Kiefer and Wolfowitz (1955): a ticket begins when it is there and the first of the cooks is free.
  @Test(arguments: 1...3)
  func everyTicketWaitsForTheFirstFreeCook(cooks: Int) throws {
    let (tickets, seed, gap) = (2_000, UInt64(7), Timespan.minutes(20) / cooks)
    var gaps = RandomStream(seed: seed, purpose: "gaps")
    let gapLaw = try Exponential(mean: gap.inSeconds)
    var (now, free) = (Instant.start, Array(repeating: Instant.start, count: cooks))
    var waits = Tally()
    for order in 1...tickets {
      var luck = RandomStream(seed: seed, purpose: "cooking", entity: UInt32(order))
      free.sort()
      let begin = max(now, free[0])
      free[0] = begin + gamma.sample(using: &luck)
      waits.add((begin - now).inSeconds)
      now = now + gapLaw.span(in: .second, using: &gaps)
    }
    let kitchen = try kitchen(cooks: cooks, gamma, tickets, every: gap, seed: seed)
    let measured = kitchen.call { $0.figures.waits }
    #expect(measured.count == tickets && measured.maximum == waits.maximum)
    #expect(isNear(measured.mean, waits.mean ?? .nan, within: 1e-12))
  }
}
