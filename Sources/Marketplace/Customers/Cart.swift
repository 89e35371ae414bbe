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
    switch (deed, place) {
    case (.add, let place?):
      for line in lines { carts[place].add(line) }
      return noteCart(at: restaurant, 200)
    case (.add, nil):
      carts.append(Cart(restaurant: restaurant, lines: lines))
      return noteCart(at: restaurant, 201)
    case (.remove, let place?):
      var cart = carts[place]
      for line in lines { try cart.remove(line) }
      if cart.lines.isEmpty { carts.remove(at: place) } else { carts[place] = cart }
      return noteCart(at: restaurant, 200)
    case (.clear, let place?):
      carts.remove(at: place)
      return noteCart(at: restaurant, 204)
    default: throw Refusal.notFound
    }
  }

  /// The answer to a change shows the cart as it is now.
  private func noteCart(at restaurant: Restaurant, _ answer: Int) -> Int {
    let cart = cart(at: restaurant)
    market.record.note(
      cart == nil ? .cartCleared : .cartChanged, by: who,
      cart.map { cart in
        let (pieces, cost) = cart.sum
        return market.record.words(
          "\(pieces) item\(pieces == 1 ? "" : "s"), \(cost.text(places: market.terms.pointee.currency.places))",
          from: Digest(of: pieces, Int(cost.thousandths)))
      } ?? .none)
    return answer
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
  /// How many pieces, and what they cost as they were when they were put in.
  fileprivate var sum: (pieces: Int, cost: Money) {
    (lines.reduce(0) { $0 + $1.quantity }, lines.reduce(Money.zero) { $0 + $1.price * $1.quantity })
  }

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
