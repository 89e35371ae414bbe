import DiscreteEvents
import Scenario

/// What customers see of restaurants: what they would order there, how long it would take and what it would cost.
final class Storefront: @unchecked Sendable {
  unowned(unsafe) let market: Market
  let pricer: Pricer
  let hasDiscounts: Bool
  let hasPredictor: Bool
  let meanRating: Double
  let promisedMinutes: Double
  let minutesAtDoor: Double
  @exclusivity(unchecked) private(set) var partnerWait = RecentWait()
  /// By restaurant, by item: what discounts call it.
  @exclusivity(unchecked) private var tags: [[Int]] = []

  init(of market: Market) {
    self.market = market
    let scenario = market.terms.pointee
    pricer = Pricer(scenario, in: market.world)
    hasDiscounts = scenario.discounts.contains { $0.policy != .none }
    hasPredictor = scenario.discounts.contains { $0.policy == .predictor }
    meanRating = scenario.restaurants.rating.expectation
    promisedMinutes = scenario.orders.promise.inMinutes
    minutesAtDoor = scenario.partners.atDoor.expectation / 60
  }

  /// The next restaurant is there, in the order of their numbers.
  func add(_ plan: RestaurantPlan) {
    pricer.addRestaurant(named: plan.name, template: plan.profile.template)
    tags.append(plan.menu.map { pricer.tag(ofItem: $0.name) })
  }

  func addItem(named name: String, at restaurant: Int) { tags[restaurant].append(pricer.tag(ofItem: name)) }

  func tag(of item: Int, at restaurant: Int) -> Int { tags[restaurant][item] }
}

// What the quoted time depends on.
extension Storefront {
  /// A partner has picked up an order.
  func noteWait(of order: Order) {
    guard let wait = order.waitForPartner else { return }
    partnerWait.add(wait, at: market.simulation.now)
  }
}

// What discounts have given.
extension Storefront {
  /// Uses the discounts of an order; false if one of them is exhausted by now.
  func take(_ quote: Quote, by customer: Customer) -> Bool {
    quote.discounts.isEmpty || pricer.take(quote, by: customer.person.number) == .whole
  }

  func giveBack(_ order: Order) {
    guard !order.quote.discounts.isEmpty else { return }
    pricer.giveBack(order.quote, by: order.customer.person.number)
  }

  /// A model's answer for a line, in words.
  func words(for prediction: Prediction, of order: Order) -> String {
    let answer = prediction.answer
    let item = order.restaurant.itemName(order.lines[prediction.line].item)
    return "\(item): \(answer.percentage), confidence \(answer.confidence), \(pricer.reason(answer.reason))"
  }
}
