import Scenario

/// What the items of a menu are made of, by number: how much of which ingredient one portion needs.
///
/// Kept once for all restaurants with the same menu. Items beyond the last need nothing.
struct Recipes: Sendable, Hashable {
  struct Need: Sendable, Hashable {
    let ingredient: Int
    /// In the smallest unit of an ``Amount``.
    let count: Int64
  }

  private let needs: [[Need]]

  init(_ needs: [[Need]]) { self.needs = needs.map { $0.filter { $0.count > 0 } } }

  /// Items and ingredients have the numbers of their places in the scenario.
  init(_ menu: Menu, ingredients: Named<Ingredient>) {
    let names = ingredients.names
    self.init(
      menu.items.values.map { item in
        item.recipe.entries.compactMap { entry in
          names.firstIndex(of: entry.name).map { Need(ingredient: $0, count: entry.value.count) }
        }
      })
  }

  subscript(item: Int) -> [Need] { needs.indices.contains(item) ? needs[item] : [] }
}

/// So many of an item.
struct Portions: Sendable, Hashable {
  var item: Int
  var quantity = 1
}
