import DiscreteEvents
import PortableMath
import Scenario

extension Storefront {
  /// Of what was found, what a customer likes best: each by how popular it is and how ready it makes one, and by taste.
  ///
  /// Baskets and prices take most of the time. They are made for those alone that could be the best at the lowest price
  /// that discounts can come to, the most promising first; of equals the first of the hits is the best.
  func best(of hits: [SearchHit], for customer: Customer, _ channel: Channels.Channel) -> Choice? {
    let look = look(of: customer, channel)
    var prospects = prospects(among: hits, look)
    var best: (score: Double, place: Int, choice: Choice)?
    while let prospect = prospects.takeMostPromising() {
      if let best, prospect.hope < best.score { break }
      let restaurant = market.restaurants[hits[prospect.place].number]
      guard let choice = restaurant.call({ choice(at: $0, look) }) else { continue }
      let score = prospect.score(for: choice.readiness)
      let isBetter = best.map { score > $0.score || (score == $0.score && prospect.place < $0.place) } ?? true
      if isBetter { best = (score, prospect.place, choice) }
    }
    return best?.choice
  }

  /// What a customer would order at a restaurant; nil if there is nothing.
  func choice(at restaurant: Restaurant, for customer: Customer, _ channel: Channels.Channel) -> Choice? {
    let look = look(of: customer, channel)
    return restaurant.call { choice(at: $0, look) }
  }

  /// Where guests go who want to sit down: open, with tables, not too far, by popularity and taste.
  func restaurantToDineIn(for customer: Customer, using luck: inout RandomStream) -> Restaurant? {
    let distance = market.terms.pointee.customers.distance.sample(using: &luck).inMetres
    let hits = market.search.call { $0.candidates(around: distance, of: customer.place, text: nil) }
    return hits.lazy.map { self.market.restaurants[$0.number] }.first { restaurant in
      restaurant.tables.capacity > 0 && restaurant.call { $0.isOpen }
    }
  }
}

/// A restaurant that somebody may choose.
private struct Prospect {
  /// Among the hits.
  let place: Int
  private let popularity: Double
  private let taste: Double
  /// No choice there has a higher score.
  private(set) var hope = 0.0

  init(place: Int, popularity: Double, taste: Double, readiness: Double) {
    (self.place, self.popularity, self.taste) = (place, popularity, taste)
    // The margin covers the rounding of powers and logarithms.
    hope = score(for: readiness) + 1e-9
  }

  func score(for readiness: Double) -> Double {
    Portable.log(max(popularity * readiness, 1e-12)) + taste
  }

  func isMorePromising(than other: Prospect) -> Bool {
    hope == other.hope ? place < other.place : hope > other.hope
  }
}

extension [Prospect] {
  /// Most often one or two of them are taken: they are not worth sorting.
  fileprivate mutating func takeMostPromising() -> Prospect? {
    guard var most = indices.first else { return nil }
    for index in indices.dropFirst() where self[index].isMorePromising(than: self[most]) { most = index }
    swapAt(most, count - 1)
    return removeLast()
  }
}

/// Somebody looks at restaurants, one after the other: what is the same for all of them.
private struct Look {
  let customer: Customer
  let isBrought: Bool
  let occasion: Occasion
  let entitlement: Entitlement
  let taste: RandomStream
  let baskets: RandomStream
  /// Of a partner under way in this weather.
  let secondsPerMetre: Double
}

extension Storefront {
  private func look(of customer: Customer, _ channel: Channels.Channel) -> Look {
    let occasion = occasion(for: customer)
    return Look(
      customer: customer, isBrought: channel == .delivery, occasion: occasion,
      entitlement: pricer.entitlement(on: occasion), taste: customer.luck("taste"), baskets: customer.luck("basket"),
      secondsPerMetre: market.city.slowness(at: market.simulation.now)
        / market.terms.pointee.partners.speed.inMetresPerSecond)
  }

  /// Those that are open.
  private func prospects(among hits: [SearchHit], _ look: Look) -> [Prospect] {
    var prospects: [Prospect] = []
    prospects.reserveCapacity(hits.count)
    let restaurants = market.restaurants
    for place in hits.indices {
      if let prospect = restaurants[hits[place].number].call({ prospect(at: $0, place, look) }) {
        prospects.append(prospect)
      }
    }
    return prospects
  }

