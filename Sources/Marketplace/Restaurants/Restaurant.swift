import DiscreteEvents
import Scenario

/// A restaurant: open or not, with a menu that it manages, and people who accept orders, cook and serve.
actor Restaurant: SimulatedActor {
  enum Standing: Sendable { case pending, active, rejected, inactive }

  nonisolated let simulation: Simulation
  nonisolated let number: Int

  // What is looked at of each restaurant that a customer may choose lies together: some thirty are looked at for each
  // order, and are seldom in the processor's cache.
  nonisolated let place: Point
  /// In proportion to other restaurants.
  nonisolated let popularity: Double
  /// Of all stations together.
  private let cooks: Double
  /// That cooking takes.
  private let meanMinutes: Double
  @exclusivity(unchecked) private var ratings: (sum: Double, count: Double)
  /// How many are being cooked.
  @exclusivity(unchecked) private var ticketCount = 0
  /// Whether it is open by its hours until when; asked for each order, and changed a few times a day.
  @exclusivity(unchecked) private var openUntil: (isOpen: Bool, until: Instant) = (false, .start)
  @exclusivity(unchecked) private(set) var standing: Standing
  @exclusivity(unchecked) private(set) var isOnline: Bool
  /// Whether its dishes are made up; see ``RestaurantPlan``.
  nonisolated let isMadeUp: Bool
  @exclusivity(unchecked) private(set) var card: MenuCard
  /// What faults do to it.
  @exclusivity(unchecked) var health = Health()

  nonisolated let plan: RestaurantPlan
  nonisolated let who: Who
  unowned(unsafe) let market: Market
  nonisolated let kitchen: Kitchen
  nonisolated let tables: Resource
  nonisolated let waiters: Resource
  private let hours: OpeningHours
  private let decision: DrawnTime

  @exclusivity(unchecked) var menu: [MenuItem] { didSet { card = MenuCard(menu) } }
  @exclusivity(unchecked) var pantry: Pantry
  @exclusivity(unchecked) var takenTables: Set<Int> = []
  /// Tickets by order.
  @exclusivity(unchecked) private var cooking: [Int: Order] = [:] { didSet { ticketCount = cooking.count } }
  /// By station; the first for the whole kitchen.
  @exclusivity(unchecked) private var kitchenHealth: [Health]
  @exclusivity(unchecked) private(set) var waiterHealth = Health()

  /// Ratings from before the start count as so many.
  private static let earlierRatings = 50.0

  init(_ number: Int, _ plan: RestaurantPlan, in market: Market) {
    simulation = market.simulation
    self.market = market
    self.number = number
    self.plan = plan
    place = plan.place
    popularity = plan.profile.popularity
    isMadeUp = plan.isMadeUp
    who = Who(.restaurant, number)
    menu = plan.menu
    card = MenuCard(plan.menu)
    cooks = Double(max(1, plan.kitchen.places.reduce(0, +)))
    meanMinutes = plan.kitchen.preparation.expectation / 60
    standing = plan.isActive ? .active : .pending
    isOnline = plan.isActive
    hours = plan.profile.hours.openingHours
    decision = DrawnTime(plan.profile.decision)
    ratings = (plan.rating * Self.earlierRatings, Self.earlierRatings)
    kitchenHealth = Array(repeating: Health(), count: plan.kitchen.stationNames.count + 1)
    tables = Resource(in: market.simulation, name: "tables of \(plan.name)", capacity: plan.profile.tables)
    waiters = Resource(
      in: market.simulation, name: "waiters of \(plan.name)", capacity: market.terms.pointee.dineIn.waiters)
    pantry = Pantry(plan.isMadeUp ? Named() : market.terms.pointee.ingredients, plan.recipes)
    unowned(unsafe) let market = market
    kitchen = Kitchen(
      plan.kitchen, number: number, in: market.simulation,
      calls: .init(
        cookingBegan: { order in market.restaurants[number].call { $0.cookingBegan(order) } },
        ready: { order in market.restaurants[number].call { $0.cookingEnded(order) } }))
  }

  nonisolated var name: String { plan.name }
  nonisolated func itemName(_ item: Int) -> String { call { $0.menu[item].name } }
  nonisolated func item(named name: String) -> Int? { call { $0.menu.firstIndex { $0.name == name && !$0.isDeleted } } }

  var rating: Double { ratings.sum / ratings.count }

  func rate(_ stars: Int) {
    ratings = (ratings.sum + Double(stars), ratings.count + 1)
    let rating = rating
    market.search.call { $0.setRating(self.number, rating) }
  }

  /// Whether orders are taken now.
  var isOpen: Bool { standing == .active && isOnline && health.isUp && isOpenByHours }

  private var isOpenByHours: Bool {
    if now >= openUntil.until {
      let clock = market.clock(now)
      let change = hours.nextChange(after: clock).map { market.terms.pointee.start.instant(of: $0) }
      openUntil = (hours.isOpen(at: clock), change ?? .never)
    }
    return openUntil.isOpen
  }

  func stand(_ standing: Standing) {
    self.standing = standing
    if standing != .active { isOnline = false }
  }

  func go(online: Bool) {
    isOnline = online
    announceChange(because: market.record.note(online ? .online : .offline, by: who))
  }

  /// Says that something about it has changed, for those who keep an index.
  func announceChange(because cause: Int32 = -1) {
    market.bus.publish(.restaurantUpdated, nil, Int32(truncatingIfNeeded: number), because: cause)
  }
}

