public import Scenario

/// How far the marketplace goes: which keys of the language it acts on.
///
/// The language says more than is simulated so far. What is beyond reach is read and checked, and changes nothing.
public enum Reach {
  private static let keys = [
    "$schema", "extends", "name", "notes", "seed", "start", "duration", "currency", "demand.ordersPerHour",
    "restaurants.count", "restaurants.list.name", "partners.count", "partners.list.name", "expect",
  ]

  /// What a scenario says without effect, each by the shortest path that names it: "partners.offers".
  public static func ignored(of places: Places) -> [String] {
    var ignored: [String] = []
    for path in places.paths {
      guard let beyond = shortestPrefix(beyondReach: path), !ignored.contains(beyond) else { continue }
      ignored.append(beyond)
    }
    return ignored
  }

  private static func shortestPrefix(beyondReach path: String) -> String? {
    var prefix = ""
    for step in path.split(separator: ".") {
      prefix += (prefix.isEmpty ? "" : ".") + (step.split(separator: "[", maxSplits: 1).first ?? step)
      if keys.contains(prefix) { return nil }
      if !keys.contains(where: { $0.hasPrefix("\(prefix).") }) { return prefix }
    }
    return nil
  }
}

/// A scenario that is right, and needs what is not simulated yet.
public enum BeyondReach: Error, Sendable, Equatable {
  /// Orders come, and nobody is there from the start who cooks.
  case cookingByNobody
  /// Orders come that are eaten or collected where they are cooked, and there is nobody to deliver.
  case deliveryByNobody
}
