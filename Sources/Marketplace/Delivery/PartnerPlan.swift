import DiscreteEvents
import Scenario

/// What a partner is like at the start.
struct PartnerPlan: Sendable {
  let name: String
  let place: Point
  let metresPerSecond: Double
  /// The share of offers that the partner accepts.
  let willingness: Double
}

extension PartnerPlan {
  /// Those that are made first, then those of the list, as their rota has them.
  static func all(in scenario: Scenario, _ city: CityMap, _ simulation: Simulation) -> [PartnerPlan] {
    let rules = scenario.partners
    let made = (0..<rules.count).map { number in
      var luck = simulation.stream("partner", entity: UInt32(truncatingIfNeeded: number))
      return PartnerPlan(
        name: "Partner \(number + 1)", place: city.place(for: .restaurants, using: &luck),
        metresPerSecond: rules.speed.inMetresPerSecond, willingness: rules.acceptance.sample(using: &luck).fraction)
    }
    return made
      + rules.list.map { partner in
        var luck = simulation.stream("partner", entity: Purpose(partner.name).number | 0x8000_0000)
        let place = city.place(for: .restaurants, using: &luck)
        return PartnerPlan(
          name: partner.name, place: partner.place.map(city.point) ?? place,
          metresPerSecond: (partner.speed ?? rules.speed).inMetresPerSecond,
          willingness: (partner.acceptance ?? rules.acceptance.sample(using: &luck)).fraction)
      }
  }
}
