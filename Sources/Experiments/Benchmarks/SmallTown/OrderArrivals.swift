import DiscreteEvents

/// Where orders come from: at random, at one rate or by the hour, until the end is reached.
actor OrderArrivals: SimulatedActor {
  enum End: Sendable, Hashable {
    /// After so many orders.
    case orders(Int)
    /// Up to, and not including, this instant.
    case instant(Instant)
  }

  let simulation: Simulation
  private let town: Town
  private let rate: Rate
  private var gaps: RandomStream
  private let end: End
  private var placed = 0

  private enum Rate {
    /// Minutes between orders.
    case steady(Exponential)
    case varying(VaryingArrivals)
  }

  init(in town: Town, ordersPerHour: Double, until end: End) throws(DistributionError) {
    self.init(in: town, .steady(try Exponential(mean: 60 / ordersPerHour)), until: end)
  }

  init(in town: Town, at rates: RateProfile, until end: End) {
    self.init(in: town, .varying(VaryingArrivals(rates)), until: end)
  }

  private init(in town: Town, _ rate: Rate, until end: End) {
    simulation = town.simulation
    self.town = town
    self.end = end
    self.rate = rate
    gaps = town.simulation.stream("orders")
  }

  nonisolated func begin() {
    spawn("orders") { try await $0.placeAll() }
  }

  private func placeAll() async throws {
    while let gap = nextGap() {
      try await sleep(for: gap)
      placed += 1
      TownOrder(number: placed, in: town).spawn("order", placed) { try await $0.live() }
    }
  }

  private func nextGap() -> Timespan? {
    switch end {
    case .orders(let count):
      return placed < count ? drawGap() : nil
    case .instant(let instant):
      return drawGap().flatMap { now + $0 < instant ? $0 : nil }
    }
  }

  private func drawGap() -> Timespan? {
    switch rate {
    case .steady(let gap): gap.span(in: .minute, using: &gaps)
    case .varying(let arrivals): arrivals.next(after: now, using: &gaps).map { $0 - now }
    }
  }
}
