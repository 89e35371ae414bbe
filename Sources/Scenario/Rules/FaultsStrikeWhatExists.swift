import JSON

/// What faults strike: a service, a store, a cache, a topic, a subscription, a station, a restaurant, a partner, a customer, or all of a kind.
enum FaultsStrikeWhatExists: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let names = Victims(scenario)
    for (place, fault) in scenario.faults.enumerated() where !fault.what.isEmpty {
      names.check(fault.what, "faults[\(place)].what", &findings)
    }
  }
}

private struct Victims {
  static let groups = ["broker", "restaurants", "kitchens", "waiters", "partners", "customers"]
  let scenario: Scenario
  let topics: [String]

  init(_ scenario: Scenario) {
    self.scenario = scenario
    topics = scenario.broker.topicNames
  }

  func check(_ what: String, _ path: String, _ findings: inout Findings) {
    if what.contains("/") { return checkSubscription(what, path, &findings) }
    if what.hasPrefix("kitchens.") { return checkStation(String(what.dropFirst(9)), path, &findings) }
    if what.hasSuffix(".store"), !topics.contains(what) { return checkStore(of: what, path, &findings) }
    if what.hasSuffix(".cache"), !topics.contains(what) { return checkCache(of: what, path, &findings) }
    let known =
      Self.groups + Service.names + topics + scenario.restaurantNames + scenario.partners.list.map(\.name)
      + scenario.customers.list.map(\.name)
    guard !known.contains(what) else { return }
    if let stations = stations(ofRestaurantIn: what) {
      return check("station", what, among: stations, path, &findings)
    }
    let advice = WordAdvice(for: what, among: known)
    findings.refuse(
      path, "there is nothing called \"\(what)\"",
      hint: advice.nearest == nil
        ? "write a service, \"order.store\", a topic, a subscription as \"order.placed/inventory\", a restaurant, a partner, or one of \(Self.groups.joined(separator: ", "))"
        : nil,
      suggestion: advice.suggestion)
  }

  private func checkStore(of what: String, _ path: String, _ findings: inout Findings) {
    check("store", what, among: Service.names.map { $0 + ".store" }, path, &findings)
  }

  private func checkCache(of what: String, _ path: String, _ findings: inout Findings) {
    let known = Service.Name.allCases.filter { scenario.services[$0].cache != nil }.map { $0.rawValue + ".cache" }
    check("cache", what, among: known, path, &findings)
  }

  private func checkStation(_ name: String, _ path: String, _ findings: inout Findings) {
    check("station", "kitchens.\(name)", among: scenario.stationNames.map { "kitchens." + $0 }, path, &findings)
  }

  /// "bistro.grill" and its like, of a restaurant whose name stands before the point; nil if there is none.
  private func stations(ofRestaurantIn what: String) -> [String]? {
    let listed = scenario.restaurants.list
    let known = listed.filter { what.hasPrefix($0.name + ".") }.map { ($0.name, scenario.profile(of: $0).stations) }
    let newcomers = scenario.restaurantNames.dropFirst(listed.count).filter { what.hasPrefix($0 + ".") }
    let meant = known + newcomers.map { ($0, scenario.kitchens.stations) }
    return meant.isEmpty ? nil : meant.flatMap { name, stations in stations.names.map { "\(name).\($0)" } }
  }

  private func check(
    _ noun: String, _ what: String, among known: [String], _ path: String, _ findings: inout Findings
  ) {
    if !known.contains(what) { findings.refuseUnknown(noun, what, at: path, among: known) }
  }

  private func checkSubscription(_ what: String, _ path: String, _ findings: inout Findings) {
    let parts = what.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard topics.contains(parts[0]) else {
      return findings.refuseUnknown("topic", parts[0], at: path, among: topics)
    }
    let own = scenario.broker.topics[parts[0]]?.subscribers.names ?? []
    let known = own + Service.names.filter { !own.contains($0) }
    guard !known.contains(parts[1]) else { return }
    findings.refuseUnknown("subscription", what, at: path, among: known.map { "\(parts[0])/\($0)" })
  }
}
