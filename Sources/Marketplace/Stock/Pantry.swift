import Scenario

/// What a restaurant cooks from.
///
/// ```swift
/// guard pantry.reserve(order: 7, basket) else { ... }  // all of it, or nothing
/// pantry.consume(order: 7)                              // when cooking begins; or release(order: 7), when it is cancelled
/// ```
///
/// Guarantees:
/// - There is never less than nothing of an ingredient, and what is reserved is there: spoilage leaves it alone.
/// - A reservation is used or released once; a second time does nothing and says so.
/// - What there was at the start and what was filled up is what was consumed, spoiled or is left, to the milligram.
///
/// A restaurant without ingredients has all of everything, and its pantry keeps nothing.
///
/// Not for waiting until something is there again: a reservation is given now or not at all.
struct Pantry: Sendable {
  /// One ingredient. Counts are in the smallest unit of an ``Amount``.
  struct Shelf: Sendable, Hashable {
    let full: Int64
    /// What share of the rest is thrown away at the end of the day.
    let spoils: Share
    let atStart: Int64
    fileprivate(set) var stock: Int64
    fileprivate(set) var reserved: Int64 = 0
    fileprivate(set) var consumed: Int64 = 0
    fileprivate(set) var spoiled: Int64 = 0
    /// Of what was consumed, for orders that were cancelled afterwards.
    fileprivate(set) var wasted: Int64 = 0
    fileprivate(set) var restocked: Int64 = 0

    init(stock: Int64, full: Int64? = nil, spoils: Share = .zero) {
      precondition(stock >= 0, "a shelf was stocked with \(stock)")
      self.stock = stock
      atStart = stock
      self.full = full ?? stock
      self.spoils = spoils
    }

    var available: Int64 { stock - reserved }
  }

  /// What an order may take.
  private struct Reservation: Sendable {
    let order: Int
    let needs: [Recipes.Need]
  }

  let recipes: Recipes
  private(set) var shelves: [Shelf]
  private var reservations: [Reservation] = []

  init(_ shelves: [Shelf], _ recipes: Recipes) {
    self.shelves = shelves
    self.recipes = recipes
  }

  init(_ ingredients: Named<Ingredient>, _ recipes: Recipes) {
    self.init(
      ingredients.values.map { Shelf(stock: $0.stock.count, full: $0.full?.count, spoils: $0.spoils) }, recipes)
  }

  /// How many orders have reserved something and neither used nor released it.
  var reservationCount: Int { reservations.count }
}

extension Pantry {
  func canMake(_ item: Int, quantity: Int = 1) -> Bool {
    shelves.isEmpty || needs(of: [Portions(item: item, quantity: quantity)]) != nil
  }

  func canMake(_ portions: [Portions]) -> Bool { shelves.isEmpty || needs(of: portions) != nil }

  /// Whether one portion cannot be made now: menus do not show it. Quicker than ``canMake(_:quantity:)``, for all items of
  /// a menu.
  func isOut(_ item: Int) -> Bool {
    !shelves.isEmpty && recipes[item].contains { $0.count > shelves[$0.ingredient].available }
  }

  /// How much there is, not counting what is reserved, of the scarcest ingredient of an item, from 0 to 1 of a full
  /// shelf; nil for an item that needs nothing.
  func level(of item: Int) -> Double? {
    guard !shelves.isEmpty else { return nil }
    return recipes[item].map { need in
      let shelf = shelves[need.ingredient]
      return shelf.full > 0 ? min(1, Double(shelf.available) / Double(shelf.full)) : shelf.available > 0 ? 1 : 0
    }.min()
  }

  /// What portions need altogether, by ingredient; nil if it is not there.
  private func needs(of portions: [Portions]) -> [Recipes.Need]? {
    var sums: [Recipes.Need] = []
    for portion in portions {
      for need in recipes[portion.item] {
        let (count, isTooMuch) = need.count.multipliedReportingOverflow(by: Int64(max(0, portion.quantity)))
        let index = sums.firstIndex { $0.ingredient == need.ingredient }
        let (sum, isTooMuchInAll) = count.addingReportingOverflow(index.map { sums[$0].count } ?? 0)
        guard !isTooMuch, !isTooMuchInAll, sum <= shelves[need.ingredient].available else { return nil }
        let total = Recipes.Need(ingredient: need.ingredient, count: sum)
        if let index { sums[index] = total } else { sums.append(total) }
      }
    }
    return sums
  }
}

