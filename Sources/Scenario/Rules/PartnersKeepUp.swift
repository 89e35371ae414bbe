import DiscreteEvents

/// Whenever it is busiest for those at work, partners have less to do than they can.
///
/// The way to the restaurant is taken for that of the nearest of all partners at work, so that what is said is certain.
enum PartnersKeepUp: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard scenario.channels.delivery > .zero else { return }
    let loads = findings.timeline.points.filter { $0.ordersPerHour > 0 && $0.partners > 0 }.map { point in
      (point: point, deliveries: deliveries(point, scenario), load: load(point, scenario))
    }
    guard let worst = loads.max(by: { $0.load / $0.point.partners < $1.load / $1.point.partners }) else { return }
    let finding = LoadFinding(
      occasion: "at \(scenario.clock(worst.point.at))",
      arrivals: "\(Numbers.text(worst.deliveries)) deliveries an hour", load: worst.load,
      capacity: Int(worst.point.partners.rounded()), noun: "partner")
    guard finding.isTooMuch else { return }
    let path = findings.firstWritten(
      "partners.shifts", "partners.count", "demand.ordersPerHour", "customers.distance", "partners.count")
    let isOnShift = !scenario.partners.shifts.isEmpty
    findings.warn(
      path, finding.sentence,
      hint: isOnShift
        ? "write shifts with at least \(Numbers.grouped(Numbers.above(worst.load))) partners at that time"
        : finding.hint("partners.count", worst.deliveries, "deliveries an hour"))
  }

  private static func deliveries(_ point: Timeline.Point, _ scenario: Scenario) -> Double {
    point.ordersPerHour * scenario.channels.delivery.fraction * point.accepted
  }

  /// How many partners are busy.
  private static func load(_ point: Timeline.Point, _ scenario: Scenario) -> Double {
    let partners = scenario.partners
    let metresPerSecond = partners.speed.inMetresPerSecond
    let area = scenario.city.size.inMetres * scenario.city.size.inMetres
    let nearest = min((area / point.partners).squareRoot() / 2, partners.offers.upTo.inMetres)
    let road = scenario.city.detour * point.travel / metresPerSecond
    let approach = nearest * road + partners.atRestaurant.expectation
    let distance = min(
      scenario.customers.distance.expectation, scenario.customers.search.radius.inMetres)
    let dropping = distance * road + partners.atDoor.expectation
    return deliveries(point, scenario) * (approach * tripsPerOrder(scenario) + dropping) / 3_600
  }

  /// Orders that travel together share the way to the restaurant.
  private static func tripsPerOrder(_ scenario: Scenario) -> Double {
    let size = Double(min(scenario.dispatch.bundleSize, scenario.partners.carries))
    return 1 - scenario.dispatch.bundles.fraction * (1 - 1 / size)
  }
}
