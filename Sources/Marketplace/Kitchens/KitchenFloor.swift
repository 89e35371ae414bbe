import DiscreteEvents

/// Who cooks what where: all that a ``Kitchen`` knows, without clock or timers.
///
/// Every method that takes an instant must be called with instants that never go back.
struct KitchenFloor: Sendable {
  let plan: KitchenPlan
  var tickets = Slots<HungTicket>()
  var pieces = Slots<Piece>()
  /// What is on the fire, in the order in which it was begun or, after a breakdown, left as it was.
  var fires: [Fire] = []
  var stations: [Station]
  var figures = KitchenFigures()
  /// Tickets that are not dropped.
  var ticketCount = 0

  /// Of the whole kitchen, beside what holds for each station.
  var isDown = false
  var slowness = 1.0

  /// Tells apart what came at the same time.
  private var lastNumber = 0
  private var ticketTicks: Int64 = 0
  private var noted: Instant

  init(_ plan: KitchenPlan, at now: Instant) {
    self.plan = plan
    stations = plan.places.map { Station(places: $0) }
    noted = now
  }

  mutating func nextNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }
}

/// A ticket on the rail, until all of it is ready or thrown away.
struct HungTicket: Sendable {
  enum Stage: Sendable {
    case vacant
    /// Not to be begun yet.
    case held
    case waiting
    case underWay
    case thrownAway
  }

  var stage = Stage.vacant
  var order = -1
  var number = 0
  var lines: [Ticket.Line] = []
  var promised = Instant.never
  var isByHand = false
  /// Since when it could be begun; for a held one, when it can.
  var since = Instant.never
  var firstFlame: Instant?
  var firstPiece: Int?
  /// Pieces that are not done.
  var open = 0
}

/// The part of a ticket that one cook makes at one station.
struct Piece: Sendable {
  enum Stage: Sendable { case vacant, held, waiting, cooking, done }

  var stage = Stage.vacant
  var ticket = 0
  /// The ticket's next piece.
  var sibling: Int?
  /// What else is done when this is, while it is cooked.
  var panmate: Int?
  /// The station of its lines; nil for wherever there is least to do.
  var wanted: Int?
  /// Where it waits or is cooked.
  var station = 0
  var pans = 0
  /// How long it takes, and how long it takes on average, at an ordinary pace.
  var span = Timespan.zero
  var expected = Timespan.zero
  /// Lower is next, then the lower number.
  var urgency: Int64 = 0
  var number = 0
}

/// A place in use: a piece of work, and what is cooked in the same pans.
struct Fire: Sendable {
  let station: Int
  let firstPiece: Int
  let isByHand: Bool
  /// When it will be done; for one that stands still, as if it had not. Never for one that ends by hand.
  var end: Instant
  /// When it would be done if it took the average time.
  var expectedEnd: Instant
  /// Since when its station has been down.
  var stillSince: Instant?
  var timer = Timer.none
}

/// What is cooked with the same tools, by so many at once.
struct Station: Sendable {
  let places: Int
  /// Cooks who are elsewhere.
  var away = 0
  var isDown = false
  var slowness = 1.0
  var inUse = 0
  /// Pieces in the order in which they will be begun.
  var waiting: [Int] = []
  /// The average time of all that wait, at an ordinary pace.
  var workWaiting = Timespan.zero
  var placeTicks: (busy: Int64, offered: Int64) = (0, 0)

  init(places: Int) { self.places = places }

  /// Cooks who are there.
  var attending: Int { max(0, places - away) }
}

extension KitchenFloor {
  func isDown(_ station: Int) -> Bool { isDown || stations[station].isDown }

  func slowness(of station: Int) -> Double { slowness * stations[station].slowness }

  /// Adds up the time until now, at the levels that have held. To be called before any of them changes.
  mutating func note(_ now: Instant) {
    let ticks = (now - noted).ticks
    precondition(ticks >= 0, "a kitchen's time went back from \(noted) to \(now)")
    guard ticks > 0 else { return }
    noted = now
    ticketTicks += Int64(ticketCount) * ticks
    for station in stations.indices where !isDown(station) {
      stations[station].placeTicks.busy += Int64(stations[station].inUse) * ticks
      stations[station].placeTicks.offered += Int64(max(stations[station].attending, stations[station].inUse)) * ticks
    }
  }

  /// What the places of a station have done since the start or the last reset.
  func placeTime(of station: Int, until now: Instant) -> PlaceTime {
    var floor = self
    floor.note(now)
    let ticks = floor.stations[station].placeTicks
    return PlaceTime(busy: Timespan(ticks: ticks.busy), offered: Timespan(ticks: ticks.offered))
  }

  /// The time that all tickets have spent here, added up.
  func ticketTime(until now: Instant) -> Timespan {
    Timespan(ticks: ticketTicks + Int64(ticketCount) * (now - noted).ticks)
  }

  /// Forgets what was measured, as at the end of a warm-up. Tickets that are here are counted in full when they leave.
  mutating func resetFigures(_ now: Instant) {
    note(now)
    figures = KitchenFigures()
    ticketTicks = 0
    for station in stations.indices { stations[station].placeTicks = (0, 0) }
  }
}
