import DiscreteEvents
import PortableMath
import Scenario

/// What customers see of restaurants: what they would order there, how long it would take and what it would cost.
final class Storefront: @unchecked Sendable {
  private unowned let market: Market
  @exclusivity(unchecked) private(set) var pricer: Pricer
  let hasDiscounts: Bool
  let hasPredictor: Bool
  private let meanRating: Double
  /// By restaurant, by item: what discounts call it.
  @exclusivity(unchecked) private var tags: [[Int]] = []

  init(of market: Market) {
    self.market = market
    let scenario = market.terms.pointee
    pricer = Pricer(scenario)
    hasDiscounts = scenario.discounts.contains { $0.policy != .none }
    hasPredictor = scenario.discounts.contains { $0.policy == .predictor }
    meanRating = scenario.restaurants.rating.expectation
  }

  /// The next restaurant is there, in the order of their numbers.
  func add(_ plan: RestaurantPlan) {
    pricer.addRestaurant(named: plan.name, template: plan.profile.template)
    tags.append(plan.menu.map { pricer.tag(ofItem: $0.name) })
  }

  func addItem(named name: String, at restaurant: Int) { tags[restaurant].append(pricer.tag(ofItem: name)) }
}

// Choosing.
extension Storefront {
  /// Of what was found, what a customer likes best: each by how popular it is and how ready it makes one, and by taste.
  func best(of hits: [SearchHit], for customer: Customer, _ channel: Channels.Channel) -> Choice? {
    var best: (score: Double, choice: Choice)?
    for hit in hits {
      let restaurant = market.restaurants[hit.number]
      guard restaurant.call({ $0.isOpen }), let choice = choice(at: restaurant, for: customer, channel) else {
        continue
      }
      var taste = market.simulation.stream("taste", entity: UInt32(truncatingIfNeeded: customer.number))
      taste.skip(to: UInt64(hit.number) * 2)
      let appeal = restaurant.plan.profile.popularity * choice.readiness
      let score = Portable.log(max(appeal, 1e-12)) - Portable.log(-Portable.log(taste.innerUnit()))
      if score > best?.score ?? -.infinity { best = (score, choice) }
    }
    return best?.choice
  }

  /// What a customer would order at a restaurant; nil if there is nothing.
  func choice(at restaurant: Restaurant, for customer: Customer, _ channel: Channels.Channel) -> Choice? {
    let person = customer.person
    var lines = basket(at: restaurant, for: customer, factor: 1)
    guard !lines.isEmpty else { return nil }
    let road = channel == .delivery ? market.city.road(restaurant.place, customer.place) : 0
    var quote = quote(lines, at: restaurant, for: customer, over: channel == .delivery ? road : nil)
    let ratio = quote.subtotal > .zero ? Double(quote.discounted.thousandths) / Double(quote.subtotal.thousandths) : 1
    if ratio < 1 {
      let factor = person.basketFactor(price: ratio)
      if factor != 1 {
        lines = basket(at: restaurant, for: customer, factor: factor)
        quote = self.quote(lines, at: restaurant, for: customer, over: channel == .delivery ? road : nil)
      }
    }
    let minutes = minutesQuoted(by: restaurant, over: road, channel)
    let readiness = person.readiness(
      price: ratio, quote: minutes / market.terms.pointee.orders.promise.inMinutes,
      rating: restaurant.call { $0.rating } / meanRating)
    return Choice(restaurant: restaurant, lines: lines, quote: quote, readiness: readiness, road: road)
  }

