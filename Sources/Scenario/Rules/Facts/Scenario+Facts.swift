import DiscreteEvents

// What rules ask a scenario for.

extension Scenario {
  /// When customers stop coming.
  var end: Instant { .start + duration }

  public var restaurantCount: Int { restaurants.count + restaurants.list.count }
  /// The one restaurant that goes without saying; without a name if it is made from a template. Where there is none at the
  /// start, it is the only one that registers.
  var onlyRestaurant: String? {
    if restaurantCount > 0 { return restaurantCount == 1 ? restaurants.list.first?.name ?? "" : nil }
    let names = replay.actions.filter { $0.does == .register && !$0.isMeantToFail }.map(\.restaurant)
    return names.first.flatMap { only in names.allSatisfy { $0 == only } ? only : nil }
  }

  public var partnerCount: Int { partners.count + partners.list.count }

  /// Of those who would order, the share who do: some leave their carts behind, some payments fail.
  var shareThatOrders: Double {
    (1 - customers.abandons.fraction) * (1 - shareNotInCash * (1 - payments.succeeds.fraction))
  }

  /// The share of orders that are not paid in cash.
  var shareNotInCash: Double {
    let methods = payments.methods
    let all = methods.card + methods.wallet + methods.cash
    return all > 0 ? 1 - methods.cash / all : 0
  }

  /// Whether somebody does it at a stated time, and not in vain.
  func replays(_ deed: Replay.Deed) -> Bool { replay.actions.contains { $0.does == deed && !$0.isMeantToFail } }

  /// What clocks show at an instant; with the date, if the run is longer than a day.
  func clock(_ instant: Instant) -> String {
    let time = start + instant.sinceStart
    return duration <= .days(1) && instant >= .start && instant <= end ? "\(time.timeOfDay)" : "\(time)"
  }

  /// How many different items a basket has on average.
  var itemsPerOrder: Double { max(1, demand.items.expectation) }
}

extension Scenario {
  /// Every menu's items, in the order of their first mention.
  var itemNames: [String] {
    var seen: Set<String> = []
    return (menus.values.flatMap(\.items.names) + replay.actions.filter { $0.does == .addItem }.map(\.item)).filter {
      seen.insert($0).inserted
    }
  }

  /// Of all kitchens, in the order of their first mention.
  var stationNames: [String] {
    var seen: Set<String> = []
    let own = restaurants.templates.values.map(\.stations) + restaurants.list.map(\.stations)
    return ([kitchens.stations] + own.compactMap(\.self)).flatMap(\.names).filter { seen.insert($0).inserted }
  }

  /// Those who stand in the list, and those who register during the run.
  var restaurantNames: [String] {
    restaurants.list.map(\.name) + replay.actions.filter { $0.does == .register }.map(\.restaurant)
  }
}

extension Replay.Action {
  /// Whether it is an order that a partner may have to bring.
  var mayBeDelivered: Bool { does == .order && table == nil && (channel ?? .delivery) == .delivery }

  /// Whether it must be answered by a refusal, so that what is wrong with it is meant.
  public var isMeantToFail: Bool { answer.map { $0 >= 400 } ?? false }
}

extension Service {
  static var names: [String] { Name.allCases.map(\.rawValue) }
}

extension Services {
  /// A service by its name, or nil.
  subscript(name: String) -> Service? { Service.Name(rawValue: name).map { self[$0] } }
}

extension Law {
  /// No draw is smaller; nil where the law does not say.
  var least: Quantity? {
    (distribution as? any InvertibleDistribution).map { Quantity(magnitude: $0.quantile(0)) }
      ?? (distribution as? Constant).map { Quantity(magnitude: $0.mean) }
  }
}

extension Findings {
  /// The first of some paths that a file says, so that a finding points at what somebody wrote; the last if none is.
  func firstWritten(_ paths: String...) -> String { paths.first(where: isWritten) ?? paths.last ?? "" }
}