// Orders come in.
extension Restaurant {
  /// The order comes to the restaurant's screen, and somebody looks at it.
  func show(_ order: Order, because cause: Int32) {
    guard health.isFine else { return showInTrouble(order, because: cause) }
    put(order, because: cause)
  }

  private func showInTrouble(_ order: Order, because cause: Int32) {
    order.touch(health.faults)
    var luck = stream("screen", entity: order.luck)
    switch health.fate(using: &luck) {
    case .isLost: break
    case .isLate(let span): after(span, "an order is shown late") { $0.put(order, because: cause) }
    case .passes, .comesTwice: put(order, because: cause)
    }
  }

  private func put(_ order: Order, because cause: Int32) {
    guard !order.isOver, order.times.shown == nil, order.status != .paymentPending else { return }
    order.times.shown = now
    let line = market.record.note(.notified, by: who, of: order, because: cause)
    market.bus.publish(.restaurantNotified, order, because: line)
    guard plan.profile.confirms, !market.replayer.decides(order) else { return }
    var luck = stream("decision", entity: order.luck)
    let time = decision.drawn(using: &luck) * health.factor
    let rejects = luck.unit() < plan.profile.rejects.fraction
    after(time, "decides on an order") { $0.decide(on: order, rejects: rejects) }
  }

  private func decide(on order: Order, rejects: Bool) {
    guard !order.isOver, order.status == .placed || order.status == .paid else { return }
    // Nobody is there to answer: it is rejected by the clock.
    guard health.isUp else { return order.touch(health.faults) }
    if let reason = reasonToReject(order) ?? (rejects ? .noReason : nil) {
      reject(order, reason)
    } else {
      accept(order)
    }
  }

  func reasonToReject(_ order: Order) -> FailureReason? {
    if standing != .active || !isOnline { return .closed }
    if plan.profile.fullAt > 0, ticketCount >= plan.profile.fullAt { return .full }
    if order.lines.contains(where: { !menu[$0.item].canBeOrdered }) { return .outOfStock }
    return nil
  }

  func accept(_ order: Order, by who: Who? = nil) {
    market.orders.call { $0.report(.accepted, of: order, by: who ?? self.who) }
  }

  func reject(_ order: Order, _ reason: FailureReason, by who: Who? = nil) {
    market.orders.call { $0.report(.rejected, of: order, by: who ?? self.who, reason: reason) }
  }
}

// The kitchen.
extension Restaurant {
  /// The ticket comes to the kitchen's screen.
  func showTicket(of order: Order, because cause: Int32) {
    guard kitchenHealth[0].isFine else { return showTicketInTrouble(order, because: cause) }
    hang(order, because: cause)
  }

  private func showTicketInTrouble(_ order: Order, because cause: Int32) {
    order.touch(kitchenHealth[0].faults)
    var luck = stream("kitchen screen", entity: order.luck)
    switch kitchenHealth[0].fate(using: &luck) {
    case .isLost: break
    case .isLate(let span): after(span, "a ticket is shown late") { $0.hang(order, because: cause) }
    case .passes, .comesTwice: hang(order, because: cause)
    }
  }

  private func hang(_ order: Order, because cause: Int32) {
    guard !order.isOver, !order.isShown, order.status != .paymentPending else { return }
    order.isShown = true
    market.record.note(
      .ticketShown, by: Who(.kitchen, number), of: order, because: cause, .span(order.preparationEstimate))
    cookIfMeant(order)
  }

