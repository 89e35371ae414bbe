import DiscreteEvents
import PortableMath
import Scenario

extension Storefront {
  /// Of what was found, what a customer likes best: each by how popular it is and how ready it makes one, and by taste.
  func best(of hits: [SearchHit], for customer: Customer, _ channel: Channels.Channel) -> Choice? {
    let look = look(of: customer, channel)
    var best: (score: Double, choice: Choice)?
    for hit in hits {
      let restaurant = market.restaurants[hit.number]
      guard let choice = restaurant.call({ $0.isOpen ? choice(at: $0, look) : nil }) else { continue }
      var taste = look.taste
      taste.skip(to: UInt64(hit.number) * 2)
      let appeal = restaurant.plan.profile.popularity * choice.readiness
      let score = Portable.log(max(appeal, 1e-12)) - Portable.log(-Portable.log(taste.innerUnit()))
      if score > best?.score ?? -.infinity { best = (score, choice) }
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

/// Somebody looks at restaurants, one after the other: what is the same for all of them.
private struct Look {
  let customer: Customer
  let isBrought: Bool
  let occasion: Occasion
  let taste: RandomStream
  let baskets: RandomStream
  /// Of a partner under way in this weather.
  let secondsPerMetre: Double
}

extension Storefront {
  private func look(of customer: Customer, _ channel: Channels.Channel) -> Look {
    Look(
      customer: customer, isBrought: channel == .delivery, occasion: occasion(for: customer),
      taste: customer.luck("taste"), baskets: customer.luck("basket"),
      secondsPerMetre: market.city.slowness(at: market.simulation.now)
        / market.terms.pointee.partners.speed.inMetresPerSecond)
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
    let way = look.isBrought ? road * look.secondsPerMetre / 60 + minutesAtDoor : 0
    let readiness = person.readiness(
      price: ratio, quote: (restaurant.minutesToCook + way) / promisedMinutes, rating: restaurant.rating / meanRating)
    return Choice(restaurant: restaurant, lines: lines, quote: quote, readiness: readiness, road: road)
  }

  /// What somebody would put into the cart; the same for one visit to one restaurant, but for its size.
  private func basket(at restaurant: isolated Restaurant, _ look: Look, factor: Double) -> [Order.Line] {
    var luck = look.baskets
    luck.skip(to: UInt64(restaurant.number) * 64)
    let different = max(1, Int(market.terms.pointee.demand.items.sample(using: &luck).rounded()))
    guard !restaurant.plan.isMadeUp else { return madeUpBasket(different, for: look.customer, factor, &luck) }
    let wanted = max(1, Int((Double(different) * factor + luck.unit()).rounded(.down)))
    var lines: [Order.Line] = []
    lines.reserveCapacity(wanted)
    while lines.count < wanted, let line = restaurant.card.line(besides: lines, luck.unit()) { lines.append(line) }
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