  private func prospect(at restaurant: isolated Restaurant, _ place: Int, _ look: Look) -> Prospect? {
    guard restaurant.isOpen else { return nil }
    var taste = look.taste
    taste.skip(to: UInt64(restaurant.number) * 2)
    return Prospect(
      place: place, popularity: restaurant.popularity,
      taste: -Portable.log(-Portable.log(taste.innerUnit())), readiness: highestReadiness(at: restaurant, look))
  }

  private func highestReadiness(at restaurant: isolated Restaurant, _ look: Look) -> Double {
    let road = look.isBrought ? market.city.road(restaurant.place, look.customer.place) : 0
    let lowest =
      look.customer.person.prices > 0
      ? pricer.lowestPart(
        at: restaurant.number, with: look.entitlement,
        itemsFrom: restaurant.isMadeUp ? nil : restaurant.card.lowestPrice) : 1
    return readiness(at: restaurant, look, over: road, price: lowest)
  }

  private func readiness(
    at restaurant: isolated Restaurant, _ look: Look, over road: Double, price ratio: Double
  ) -> Double {
    let way = look.isBrought ? partnerWait.minutes + road * look.secondsPerMetre / 60 + minutesAtDoor : 0
    return look.customer.person.readiness(
      price: ratio, quote: (restaurant.minutesToCook + way) / promisedMinutes, rating: restaurant.rating / meanRating)
  }

  private func choice(at restaurant: isolated Restaurant, _ look: Look) -> Choice? {
    let person = look.customer.person
    var lines = basket(at: restaurant, look, factor: 1)
    guard !lines.isEmpty else { return nil }
    let road = look.isBrought ? market.city.road(restaurant.place, look.customer.place) : 0
    let distance = look.isBrought ? road : nil
    var quote = quote(lines, at: restaurant, on: look.occasion, over: distance)
    let ratio = quote.subtotal > .zero ? Double(quote.discounted.thousandths) / Double(quote.subtotal.thousandths) : 1
    if ratio < 1 {
      let factor = person.basketFactor(price: ratio)
      if factor != 1 {
        lines = basket(at: restaurant, look, factor: factor)
        quote = self.quote(lines, at: restaurant, on: look.occasion, over: distance)
      }
    }
    let readiness = readiness(at: restaurant, look, over: road, price: ratio)
    return Choice(restaurant: restaurant, lines: lines, quote: quote, readiness: readiness, road: road)
  }

  /// What somebody would put into the cart; the same for one visit to one restaurant, but for its size.
  private func basket(at restaurant: isolated Restaurant, _ look: Look, factor: Double) -> [Order.Line] {
    var luck = look.baskets
    luck.skip(to: UInt64(restaurant.number) * 64)
    let different = max(1, Int(market.terms.pointee.demand.items.sample(using: &luck).rounded()))
    guard !restaurant.isMadeUp else { return madeUpBasket(different, for: look.customer, factor, &luck) }
    // No more than there is: a basket may be wished for that no memory holds.
    let wished = min((Double(different) * factor + luck.unit()).rounded(.down), Double(restaurant.menu.count))
    let wanted = max(1, Int(wished))
    var lines: [Order.Line] = []
    lines.reserveCapacity(wanted)
    while lines.count < wanted,
      let line = restaurant.card.line(besides: lines, from: restaurant.pantry, luck.unit())
    { lines.append(line) }
    return lines
  }

  /// Dishes that nobody has named cost, all together, what baskets cost.
  private func madeUpBasket(
    _ different: Int, for customer: Customer, _ factor: Double, _ luck: inout RandomStream
  ) -> [Order.Line] {
    let law =
      customer.person.segment.flatMap { market.terms.pointee.customers.segments.entries[$0].value.basket }
      ?? market.terms.pointee.demand.basket
    let count = min(different, MenuItem.madeUp.count)
    let amount = law.sample(using: &luck).thousandths
    let coin = market.terms.pointee.currency.coin.thousandths
    let price = max(coin, Int64((Double(amount) * factor / Double(count * Int(coin))).rounded()) * coin)
    return (0..<count).map { Order.Line(item: $0, quantity: 1, price: Money(thousandths: price)) }
  }
}
