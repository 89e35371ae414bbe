import DiscreteEvents

/// Where something ends after a time, most people are quicker than that.
enum PeopleAnswerInTime: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let (partners, restaurants, customers) = (scenario.partners, scenario.restaurants, scenario.customers)
    check(
      "partners.reaction", partners.reaction, "partners.offers.timeout", partners.offers.timeout,
      "most offers to partners lapse", findings.timeline.delivers, &findings)
    for (path, decision) in slowDecisions(restaurants.automaticRejection, findings.timeline.groups) {
      check(
        path, decision, "restaurants.automaticRejection", restaurants.automaticRejection,
        "most orders are rejected unanswered", true, &findings)
    }
    check(
      "customers.login.typing", customers.login.typing, "customers.login.lifetime", customers.login.lifetime,
      "most codes have expired when they are typed", customers.login.share > .zero, &findings)
    checkPatience(customers.patience.mean, &findings)
  }

  /// Where they are said, each once.
  private static func slowDecisions(
    _ limit: Timespan, _ groups: [RestaurantGroup]
  ) -> [(path: String, decision: Law<Timespan>)] {
    var told: Set<String> = []
    let slow = groups.filter { $0.profile.confirms && $0.profile.decision.mean > limit }
    return slow.map { ($0.decisionPath, $0.profile.decision) }.filter { told.insert($0.0).inserted }
  }

  /// By what is cooked fastest anywhere, so that what is said is certain.
  private static func checkPatience(_ patience: Timespan, _ findings: inout Findings) {
    let cooking = findings.timeline.groups.map(\.leastPreparation).min() ?? .zero
    guard findings.timeline.hasRandomOrders, patience < cooking else { return }
    let path = findings.firstWritten("customers.patience", "kitchens.preparation", "customers")
    findings.warn(
      path,
      "customers wait \(patience.rough), cooking takes at least \(cooking.rough) on average: most orders are cancelled",
      hint: "write more patience, or faster cooking")
  }

  private static func check(
    _ path: String, _ law: Law<Timespan>, _ limitPath: String, _ limit: Timespan, _ sentence: String, _ applies: Bool,
    _ findings: inout Findings
  ) {
    guard applies, law.mean > limit else { return }
    let place = findings.firstWritten(path, limitPath)
    findings.warn(
      place, "an answer takes \(law.mean.rough) on average, the limit is \(limit): \(sentence)",
      hint: "write shorter times for \"\(path)\", or a longer \"\(limitPath)\"")
  }
}

extension RestaurantGroup {
  /// How long what is cooked fastest takes on average.
  fileprivate var leastPreparation: Timespan {
    let items = menu?.items.values.filter(\.available) ?? []
    return items.map { ($0.preparation ?? profile.preparation).mean }.min() ?? profile.preparation.mean
  }
}

extension Timespan {
  /// To the second, or below a minute to the millisecond.
  var rough: Timespan {
    let unit: Int64 = self < .minute ? 1_000 : Timespan.ticksPerSecond
    return Timespan(ticks: (ticks + unit / 2) / unit * unit)
  }
}
