import DiscreteEvents
import Scenario

@testable import Marketplace

/// A city that a policy is tried in: errands come, partners answer, drive and go offline, all by chance.
///
/// It is the dispatcher's counterpart written a second time, and notes whatever a policy must never do.
struct Drill {
  enum Happening {
    case wanted(Errand)
    case withdrawn(order: Int)
    case answer(offer: Int, partner: Int, isYes: Bool)
    case expired(offer: Int)
    case fetched(partner: Int, trip: Int)
    case done(partner: Int, trip: Int)
    case online(partner: Int)
    case decision
  }

  struct Event: Comparable {
    let at: Instant
    let number: Int

    static func < (left: Event, right: Event) -> Bool {
      left.at == right.at ? left.number < right.number : left.at < right.at
    }
  }

  struct Offer {
    var proposal: Proposal
    var undecided: [Int]
    var refusedBy: [Int] = []
    var isOpen = true
  }

  struct Trip {
    var number: Int
    var fetch: Fetch
    var ends: Instant
    var isFetched = false
  }

  struct Partner {
    var place: Point
    var hasOffer = false
    /// The one under way and what was accepted for after it.
    var trips: [Trip] = []
    var isOnline = false
    var carrying: Int { trips.reduce(0) { $0 + $1.fetch.stops.count } }
  }

  enum State { case unknown, waiting, offered, accepted, withdrawn }

  static let speed = 5.0
  static let mayCarry = 2
  let travel = Travel(detour: 1.3, factor: 1, atDoor: .minutes(1))
  let dispatch: Dispatch
  let offers: Partners.Offers
  let restaurants: [Point]
  var policy: any DispatchPolicy
  var fleet: Fleet
  var stream: RandomStream
  var now = Instant.start
  var happenings: [Happening?] = []
  var queue = LeastFirst<Event>()
  var open: [Offer] = []
  var partners: [Partner] = []
  var states: [State] = []
  var longestWaits: [Timespan] = []
  var trips = 0
  var together = 0
  var decisionAt: Instant?
  /// What a policy did that it must not.
  var wrongs: [String] = []

  init(
    _ dispatch: Dispatch, offers: Partners.Offers = Partners.Offers(), seed: UInt64, partners count: Int,
    restaurants: Int = 40, city: Distance = .kilometres(12)
  ) {
    self.dispatch = dispatch
    self.offers = offers
    var stream = RandomStream(seed: seed, purpose: "drill")
    let size = city.inMetres
    self.restaurants = (0..<restaurants).map { _ in Point(east: stream.unit() * size, north: stream.unit() * size) }
    policy = dispatch.makePolicy(offers: offers, city: city)
    fleet = Fleet(size: size, members: count)
    for partner in 0..<count {
      fleet.add(partner, metresPerSecond: Self.speed, mayCarry: Self.mayCarry)
      partners.append(Partner(place: Point(east: stream.unit() * size, north: stream.unit() * size)))
    }
    self.stream = stream
    for partner in 0..<count { after(.seconds(partner % 600), .online(partner: partner)) }
  }

  /// So many errands, at random times within a span, and nothing more; runs until nothing happens any more.
  mutating func run(_ errands: Int, within span: Timespan, withdrawn share: Double = 0.05) {
    states = Array(repeating: .unknown, count: errands)
    for order in 0..<errands {
      let at = Instant.start + .seconds(stream.unit() * span.inSeconds)
      let restaurant = Int(stream.below(UInt64(restaurants.count)))
      let place = restaurants[restaurant]
      let door = Point(
        east: place.east + (stream.unit() - 0.5) * 5_000, north: place.north + (stream.unit() - 0.5) * 5_000)
      let errand = Errand(
        order: order, restaurant: restaurant, pickup: place, door: door,
        ready: at + .minutes(stream.unit() * 25), wanted: at)
      schedule(at, .wanted(errand))
      if stream.unit() < share { schedule(at + .minutes(stream.unit() * 10), .withdrawn(order: order)) }
    }
    while let event = queue.takeLeast() {
      now = event.at
      guard let happening = happenings[event.number] else { continue }
      happenings[event.number] = nil
      happen(happening)
      decide()
    }
  }

  mutating func schedule(_ at: Instant, _ happening: Happening) {
    queue.insert(Event(at: at, number: happenings.count))
    happenings.append(happening)
  }

  mutating func after(_ span: Timespan, _ happening: Happening) { schedule(now + span, happening) }

  mutating func decide() {
    let proposals = policy.proposals(at: now, travel: travel, fleet: &fleet)
    for proposal in proposals { make(proposal) }
    if let next = policy.nextDecision, decisionAt.map({ next < $0 || $0 <= now }) ?? true {
      if next <= now { wrongs.append("the next decision, \(next.ticks), is not after \(now.ticks)") }
      decisionAt = next
      schedule(max(next, now + .tick), .decision)
    }
  }

  mutating func make(_ proposal: Proposal) {
    check(proposal)
    let offer = open.count
    open.append(Offer(proposal: proposal, undecided: proposal.partners))
    for errand in proposal.errands { states[errand.order] = .offered }
    for partner in proposal.partners {
      partners[partner].hasOffer = true
      let luck = stream.unit()
      if luck < 0.9 {
        after(
          .seconds(5 + stream.unit() * 60),
          .answer(offer: offer, partner: partner, isYes: luck < 0.7))
      }
    }
    after(offers.timeout, .expired(offer: offer))
  }
}