  /// Hands the ticket to the cooks, once everything is there that the rules ask for.
  func cookIfMeant(_ order: Order) {
    guard order.isShown, order.times.ticket == nil, !order.isOver, market.mayBeCooked(order) else { return }
    order.times.ticket = now
    for health in kitchenHealth { order.touch(health.faults) }
    cooking[order.number] = order
    let ticket = Ticket(
      order: order.number, promised: order.placedAt + order.promise, lines: order.lines.map(ticketLine),
      luck: order.luck,
      isByHand: market.replayer.cooks(order))
    kitchen.call { $0.take(ticket) }
    // Where it is not said when cooking begins, it begins as soon as a cook is free.
    if ticket.isByHand, !market.replayer.beginsCooking(order) { kitchen.call { _ = $0.beginByHand(order.number) } }
  }

  private func ticketLine(_ line: Order.Line) -> Ticket.Line {
    let item = menu[line.item]
    return Ticket.Line(
      item: line.item, quantity: line.quantity, station: item.station, preparation: item.preparation)
  }

  private func cookingBegan(_ number: Int) {
    guard let order = cooking[number], !order.isOver else { return }
    market.useStock(for: order)
    guard !order.isOver else { return }
    market.orders.call { $0.report(.preparing, of: order, by: order.cook ?? Who(.kitchen, self.number)) }
  }

  private func cookingEnded(_ number: Int) {
    guard let order = cooking.removeValue(forKey: number), !order.isOver else { return }
    market.orders.call { $0.report(.ready, of: order, by: order.cook ?? Who(.kitchen, self.number)) }
  }

  /// The order has failed: what is not cooked yet is not cooked.
  func drop(_ order: Order) {
    guard cooking.removeValue(forKey: order.number) != nil else { return }
    kitchen.call { _ = $0.drop(order.number) }
  }

  /// How long the kitchen says that an order takes that comes now: what is to be expected, as well as it judges that.
  func estimate(_ order: Order) -> Timespan {
    var luck = stream("estimate", entity: order.luck)
    let error = max(0, market.terms.pointee.kitchens.estimateError.sample(using: &luck))
    let lines = order.lines.map(ticketLine)
    return KitchenPlan.stretched(kitchen.call { $0.estimate(lines) }, by: error)
  }

  /// In how many minutes an order that came now would be ready, as the kitchen sees it.
  var minutesToCook: Double {
    meanMinutes * (1 + max(0, Double(ticketCount) - cooks + 1) / cooks)
  }
}

// Stock, day by day.
extension Restaurant {
  /// At the end of each day some of the rest is thrown away, and at its time each shelf is filled up.
  func beginDays() {
    guard !plan.isMadeUp, !market.terms.pointee.ingredients.isEmpty else { return }
    let midnight = Moment.clock(.midnight).instant(in: market.terms.pointee.start + .tick)
    if midnight + .tick < market.closing { at(midnight + .tick, "the day ends") { $0.endDay() } }
    for (number, ingredient) in market.terms.pointee.ingredients.entries.enumerated() {
      guard let time = ingredient.value.restocked else { continue }
      let first = Moment.clock(time).instant(in: market.terms.pointee.start)
      if first < market.closing { at(first, "is restocked") { $0.restock(number) } }
    }
  }

  private func endDay() {
    pantry.spoil()
    market.record.note(.spoiled, by: who)
    if now + .day < market.closing { after(.day, "the day ends") { $0.endDay() } }
  }

  private func restock(_ ingredient: Int) {
    pantry.restock(ingredient)
    market.record.note(.restocked, by: who, .text(market.terms.pointee.ingredients.names[ingredient]))
    if now + .day < market.closing { after(.day, "is restocked") { $0.restock(ingredient) } }
  }
}

// What faults do to kitchen and waiters.
extension Restaurant {
  func change(kitchen strike: Strike, at station: String?, _ begins: Bool) {
    let place = station.flatMap { plan.kitchen.station(named: $0) }
    if station != nil, place == nil { return }
    let index = place.map { $0 + 1 } ?? 0
    kitchenHealth[index].change(strike, begins)
    if begins { for order in cooking.values { order.touch(strike.bit) } }  // deterministic: each gets the same bit
    let health = kitchenHealth[index]
    kitchen.call { kitchen in
      kitchen.setDown(!health.isUp, at: place)
      kitchen.setSlowness(health.factor, at: place)
    }
  }

  func change(waiters strike: Strike, _ begins: Bool) {
    waiterHealth.change(strike, begins)
    let all = Double(market.terms.pointee.dineIn.waiters)
    waiters.resize(to: Int((all * (1 - waiterHealth.absent)).rounded()))
  }
}
