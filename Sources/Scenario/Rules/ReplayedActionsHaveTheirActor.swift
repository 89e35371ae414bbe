/// Who does a replayed action is named, is of the kind that does such things, and has what it takes.
enum ReplayedActionsHaveTheirActor: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let isOnlyOne = scenario.onlyRestaurant != nil
    for (place, action) in scenario.replay.actions.enumerated() where findings.isJudged(action, at: place) {
      let path = "replay[\(place)]"
      switch action.does.actor {
      case .customer: checkCustomer(of: action, path, &findings)
      case .restaurant: checkRestaurant(of: action, path, isOnlyOne, &findings)
      case .partner: checkPartner(of: action, path, &findings)
      case .restaurantOrPartner: checkEither(of: action, path, &findings)
      case .platform: checkNobody(of: action, path, &findings)
      }
      if [.order, .add, .remove].contains(action.does), action.items.values.allSatisfy({ $0 == 0 }) {
        let place = findings.firstWritten(path + ".items", path)
        let sentence = action.does == .order ? "an order without items" : "nothing to \(action.does.rawValue)"
        findings.refuse(place, sentence, hint: findings.hint(toWrite: ["items"], at: path, such: "{ \"Soup\": 1 }"))
      }
      if action.does == .move, action.place == nil {
        let columns = findings.isInTable(path) ? ["east", "north"] : ["place"]
        findings.refuse(path, "a move to nowhere", hint: findings.hint(toWrite: columns, at: path, behind: "and"))
      }
    }
    checkRestaurantsOfOrders(in: scenario, &findings)
  }

  private static func checkCustomer(of action: Replay.Action, _ path: String, _ findings: inout Findings) {
    // Cash goes through somebody's hands.
    let others = [("partner", action.partner)] + (action.does == .payCash ? [] : [("staff", action.staff)])
    for (key, name) in others where !name.isEmpty {
      findings.refuse(
        "\(path).\(key)", "\"\(action.does.rawValue)\" is what customers do", hint: "write \"customer\" instead")
    }
    guard action.customer.isEmpty, action.partner.isEmpty, action.staff.isEmpty else { return }
    let isKnownByOrder = !action.order.isEmpty && action.does != .order
    if !isKnownByOrder {
      let sentence = action.does == .order ? "an order without a customer" : "nobody does it"
      findings.refuse(path, sentence, hint: findings.hint(toWrite: ["customer"], at: path))
    }
  }

  private static func checkRestaurant(
    of action: Replay.Action, _ path: String, _ isOnlyOne: Bool, _ findings: inout Findings
  ) {
    if !action.partner.isEmpty, action.does != .handOver {
      findings.refuse(
        path + ".partner", "\"\(action.does.rawValue)\" is what restaurants do", hint: "write \"restaurant\" instead")
    }
    let isOfOrder = [.accept, .reject, .startCooking, .ready, .serve, .handOver].contains(action.does)
    let isKnown = !action.restaurant.isEmpty || isOfOrder && !(action.order + action.customer).isEmpty
    guard !isKnown, action.partner.isEmpty || action.does == .handOver else { return }
    if !isOnlyOne || action.does == .register {
      let which = isOfOrder ? "it is not said for which order" : "it is not said which restaurant does it"
      let keys = isOfOrder ? ["order", "customer", "restaurant"] : ["restaurant"]
      findings.refuse(path, which, hint: findings.hint(toWrite: keys, at: path))
    }
  }

  private static func checkPartner(
    of action: Replay.Action, _ path: String, _ findings: inout Findings
  ) {
    if !action.staff.isEmpty {
      findings.refuse(
        path + ".staff", "\"\(action.does.rawValue)\" is what partners do", hint: "write \"partner\" instead")
    } else if action.partner.isEmpty, (action.order + action.customer).isEmpty {
      findings.refuse(
        path, "it is not said which partner does it", hint: findings.hint(toWrite: ["partner"], at: path))
    }
  }

  private static func checkEither(of action: Replay.Action, _ path: String, _ findings: inout Findings) {
    if !action.customer.isEmpty {
      findings.refuse(
        path + ".customer", "customers are always online", hint: "write \"restaurant\" or \"partner\" instead")
    } else if action.restaurant.isEmpty == action.partner.isEmpty {
      let sentence = action.partner.isEmpty ? "nobody does it" : "both a restaurant and a partner"
      findings.refuse(path, sentence, hint: "write one of \"restaurant\", \"partner\" here")
    }
  }

  private static func checkNobody(of action: Replay.Action, _ path: String, _ findings: inout Findings) {
    let others = [("customer", action.customer), ("restaurant", action.restaurant), ("partner", action.partner)]
    for (key, name) in others where !name.isEmpty {
      findings.refuse(
        "\(path).\(key)", "\"\(action.does.rawValue)\" is what the platform's own people do", hint: "leave it out")
    }
  }

  /// Where several restaurants exist, an order says which one; or its customer's earlier actions do.
  private static func checkRestaurantsOfOrders(in scenario: Scenario, _ findings: inout Findings) {
    guard scenario.onlyRestaurant == nil, scenario.restaurantCount > 0 || !scenario.restaurantNames.isEmpty else {
      return
    }
    let which =
      scenario.restaurantCount > 1
      ? "which of \(Numbers.grouped(scenario.restaurantCount)) restaurants" : "which restaurant"
    var visited: Set<String> = []
    for place in scenario.replay.inOrder(from: scenario.start) {
      let action = scenario.replay.actions[place]
      guard action.does.actor == .customer, findings.isJudged(action, at: place) else { continue }
      if !action.restaurant.isEmpty { visited.insert(action.customer) }
      guard action.does == .order || action.does == .scan, !visited.contains(action.customer) else { continue }
      findings.refuse(
        "replay[\(place)]", "it is not said at \(which)",
        hint: findings.hint(toWrite: ["restaurant"], at: "replay[\(place)]"))
    }
  }
}
