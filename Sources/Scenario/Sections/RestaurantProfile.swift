public import DiscreteEvents

/// What holds for a restaurant, wherever it is said: in its own lines, in those of its template, or for all.
///
/// The one place that knows which of them counts. Not for where a restaurant stands and who works there, which only its own
/// lines say.
public struct RestaurantProfile: Sendable, Equatable {
  /// The template's name; empty if there is none.
  public let template: String
  /// One of the scenario's menus; empty if items are to be made up.
  public let menu: String
  public let cuisine: String
  public let rating: Law<Double>
  /// In proportion to other restaurants.
  public let popularity: Double
  public let hours: WeeklyHours
  /// How many cook, if there are no stations.
  public let cooks: Int
  public let stations: Named<Int>
  public let preparation: Law<Timespan>
  public let tables: Int
  /// Whether it accepts or rejects each order; what follows here matters only then.
  public let confirms: Bool
  public let decision: Law<Timespan>
  public let rejects: Share
  /// With how many tickets in the kitchen it rejects all orders; 0: never.
  public let fullAt: Int

  /// Of the orders that come to it, the share that it does not reject for no reason of load.
  public var acceptedShare: Double { confirms ? 1 - rejects.fraction : 1 }
}

extension Scenario {
  /// What holds for a listed restaurant: what it says itself, or else its template, or else what is said of all.
  public func profile(of restaurant: Restaurants.Restaurant) -> RestaurantProfile {
    RestaurantProfile(restaurant, restaurants.templates[restaurant.template], named: restaurant.template, in: self)
  }

  /// What holds for restaurants that are made from a template; what is said of all, if there is none of that name.
  public func profile(ofTemplate name: String) -> RestaurantProfile {
    RestaurantProfile(nil, restaurants.templates[name], named: name, in: self)
  }
}

extension RestaurantProfile {
  fileprivate init(
    _ own: Restaurants.Restaurant?, _ template: Restaurants.Template?, named name: String, in scenario: Scenario
  ) {
    let (restaurants, kitchens) = (scenario.restaurants, scenario.kitchens)
    self.template = template == nil ? "" : name
    menu = [own?.menu, template?.menu].lazy.compactMap(\.self).first { !$0.isEmpty } ?? ""
    cuisine = [own?.cuisine, template?.cuisine].lazy.compactMap(\.self).first { !$0.isEmpty } ?? ""
    rating = own?.rating.map { Law(always: $0) } ?? template?.rating ?? restaurants.rating
    popularity = own?.popularity ?? template?.popularity ?? 1
    hours = own?.hours ?? template?.hours ?? restaurants.hours
    cooks = own?.cooks ?? template?.cooks ?? kitchens.cooks
    stations = own?.stations ?? template?.stations ?? kitchens.stations
    preparation = own?.preparation ?? template?.preparation ?? kitchens.preparation
    tables = own?.tables ?? template?.tables ?? scenario.dineIn.tables
    confirms = own?.confirms ?? template?.confirms ?? restaurants.confirms
    decision = own?.decision ?? template?.decision ?? restaurants.decision
    rejects = own?.rejects ?? template?.rejects ?? restaurants.rejects
    fullAt = own?.fullAt ?? template?.fullAt ?? restaurants.fullAt
  }
}
