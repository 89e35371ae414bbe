public import DiscreteEvents

/// Where orders come from: at random, at one rate, until the end is reached.
public actor OrderArrivals: SimulatedActor {
  public enum End: Sendable, Hashable {
    /// After so many orders.
    case orders(Int)
    /// Up to, and not including, this instant.
    case instant(Instant)
  }

  public let simulation: Simulation
  private let town: Town
  private let gap: Exponential
  private var gaps: RandomStream
  private let end: End
  private var placed = 0

  public init(in town: Town, ordersPerHour: Double, until end: End) throws(DistributionError) {
    simulation = town.simulation
    self.town = town
    self.end = end
    gap = try Exponential(mean: 60 / ordersPerHour)
    gaps = town.simulation.stream("orders")
  }

  public nonisolated func begin() {
    spawn("orders") { try await $0.placeAll() }
  }

  private func placeAll() async throws {
    while let gap = nextGap() {
      try await sleep(for: gap)
      placed += 1
      Order(number: placed, in: town).spawn("order", placed) { try await $0.live() }
    }
  }

  private func nextGap() -> Timespan? {
    switch end {
    case .orders(let count):
      return placed < count ? gap.span(in: .minute, using: &gaps) : nil
    case .instant(let instant):
      let gap = gap.span(in: .minute, using: &gaps)
      return now + gap < instant ? gap : nil
    }
  }
}