  /// How long an order is said to take, in minutes, from what the restaurant has in hand.
  private func minutesQuoted(by restaurant: Restaurant, over road: Double, _ channel: Channels.Channel) -> Double {
    let cooking = restaurant.call { $0.minutesToCook }
    guard channel == .delivery else { return cooking }
    let drive =
      road / market.terms.pointee.partners.speed.inMetresPerSecond * market.city.slowness(at: market.simulation.now)
      / 60
    return cooking + drive + market.terms.pointee.partners.atDoor.expectation / 60
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

// Baskets.
extension Storefront {
  /// What somebody would put into the cart; the same for one visit to one restaurant, but for its size.
  private func basket(at restaurant: Restaurant, for customer: Customer, factor: Double) -> [Order.Line] {
    var luck = market.simulation.stream("basket", entity: UInt32(truncatingIfNeeded: customer.number))
    luck.skip(to: UInt64(restaurant.number) * 64)
    let different = max(1, Int(market.terms.pointee.demand.items.sample(using: &luck).rounded()))
    return restaurant.plan.isMadeUp
      ? madeUpBasket(different, for: customer, factor, &luck) : listedBasket(different, at: restaurant, factor, &luck)
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

  private func listedBasket(
    _ different: Int, at restaurant: Restaurant, _ factor: Double, _ luck: inout RandomStream
  ) -> [Order.Line] {
    restaurant.call { restaurant in
      var lines: [Order.Line] = []
      let wanted = Int((Double(different) * factor + luck.unit()).rounded(.down))
      for _ in 0..<max(1, wanted) {
        guard let item = restaurant.drawItem(except: lines, luck.unit()) else { break }
        lines.append(Order.Line(item: item, quantity: 1, price: restaurant.menu[item].price))
      }
      return lines
    }
  }
}

// Prices.
extension Storefront {
  func quote(
    _ choice: Choice, for customer: Customer, _ channel: Channels.Channel, discounts: Bool, predictor: Bool
  ) -> Quote {
    quote(
      choice.lines, at: choice.restaurant, for: customer, over: channel == .delivery ? choice.road : nil,
      discounts: discounts, predictor: predictor)
  }

  func quote(
    _ lines: [Order.Line], at restaurant: Restaurant, for customer: Customer, over road: Double?,
    discounts: Bool = true, predictor: Bool = true
  ) -> Quote {
    let basket = restaurant.call { restaurant in
      Basket(
        lines: lines.map { line in
          .init(
            item: tags[restaurant.number][line.item], price: line.price, quantity: line.quantity,
            stock: restaurant.pantry.level(of: line.item))
        }, restaurant: restaurant.number, moment: market.clock(market.simulation.now), customer: buyer(customer),
        distance: road, ordersPerFreePartner: hasDiscounts ? market.dispatcher.call { $0.ordersPerFreePartner } : 0,
        promisedMinutes: market.terms.pointee.orders.promise.inMinutes)
    }
    return pricer.quote(basket, predictorAnswers: predictor)
  }

  /// What is asked for costs now.
  func quote(_ request: OrderRequest) -> Quote {
    let road = market.city.road(request.restaurant.place, request.door)
    return quote(
      request.lines, at: request.restaurant, for: request.customer, over: request.channel == .delivery ? road : nil)
  }

  /// A model's answer for a line, in words.
  func words(for prediction: Prediction, of order: Order) -> String {
    let answer = prediction.answer
    let item = order.restaurant.itemName(order.lines[prediction.line].item)
    return "\(item): \(answer.percentage), confidence \(answer.confidence), \(pricer.reason(answer.reason))"
  }

  private func buyer(_ customer: Customer) -> Buyer {
    let person = customer.person
    return Buyer(
      number: person.number, segment: person.segment, isFirstOrder: market.crowd.call { $0.isFirstOrder(of: person) },
      couponDraws: person.coupons)
  }

  /// Uses the discounts of an order; false if one of them is exhausted by now.
  func take(_ quote: Quote, by customer: Customer) -> Bool {
    quote.discounts.isEmpty || pricer.take(quote, by: customer.person.number) == .whole
  }

  func giveBack(_ order: Order) {
    guard !order.quote.discounts.isEmpty else { return }
    pricer.giveBack(order.quote, by: order.customer.person.number)
  }
}
