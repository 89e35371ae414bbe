import DiscreteEvents
import Scenario

/// An item on a restaurant's menu, as it is now.
struct MenuItem: Sendable {
  let name: String
  var price = Money.zero
  var category = ""
  var text = ""
  var keywords: [String] = []
  var diet = Menu.Item.Diet.meat
  var isAvailable = true
  /// It keeps its place, for orders that have it.
  var isDeleted = false
  var station: Int?
  var preparation: Law<Timespan>?
  var popularity = 1.0

  init(_ name: String) { self.name = name }

  init(_ name: String, _ item: Menu.Item, _ kitchen: KitchenPlan) {
    self.name = name
    (price, category, text, keywords, diet) = (item.price, item.category, item.text, item.keywords, item.diet)
    (isAvailable, preparation, popularity) = (item.available, item.preparation, item.popularity)
    station = kitchen.station(named: item.station)
  }

  var canBeOrdered: Bool { isAvailable && !isDeleted }

  /// The dishes of a restaurant whose menu is not listed.
  static let madeUp = (1...12).map { MenuItem("Dish \($0)") }
}