extension Pantry {
  /// Keeps what an order needs for it. An order that has its reservation keeps that one.
  ///
  /// - Returns: False if not all of it is there; then nothing is reserved.
  mutating func reserve(order: Int, _ portions: [Portions]) -> Bool {
    guard !shelves.isEmpty, !reservations.contains(where: { $0.order == order }) else { return true }
    guard let needs = needs(of: portions) else { return false }
    guard !needs.isEmpty else { return true }
    for need in needs { shelves[need.ingredient].reserved += need.count }
    reservations.append(Reservation(order: order, needs: needs))
    return true
  }

  /// Cooking begins: what was reserved is used up.
  ///
  /// - Returns: False if the order has nothing reserved.
  @discardableResult
  mutating func consume(order: Int) -> Bool {
    guard let needs = endReservation(of: order) else { return false }
    for need in needs {
      shelves[need.ingredient].stock -= need.count
      shelves[need.ingredient].consumed += need.count
    }
    return true
  }

  /// The order was cancelled: what was reserved is for others.
  ///
  /// - Returns: False if the order has nothing reserved.
  @discardableResult
  mutating func release(order: Int) -> Bool { endReservation(of: order) != nil }

  private mutating func endReservation(of order: Int) -> [Recipes.Need]? {
    guard let index = reservations.firstIndex(where: { $0.order == order }) else { return nil }
    let needs = reservations.remove(at: index).needs
    for need in needs { shelves[need.ingredient].reserved -= need.count }
    return needs
  }

  /// Notes that what was consumed for these portions was thrown away: their order was cancelled after cooking began.
  mutating func noteWaste(of portions: [Portions]) {
    guard !shelves.isEmpty else { return }
    for portion in portions {
      for need in recipes[portion.item] {
        shelves[need.ingredient].wasted += need.count * Int64(max(0, portion.quantity))
      }
    }
  }
}

extension Pantry {
  /// The end of the day: of all that nobody has reserved, each ingredient's share is thrown away.
  mutating func spoil() {
    for index in shelves.indices { spoil(shelves[index].spoils, of: index) }
  }

  /// Throws away a share of what nobody has reserved of an ingredient, to the nearest of the smallest unit.
  mutating func spoil(_ share: Share, of ingredient: Int) {
    let parts = UInt64(min(max(0, share.count), Share.all.count))
    let whole = UInt64(Share.all.count)
    let product = UInt64(shelves[ingredient].available).multipliedFullWidth(by: parts)
    let (quotient, remainder) = whole.dividingFullWidth(product)
    let spoiled = Int64(quotient) + (remainder * 2 >= whole ? 1 : 0)
    shelves[ingredient].stock -= spoiled
    shelves[ingredient].spoiled += spoiled
  }

  /// Fills every shelf.
  mutating func restock() {
    for index in shelves.indices { restock(index) }
  }

  /// Fills a shelf, if there is less than full.
  mutating func restock(_ ingredient: Int) {
    let lacking = max(0, shelves[ingredient].full - shelves[ingredient].stock)
    shelves[ingredient].stock += lacking
    shelves[ingredient].restocked += lacking
  }
}

extension Pantry {
  /// Whether all that must always hold of a pantry does.
  var isConsistent: Bool {
    shelves.indices.allSatisfy { index in
      let shelf = shelves[index]
      let reserved = reservations.reduce(0) { sum, reservation in
        sum + reservation.needs.reduce(0) { $0 + ($1.ingredient == index ? $1.count : 0) }
      }
      return shelf.reserved == reserved && shelf.reserved >= 0 && shelf.reserved <= shelf.stock
        && shelf.atStart + shelf.restocked == shelf.consumed + shelf.spoiled + shelf.stock
    }
  }
}
