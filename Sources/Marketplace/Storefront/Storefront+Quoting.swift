import DiscreteEvents
import Scenario

/// What prices depend on beside the basket and the restaurant: the same for all restaurants that somebody looks at.
struct Occasion: Sendable {
  let customer: Buyer
  let moment: CivilTime
  let ordersPerFreePartner: Double
}

extension Storefront {
  func occasion(for customer: Customer) -> Occasion {
    let person = customer.person
    return Occasion(
      customer: Buyer(
        number: person.number, segment: person.segment,
        isFirstOrder: hasDiscounts && market.crowd.call { $0.isFirstOrder(of: person) }, couponDraws: person.coupons),
      moment: market.clock(market.simulation.now),
      ordersPerFreePartner: hasDiscounts ? market.dispatcher.call { $0.ordersPerFreePartner } : 0)
  }

  func quote(_ choice: Choice, for customer: Customer, _ channel: Channels.Channel, _ answering: Answering) -> Quote {
    quote(
      choice.lines, at: choice.restaurant, for: customer, over: channel == .delivery ? choice.road : nil, answering)
  }

  /// What is asked for costs now.
  func quote(_ request: OrderRequest) -> Quote {
    let road = market.city.road(request.restaurant.place, request.door)
    return quote(
      request.lines, at: request.restaurant, for: request.customer, over: request.channel == .delivery ? road : nil)
  }

  /// - Parameter road: Metres from the restaurant to the door; nil for what is not brought.
  func quote(
    _ lines: [Order.Line], at restaurant: Restaurant, for customer: Customer, over road: Double?,
    _ answering: Answering = .all
  ) -> Quote {
    let occasion = occasion(for: customer)
    return restaurant.call { quote(lines, at: $0, on: occasion, over: road, answering) }
  }

  func quote(
    _ lines: [Order.Line], at restaurant: isolated Restaurant, on occasion: Occasion, over road: Double?,
    _ answering: Answering = .all
  ) -> Quote {
    let basket = Basket(
      lines: lines.map { line in
        .init(
          item: tag(of: line.item, at: restaurant.number), price: line.price, quantity: line.quantity,
          stock: pricer.looksAtStock ? restaurant.pantry.level(of: line.item) : nil)
      }, restaurant: restaurant.number, moment: occasion.moment, customer: occasion.customer, distance: road,
      ordersPerFreePartner: occasion.ordersPerFreePartner, promisedMinutes: promisedMinutes)
    return pricer.quote(basket, answering)
  }
}
