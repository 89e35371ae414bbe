import DiscreteEvents
import Scenario

/// A marketplace at work: everybody who is there, and what they share.
///
/// Made from a scenario, used by its simulation's thread only. Those who are in it hold it unowned: it lives as long as
/// the run does.
final class Market: @unchecked Sendable {
  let simulation: Simulation
  /// What the scenario says, looked at where it lies: a copy of it all takes longer than what is done with it.
  let terms: UnsafePointer<Scenario>
  let world: World
  let chronicle: Chronicle
  let record: Record
  let city: CityMap
  let servers: ServerRoom
  let rush: Rush
  let rota: Rota
  let pay: PartnerPay
  @exclusivity(unchecked) var books: Books
  @exclusivity(unchecked) var ledger = Ledger()
  /// Of orders that were placed before the warm-up ended.
  @exclusivity(unchecked) var ledgerOfWarmup = Ledger()
  @exclusivity(unchecked) var thrownAwayInWarmup: [Int128] = []
  @exclusivity(unchecked) var defect: BrokenInvariant?
  @exclusivity(unchecked) private(set) var restaurants: [Restaurant] = []
  @exclusivity(unchecked) private(set) var partners: [Partner] = []

  // Each is made when it is first asked for; nothing happens before the run begins.
  private(set) lazy var bus = EventBus(of: self)
  private(set) lazy var orders = OrderDesk(of: self)
  private(set) lazy var payments = PaymentOffice(of: self)
  private(set) lazy var gateway = Gateway(of: self)
  private(set) lazy var notifier = Notifier(of: self)
  private(set) lazy var search = SearchDesk(of: self)
  private(set) lazy var offers = Storefront(of: self)
  private(set) lazy var dispatcher = Dispatcher(of: self)
  private(set) lazy var tracking = TrackingDesk(of: self)
  private(set) lazy var feedback = FeedbackDesk(of: self)
  private(set) lazy var analytics = AnalyticsDesk(of: self)
  private(set) lazy var crowd = Crowd(of: self)
  private(set) lazy var replayer = Replayer(of: self)
  private(set) lazy var faults = FaultDesk(of: self)

  /// - Parameter warmup: How much of the beginning is simulated and recorded as all else, but not measured.
  init(
    _ scenario: Scenario, in simulation: Simulation, as world: World = .asDeclared, keeping: Keeping = [],
    warmup: Timespan = .zero, telling chroniclers: [any Chronicler] = []
  ) throws {
    let terms = UnsafeMutablePointer<Scenario>.allocate(capacity: 1)
    terms.initialize(to: scenario)
    self.terms = UnsafePointer(terms)
    self.simulation = simulation
    self.world = world
    chronicle = Chronicle(chroniclers)
    record = Record(in: simulation, keeping: keeping, telling: chronicle)
    city = CityMap(scenario.city, start: scenario.start)
    servers = ServerRoom(scenario.services, in: simulation, mayFail: !scenario.faults.isEmpty)
    rush = try Rush(scenario)
    rota = Rota(of: scenario)
    pay = PartnerPay(scenario)
    books = Books(from: .start + warmup, keeping: keeping)
    for plan in RestaurantPlan.all(in: scenario, city, simulation) { _ = open(plan) }
    for plan in PartnerPlan.all(in: scenario, city, simulation) { hire(plan) }
    bus.open()
  }

  deinit {
    let terms = UnsafeMutablePointer(mutating: terms)
    terms.deinitialize(count: 1)
    terms.deallocate()
  }

  /// Has everybody begin.
  func begin() {
    chronicle.begin(self)
    for partner in partners { partner.call { $0.beginShifts() } }
    for restaurant in restaurants { restaurant.call { $0.beginDays() } }
    faults.call { $0.begin() }
    crowd.call { $0.begin() }
    replayer.call { $0.begin() }
    awaitEndOfWarmup()
  }

  /// Opens a restaurant; one that registers during the run is not active yet.
  func open(_ plan: RestaurantPlan) -> Restaurant {
    offers.add(plan)
    let restaurant = Restaurant(restaurants.count, plan, in: self)
    restaurants.append(restaurant)
    if plan.isActive { search.call { $0.index(restaurant) } }
    return restaurant
  }

  private func hire(_ plan: PartnerPlan) {
    let partner = Partner(partners.count, plan, in: self)
    partners.append(partner)
    dispatcher.call { $0.add(partner) }
  }

  /// What clocks show at an instant.
  func clock(_ instant: Instant) -> CivilTime { terms.pointee.start + instant.sinceStart }

  /// When customers stop coming.
  var closing: Instant { .start + terms.pointee.duration }
}

extension Market {
  /// Ends the run: something has happened that cannot.
  func stop(_ defect: BrokenInvariant, about order: Order? = nil) {
    if self.defect == nil { self.defect = order.map { .about(story: $0.story, defect) } ?? defect }
    simulation.fail(.misuse("\(defect)"), entity: "marketplace")
  }
}

// The rules of an order's life that a scenario sets.
extension Market {
  enum PaymentMoment { case beforeAcceptance, afterAcceptance, afterMeal }

  func paymentMoment(_ channel: Channels.Channel) -> PaymentMoment {
    if channel == .dineIn {
      switch terms.pointee.dineIn.payment {
      case .beforeAcceptance: return .beforeAcceptance
      case .afterAcceptance: return .afterAcceptance
      case .afterMeal: return .afterMeal
      }
    }
    return terms.pointee.orders.payment == .beforeAcceptance ? .beforeAcceptance : .afterAcceptance
  }

  /// The channel for a number from 0 to below 1.
  func channel(_ draw: Double) -> Channels.Channel {
    if draw < terms.pointee.channels.delivery.fraction { return .delivery }
    return draw < terms.pointee.channels.delivery.fraction + terms.pointee.channels.pickup.fraction ? .pickup : .dineIn
  }

  /// Whether the kitchen may begin with an order: it is paid, and has a partner, where that is asked for first.
  func mayBeCooked(_ order: Order) -> Bool {
    if paymentMoment(order.channel) == .afterAcceptance, order.paysOnline, !order.isPaid { return false }
    return terms.pointee.orders.cookingStarts == .accepted || order.channel != .delivery || order.trip != nil
  }

  /// Calls an order off, for whoever may.
  func cancel(_ order: Order, _ reason: FailureReason, by who: Who? = nil) {
    guard !order.isOver, order.status != .served else { return }
    orders.call {
      $0.move(order, to: .cancelled, by: who ?? (reason == .impatient ? order.customer.who : .platform), reason: reason)
    }
  }

  /// An order has failed: nobody cooks it, keeps anything for it or brings it any more.
  func withdraw(_ order: Order) {
    offers.giveBack(order)
    order.restaurant.call { $0.drop(order) }
    if order.stock == .used { order.restaurant.call { $0.pantry.noteWaste(of: order.portions) } }
    dispatcher.call { $0.withdraw(order) }
    if let trip = order.trip { trip.partner.call { $0.drop(order) } }
  }
}
