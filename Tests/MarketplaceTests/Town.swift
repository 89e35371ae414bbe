import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// A town in which nothing is left to chance: 12:00 on a Friday, roads are straight and taken at 5 m/s, the restaurant
/// thinks for a minute and cooks for ten, partners think for ten seconds, and services take no time worth speaking of.
///
/// ```
/// metres east   500      1,000     2,500
///             ───┼─────────┼─────────┼───
///              Ravi      Luigi     Asha, Bela and Chan
/// ```
enum Town {
  private static let instantServices = Service.Name.allCases.map {
    #""\#($0.rawValue)": { "latency": "0s", "store": { "latency": "0s" } }"#
  }.joined(separator: ", ")

  private static let text = """
    { "start": "2026-11-20T12:00", "duration": "2h", "city": { "size": "10km", "detour": 1 },
      "demand": { "ordersPerHour": 0 },
      "customers": { "search": { "radius": "10km" }, "list": [
        { "name": "Asha", "place": { "east": "2500m", "north": "5km" } },
        { "name": "Bela", "place": { "east": "2500m", "north": "5km" } },
        { "name": "Chan", "place": { "east": "2500m", "north": "5km" } } ] },
      "restaurants": { "count": 0, "rejects": 0, "decision": "1m",
        "list": [ { "name": "Luigi", "menu": "pizzeria", "place": { "east": "1km", "north": "5km" } } ] },
      "menus": { "pizzeria": { "items": {
        "Margherita": { "price": "10.00" }, "Calzone": { "price": "12.00" } } } },
      "kitchens": { "preparation": "10m", "sizeEffect": 0, "estimateError": 1 },
      "partners": { "count": 0, "ignores": 0, "reaction": "10s", "atRestaurant": "1m", "atDoor": "2m",
        "list": [ { "name": "Ravi", "place": { "east": "500m", "north": "5km" }, "acceptance": "100%" } ] },
      "dispatch": { "policy": "nearest", "bundles": 0 },
      "payments": { "methods": { "card": 0, "wallet": 0, "cash": 1 } },
      "services": { \(instantServices) }, "broker": { "publishing": "0s" }, "replay": "day.csv" }
    """

  /// What is not said of an action.
  static let columns = "at,does,customer,restaurant,order,items,answer"

  /// - Parameters:
  ///   - settings: What is otherwise, as `partners.reaction=5s`.
  ///   - columns: What the parts of an action are.
  ///   - actions: What is done when, a line of a table each.
  ///   - isStrict: Whether everything in it must make sense.
  static func scenario(
    _ settings: [String] = [], columns: String = columns, _ actions: [String] = [], isStrict: Bool = true
  ) throws -> Scenario {
    let table = ([columns] + actions).joined(separator: "\n") + "\n"
    let file = ScenarioFile(path: "town.json", bytes: Array(text.utf8))
    let checked = try Scenario.read(file, setting: settings.map { try Setting($0) }) { path, _ throws(FileNotFound) in
      guard path == "day.csv" else { throw FileNotFound(reason: "no such file") }
      return ScenarioFile(path: path, bytes: Array(table.utf8))
    }
    if isStrict { #expect(checked.warnings.map(\.sentence) == []) }
    return checked.scenario
  }

  /// A day there, and what is recorded of it.
  static func day(
    _ settings: String..., columns: String = columns, actions: [String] = [], isStrict: Bool = true,
    preparing prepare: (Market) -> Void = { _ in }
  ) throws -> Reference {
    let day = try Reference(scenario(settings, columns: columns, actions, isStrict: isStrict), preparing: prepare)
    #expect(day.outcome.ending == .whole)
    #expect(day.outcome.wrongAnswers.map { "\($0.deed) was answered \($0.answer)" } == [])
    #expect(day.outcome.refusals.map { "\($0.deed) was answered \($0.answer)" } == [])
    return day
  }

  /// Several orders of one Margherita each, as `12:00 Asha`.
  static func orders(_ orders: String...) -> [String] {
    orders.map { order in
      let parts = order.split(separator: " ", maxSplits: 1)
      return "\(parts[0]),order,\(parts[1]),Luigi,\(parts[1])'s,Margherita: 1,201"
    }
  }

  /// A partner of the list.
  static func partner(_ name: String, at east: Int, _ more: String = "") -> String {
    #"{ "name": "\#(name)", "place": { "east": "\#(east)m", "north": "5km" }, "acceptance": "100%"\#(more) }"#
  }

  static func partners(_ partners: String...) -> String { "partners.list=[ \(partners.joined(separator: ", ")) ]" }

  /// The restaurant, with more said of it.
  static func luigi(_ more: String) -> String {
    #"{ "name": "Luigi", "menu": "pizzeria", "place": { "east": "1km", "north": "5km" }, \#(more) }"#
  }
}
