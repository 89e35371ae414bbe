import Scenario

/// What there is on a menu to those who choose by taste: prices, and what draws people to a dish.
///
/// Menus change a few times a day, and are looked at some ten times for each visit.
struct MenuCard: Sendable {
  private struct Dish: Sendable {
    let price: Money
    /// 0 for what cannot be ordered now.
    let popularity: Double
    let canBeOrdered: Bool
  }

  private let dishes: [Dish]
  /// Of what costs something; nil if nothing does.
  let lowestPrice: Money?

  init(_ menu: [MenuItem]) {
    dishes = menu.map {
      Dish(price: $0.price, popularity: $0.canBeOrdered ? $0.popularity : 0, canBeOrdered: $0.canBeOrdered)
    }
    lowestPrice = dishes.map(\.price).filter { $0 > .zero }.min()
  }

  /// A line with one of the dishes that have not run out and are not in a basket yet, the more often the more popular it is;
  /// nil if there is none.
  ///
  /// - Parameter draw: From 0 to below 1.
  func line(besides basket: [Order.Line], from pantry: Pantry, _ draw: Double) -> Order.Line? {
    var left =
      draw
      * dishes.indices.reduce(0.0) { sum, item in
        basket.contains(item) || pantry.isOut(item) ? sum : sum + dishes[item].popularity
      }
    var last: Int?
    for item in dishes.indices
    where dishes[item].canBeOrdered && !basket.contains(item) && !pantry.isOut(item) {
      last = item
      guard left >= dishes[item].popularity else { break }
      left -= dishes[item].popularity
    }
    return last.map { Order.Line(item: $0, quantity: 1, price: dishes[$0].price) }
  }
}

extension [Order.Line] {
  fileprivate func contains(_ item: Int) -> Bool {
    for line in self where line.item == item { return true }
    return false
  }
}
