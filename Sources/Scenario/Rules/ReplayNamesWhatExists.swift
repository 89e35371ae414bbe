/// Customers, restaurants, partners, orders, items and tables of replayed actions, but of those that must be refused.
enum ReplayNamesWhatExists: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let names = ReplayNames(scenario, findings.timeline.groups)
    for (place, action) in scenario.replay.actions.enumerated() where findings.isJudged(action, at: place) {
      names.checkActors(of: action, "replay[\(place)]", &findings)
      names.checkItems(of: action, "replay[\(place)]", &findings)
      names.checkTable(of: action, "replay[\(place)]", &findings)
    }
  }
}

private struct ReplayNames {
  /// Without a list, customers are known by being named.
  private let customers: Names
  private let restaurants: Names
  private let partners: Names
  private let orders: Names
  private let items: Names
  /// By the restaurant's name: what is on its menu, and what is added to it on the way.
  private let menus: [String: Names]
  private let tables: [String: Int]
  /// In those that are not listed.
  private let tablesElsewhere: Int
  /// Where it is not said at which restaurant.
  private let mostTables: Int

  init(_ scenario: Scenario, _ groups: [RestaurantGroup]) {
    customers = Names(scenario.customers.list.map(\.name))
    restaurants = Names(scenario.restaurantNames)
    partners = Names(scenario.partners.list.map(\.name))
    orders = Names(
      scenario.replay.actions.compactMap { $0.does == .order && !$0.order.isEmpty ? $0.order : nil })
    items = Names(scenario.itemNames)
    let listed = scenario.restaurants.list.map { (name: $0.name, profile: scenario.profile(of: $0)) }
    menus = Self.menus(of: scenario, listed)
    tables = Dictionary(listed.map { ($0.name, $0.profile.tables) }, uniquingKeysWith: { first, _ in first })
    tablesElsewhere = scenario.dineIn.tables
    mostTables = groups.map(\.profile.tables).max() ?? tablesElsewhere
  }

  private static func menus(
    of scenario: Scenario, _ listed: [(name: String, profile: RestaurantProfile)]
  ) -> [String: Names] {
    let added = Dictionary(grouping: scenario.replay.actions.filter { $0.does == .addItem }, by: \.restaurant)
    let known = listed.compactMap { restaurant in
      scenario.menus[restaurant.profile.menu].map {
        (restaurant.name, Names($0.items.names + (added[restaurant.name] ?? []).map(\.item)))
      }
    }
    return Dictionary(known, uniquingKeysWith: { first, _ in first })
  }

  func checkActors(of action: Replay.Action, _ path: String, _ findings: inout Findings) {
    if !customers.all.isEmpty { check("customer", action.customer, path, among: customers, &findings) }
    check("restaurant", action.restaurant, path, among: restaurants, &findings)
    check("partner", action.partner, path, among: partners, &findings)
    if action.does != .order { check("order", action.order, path, among: orders, &findings) }
  }

  private func check(
    _ noun: String, _ name: String, _ path: String, among names: Names, _ findings: inout Findings
  ) {
    guard !name.isEmpty, !names.contains(name) else { return }
    findings.refuseUnknown(noun, name, at: "\(path).\(noun)", among: names.all)
  }

  func checkItems(of action: Replay.Action, _ path: String, _ findings: inout Findings) {
    let known = menus[action.restaurant] ?? items
    for name in action.items.names where !known.contains(name) {
      findings.refuseUnknown("item", name, at: "\(path).items.\(name)", among: known.all)
    }
    guard !action.item.isEmpty, action.does != .addItem, !known.contains(action.item) else { return }
    findings.refuseUnknown("item", action.item, at: path + ".item", among: known.all)
  }

  func checkTable(of action: Replay.Action, _ path: String, _ findings: inout Findings) {
    guard let table = action.table else { return }
    let tables = action.restaurant.isEmpty ? mostTables : tables[action.restaurant] ?? tablesElsewhere
    guard table > tables else { return }
    findings.refuse(
      path + ".table", "there is no table \(table)", given: ["dineIn.tables", "restaurants.list"],
      hint: tables == 0
        ? "write another restaurant, or more tables" : "write a number from 1 to \(tables), or more tables")
  }
}

/// Names in their order, and quick to be found among many.
private struct Names {
  let all: [String]
  private let known: Set<String>

  init(_ names: [String]) {
    all = names
    known = Set(names)
  }

  func contains(_ name: String) -> Bool { known.contains(name) }
}
