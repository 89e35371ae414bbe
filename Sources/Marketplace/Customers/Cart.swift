import Scenario

/// What somebody has chosen at one restaurant, not ordered yet.
struct Cart: Sendable {
  let restaurant: Restaurant
  var lines: [Order.Line] = []
  /// From the checkout until the order: nothing can be changed.
  var isLocked = false
}

extension Customer {
  func cart(at restaurant: Restaurant) -> Cart? { carts.first { $0.restaurant === restaurant } }

  /// Puts something into the cart of a restaurant, takes it out, or throws the whole cart away.
  ///
  /// - Returns: 201 for a new cart, 200 for one that was there, 204 for one that is there no more.
  func change(_ deed: Replay.Deed, _ restaurant: Restaurant, _ lines: [Order.Line]) throws -> Int {
    let place = carts.firstIndex { $0.restaurant === restaurant }
    if let place, carts[place].isLocked { throw Refusal.conflict }
    market.record.note(
      deed == .clear ? .cartCleared : .cartChanged, by: who, .count(lines.reduce(0) { $0 + $1.quantity }))
    switch (deed, place) {
    case (.add, let place?):
      for line in lines { carts[place].add(line) }
      return 200
    case (.add, nil):
      carts.append(Cart(restaurant: restaurant, lines: lines))
      return 201
    case (.remove, let place?):
      for line in lines { try carts[place].remove(line) }
      if carts[place].lines.isEmpty { carts.remove(at: place) }
      return 200
    case (.clear, let place?):
      carts.remove(at: place)
      return 204
    default: throw Refusal.notFound
    }
  }

  /// The checkout has begun, with the prices of now.
  func lockCart(at restaurant: Restaurant, _ lines: [Order.Line]) {
    guard let place = carts.firstIndex(where: { $0.restaurant === restaurant }) else { return }
    carts[place].lines = lines
    carts[place].isLocked = true
  }

  func forgetCart(at restaurant: Restaurant) { carts.removeAll { $0.restaurant === restaurant } }
}

extension Cart {
  fileprivate mutating func add(_ line: Order.Line) {
    if let place = lines.firstIndex(where: { $0.item == line.item }) {
      lines[place].quantity += line.quantity
    } else {
      lines.append(line)
    }
  }

  fileprivate mutating func remove(_ line: Order.Line) throws {
    guard let place = lines.firstIndex(where: { $0.item == line.item }) else { throw Refusal.notFound }
    lines[place].quantity -= line.quantity
    if lines[place].quantity <= 0 { lines.remove(at: place) }
  }
}
