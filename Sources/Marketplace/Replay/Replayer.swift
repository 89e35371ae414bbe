import DiscreteEvents
import Scenario

/// Does what a scenario says happens at stated times, and compares what is answered with what must be.
actor Replayer: SimulatedActor {
  nonisolated let simulation: Simulation
  unowned(unsafe) let market: Market
  nonisolated let script: Script
  @exclusivity(unchecked) private var pattern: RestaurantPattern
  /// Orders by what replayed actions call them.
  @exclusivity(unchecked) private(set) var orders: [String: Order] = [:]
  @exclusivity(unchecked) private(set) var wrongAnswers: [ReplayedAnswer] = []
  /// Actions that were refused, and are not said to be.
  @exclusivity(unchecked) private(set) var refusals: [ReplayedAnswer] = []
  private let names: Names

  /// Which order an action means that does not say: the customer's latest, or the latest of all.
  private struct Names: Sendable {
    let ofActions: [String]
  }

  init(of market: Market) {
    self.market = market
    simulation = market.simulation
    let ofActions = Self.orderNames(market.terms.pointee.replay)
    names = Names(ofActions: ofActions)
    script = Script(market.terms.pointee.replay, orders: ofActions)
    pattern = RestaurantPattern(market.terms.pointee, market.city, market.simulation)
  }

  nonisolated var name: String { "replay" }

  /// The order that each action is about, by its place. An order without a name is called by its place.
  private static func orderNames(_ replay: Replay) -> [String] {
    var latest: [String: String] = [:]
    var last = ""
    return replay.actions.enumerated().map { place, action in
      if action.does == .order, !action.isMeantToFail {
        let name = action.order.isEmpty ? "order \(place + 1)" : action.order
        latest[action.customer] = name
        last = name
        return name
      }
      if !action.order.isEmpty { return action.order }
      return action.customer.isEmpty ? last : latest[action.customer] ?? ""
    }
  }

  func begin() {
    for (place, action) in market.terms.pointee.replay.actions.enumerated() {
      let time = action.at.instant(in: market.terms.pointee.start)
      at(max(time, now), "a replayed action") { replayer in
        replayer.spawn("replayed action", place) { try await $0.perform(action, place) }
      }
    }
  }

  private func perform(_ action: Replay.Action, _ place: Int) async throws {
    var answer = 200
    do {
      try check(action, place)
      answer = try await answered(action, place)
    } catch let refusal as Refusal {
      answer = refusal.code
    }
    market.record.note(.answered, by: who(action), of: orders[names.ofActions[place]], .code(answer))
    let result = ReplayedAnswer(
      action: place, at: action.at.instant(in: market.terms.pointee.start), deed: action.does, expected: action.answer,
      answer: answer)
    if let expected = action.answer {
      if expected != answer { wrongAnswers.append(result) }
    } else if answer >= 400 {
      refusals.append(result)
    }
  }

  /// Whose platform is addressed must have the restaurant. Who has a role there may do what belongs to it; where nobody's
  /// role is said, everybody may do everything.
  private func check(_ action: Replay.Action, _ place: Int) throws {
    guard let restaurant = try? restaurant(of: action, orderName: names.ofActions[place]) else { return }
    guard action.tenant.isEmpty || action.tenant == restaurant.plan.tenant else { throw Refusal.notAllowed }
    let staff = restaurant.plan.staff
    guard !action.staff.isEmpty, !staff.isEmpty, !action.does.isForThePlatform else { return }
    guard let role = staff[action.staff], action.does.roles?.contains(role) ?? true else { throw Refusal.notAllowed }
  }

  private func answered(_ action: Replay.Action, _ place: Int) async throws -> Int {
    switch action.does.actor {
    case .customer: try await answer(to: customer(of: action), action, orderName: names.ofActions[place])
    case .restaurant: try await answer(toRestaurant: action, orderName: names.ofActions[place])
    case .partner: try await answer(to: partner(of: action), action, orderName: names.ofActions[place])
    case .restaurantOrPartner where action.partner.isEmpty:
      try await answer(toRestaurant: action, orderName: names.ofActions[place])
    case .restaurantOrPartner: try await answer(to: partner(of: action), action, orderName: names.ofActions[place])
    case .platform: try answer(toPlatform: action)
    }
  }

  private func who(_ action: Replay.Action) -> Who {
    if !action.customer.isEmpty { return market.crowd.call { $0.customer(named: action.customer).who } }
    if let partner = market.partners.first(where: { $0.name == action.partner }) { return partner.who }
    return (try? restaurant(of: action)).map { .staff(action.staff, of: $0) } ?? .platform
  }
}

// Whom actions mean.
extension Replayer {
  func customer(of action: Replay.Action) -> Customer { market.crowd.call { $0.customer(named: action.customer) } }

  func partner(of action: Replay.Action) throws -> Partner {
    guard let partner = market.partners.first(where: { $0.name == action.partner }) else { throw Refusal.notFound }
    return partner
  }

  /// The restaurant that is named, or that of the order, or the only one that there is.
  func restaurant(of action: Replay.Action, orderName: String = "") throws -> Restaurant {
    if action.restaurant.isEmpty {
      if let order = orders[orderName] { return order.restaurant }
      if market.restaurants.count == 1 { return market.restaurants[0] }
      throw Refusal.notFound
    }
    guard let restaurant = market.restaurants.first(where: { $0.name == action.restaurant }) else {
      throw Refusal.notFound
    }
    return restaurant
  }

  func order(named name: String) throws -> Order {
    guard let order = orders[name] else { throw Refusal.notFound }
    return order
  }

  func note(_ order: Order, named name: String) { orders[name] = order }

  func newPlan(_ action: Replay.Action) -> RestaurantPlan { pattern.plan(registering: action) }
}

// What is left to a script, and done by nobody else.
extension Replayer {
  nonisolated func decides(_ order: Order) -> Bool { script.decides(order.label) }
  nonisolated func cooks(_ order: Order) -> Bool { script.cooks(order.label) || script.beginsCooking(order.label) }
  nonisolated func beginsCooking(_ order: Order) -> Bool { script.beginsCooking(order.label) }
  nonisolated func serves(_ order: Order) -> Bool { script.serves(order.label) }
  nonisolated func answers(_ offer: Offer) -> Bool { offer.orders.contains { script.answers($0.label) } }
  /// Whether the partner waits to be told that it is time to take the food, or to hand it over.
  nonisolated func waitsForHand(_ order: Order) -> Bool {
    script.drives(order.label) && order.hand == (order.status == .pickedUp ? .pickedUp : .nothing)
  }
  nonisolated func drives(_ trip: Trip) -> Bool { trip.orders.contains { script.drives($0.label) } }
}
