/// Where a restaurant lists its staff, those who do something there are among them, and have a role that may do it.
enum StaffMayDoWhatTheyDo: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let known = Employers(scenario)
    for (place, action) in scenario.replay.actions.enumerated()
    where !action.staff.isEmpty && findings.isJudged(action, at: place) {
      // Verifying restaurants is for the platform's own staff.
      guard !action.does.isForThePlatform, let staff = known.staff(for: action) else { continue }
      let path = "replay[\(place)].staff"
      guard let role = staff[action.staff] else {
        findings.refuseUnknown("member of staff", action.staff, at: path, among: staff.names)
        continue
      }
      guard let allowed = action.does.roles, !allowed.contains(role) else { continue }
      findings.warn(
        path, "\"\(action.staff)\" is \(role.rawValue), whom \"\(action.does.rawValue)\" is refused",
        hint: "write somebody who is " + allowed.map(\.rawValue).joined(separator: " or "))
    }
  }
}

/// Who works at the restaurant that an action concerns.
private struct Employers {
  private var staff: [String: Named<Restaurants.Restaurant.Role>] = [:]
  /// By what a replayed order is called.
  private var restaurantOfOrder: [String: String] = [:]
  private var only = ""

  init(_ scenario: Scenario) {
    for restaurant in scenario.restaurants.list { staff[restaurant.name] = restaurant.staff }
    for action in scenario.replay.actions where action.does == .order && !action.isMeantToFail {
      restaurantOfOrder[action.order] = action.restaurant
    }
    only = scenario.onlyRestaurant ?? ""
  }

  /// Nil if it is not said which restaurant that is, or who works there.
  func staff(for action: Replay.Action) -> Named<Restaurants.Restaurant.Role>? {
    let ofOrder = action.order.isEmpty ? "" : restaurantOfOrder[action.order] ?? ""
    let name = [action.restaurant, ofOrder, only].first { !$0.isEmpty } ?? ""
    guard let staff = staff[name], !staff.isEmpty else { return nil }
    return staff
  }
}
