import DiscreteEvents

/// Nothing is done with a replayed order before it is placed, but what is meant to be refused.
enum OrdersComeBeforeWhatBecomesOfThem: Rule {
  /// What takes an order that exists. Carts are filled, and customers log in, before there is one.
  private static let deeds: Set<Replay.Deed> = [
    .pay, .payCash, .cancel, .track, .rate, .accept, .reject, .startCooking, .ready, .serve, .handOver, .acceptOffer,
    .declineOffer, .pickUp, .deliver,
  ]

  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let first = FirstOrders(scenario)
    for (place, action) in scenario.replay.actions.enumerated() where deeds.contains(action.does) {
      guard findings.isJudged(action, at: place), let placed = first.order(of: action),
        action.at.instant(in: scenario.start) < placed
      else { continue }
      let subject =
        action.order.isEmpty ? "\"\(action.customer)\" places an order only" : "\"\(action.order)\" is placed"
      findings.refuse(
        "replay[\(place)].at", "\(subject) at \(scenario.clock(placed))",
        hint: "write a later moment, or an \"answer\" from 400 on")
    }
  }
}

/// When orders are first placed, by their own names and by their customers'.
private struct FirstOrders {
  private var byName: [String: Instant] = [:]
  private var byCustomer: [String: Instant] = [:]

  init(_ scenario: Scenario) {
    for action in scenario.replay.actions where action.does == .order {
      let at = action.at.instant(in: scenario.start)
      if !action.order.isEmpty { byName[action.order] = min(at, byName[action.order] ?? at) }
      byCustomer[action.customer] = min(at, byCustomer[action.customer] ?? at)
    }
  }

  /// Nil where no replayed order is meant.
  func order(of action: Replay.Action) -> Instant? {
    if !action.order.isEmpty { return byName[action.order] }
    return action.customer.isEmpty ? nil : byCustomer[action.customer]
  }
}
