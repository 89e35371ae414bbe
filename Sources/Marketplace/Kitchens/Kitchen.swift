import DiscreteEvents
import Scenario

/// The kitchen of one restaurant: takes tickets, cooks them, says when each is begun and when it is ready.
///
/// ```
///            ticket 7: 2 x tikka, 1 x dal, 3 x naan           luck: stream "cooking" of the ticket, drawn when it comes
///              |  split by station
///              |--- tandoor: tikka, naan ---- a piece ---> waits ---> a cook's place ---+
///              |                                                                        +--- all done: ready(7)
///              |--- stove:   dal ------------ a piece ---> waits ---> a cook's place ---+
///                                                             \__ the first of them: cookingBegan(7)
/// ```
///
/// A piece is what one cook makes of a ticket at one station, from its first flame to its end; it takes
///
///     longest time of its lines x (1 + sizeEffect x further pans) x slowness when it is begun
///
/// where a line takes the time of its item, whatever its quantity, and every `batch` portions of an item are a pan. A kitchen
/// without stations makes one piece of each ticket. Lines that name no station are one piece too, made wherever a cook is
/// free first. A cook takes the piece of the oldest ticket, or of the one promised first, and puts into the same pans
/// whatever else waits at the station and needs no further pan: it is done when they are. A ticket without lines takes
/// a cook's place for no time.
///
/// Guarantees:
/// - A station never cooks more pieces than it has places, and no place is idle while something could be begun in it.
/// - Each ticket that was not dropped has one `cookingBegan` and then one `ready`, within the event that makes it so.
///   Both may come before ``take(_:from:)`` returns, and whoever is told may use the kitchen at once.
/// - A ticket's luck depends on its own stream alone, not on what else is cooked.
///
/// Not for the time until a ticket is shown, or for what is in stock. An order has one ticket here at a time.
///
/// - Complexity: a ticket is O(its lines + log of its queue), and looks through the places in use when it is done. An idle
///   kitchen holds no memory but its stations and figures.
actor Kitchen: SimulatedActor {
  nonisolated let simulation: Simulation
  nonisolated let number: Int
  @exclusivity(unchecked) private var floor: KitchenFloor
  private let calls: Calls

  /// Who is told, with the number of the order.
  struct Calls: Sendable {
    let cookingBegan: @Sendable (Int) -> Void
    let ready: @Sendable (Int) -> Void
  }

  init(_ plan: KitchenPlan, number: Int = 0, in simulation: Simulation, calls: Calls) {
    self.simulation = simulation
    self.number = number
    self.calls = calls
    floor = KitchenFloor(plan, at: simulation.now)
  }

  nonisolated var name: String { "kitchen \(number)" }
}

extension Kitchen {
  /// Hangs a ticket up.
  ///
  /// - Parameter start: Before this it is not begun, and does not wait; if not given, it may be begun at once.
  func take(_ ticket: Ticket, from start: Instant? = nil) {
    var luck = simulation.stream(.cooking, entity: ticket.luck)
    let slot = floor.hang(ticket, from: start ?? now, luck: &luck, at: now)
    guard !ticket.isByHand else { return }
    if let start, start > now {
      at(start, "begin") { $0.queueNextDue() }
    } else {
      floor.queue(slot, at: now)
      serveAll()
    }
  }

  private func queueNextDue() {
    guard let slot = floor.heldTicketDue(at: now) else { return }
    floor.queue(slot, at: now)
    serveAll()
  }

  /// Takes a ticket away, for a cancelled order; nil if it is not here, or ready.
  @discardableResult
  func drop(_ order: Int) -> Dropped? {
    guard let slot = floor.slot(of: order) else { return nil }
    let dropped = floor.drop(slot, at: now)
    serveAll()
    return dropped
  }

  /// How long these lines would take if they came now, on average. See ``KitchenFloor/estimate(_:at:)``.
  func estimate(_ lines: [Ticket.Line]) -> Timespan { floor.estimate(lines, at: now) }
}

extension Kitchen {
  /// Staff press the button: a ticket that was taken by hand is next, before all others, and takes a cook's place until
  /// staff say that it is ready. Where no cook is free it begins when one is.
  ///
  /// - Returns: False if it is not such a ticket, or was begun before.
  @discardableResult
  func beginByHand(_ order: Int) -> Bool {
    guard let slot = floor.slot(of: order), floor.tickets[slot].isByHand, floor.tickets[slot].stage == .held else {
      return false
    }
    floor.queue(slot, at: now)
    serveAll()
    return true
  }

  /// Staff press the other button: all of the ticket is ready now, even what had not found a cook.
  ///
  /// - Returns: False if it was not begun by hand.
  @discardableResult
  func finishByHand(_ order: Int) -> Bool {
    guard let slot = floor.slot(of: order), floor.tickets[slot].isByHand, floor.tickets[slot].stage != .held else {
      return false
    }
    let wasBegun = floor.endByHand(slot, at: now)
    if !wasBegun { calls.cookingBegan(order) }
    calls.ready(order)
    serveAll()
    return true
  }
}

extension Kitchen {
  private func serveAll() {
    for station in floor.stations.indices { serve(station) }
  }

  /// Has free cooks of a station begin what waits.
  private func serve(_ station: Int) {
    while let beginning = floor.beginNext(at: station, now: now) {
      if let span = beginning.span { setTimer(of: floor.fires.count - 1, after: span) }
      var next = Int?.some(beginning.firstPiece)
      while let piece = next {
        next = floor.pieces[piece].panmate
        if let order = floor.light(piece: piece, at: now) { calls.cookingBegan(order) }
      }
    }
  }

  private func setTimer(of fire: Int, after span: Timespan) {
    floor.fires[fire].timer = after(span, "cook") { $0.finishDue() }
  }

  private func finishDue() {
    guard let fire = floor.takeOffDue(at: now) else { return }
    var next = Int?.some(fire.firstPiece)
    while let piece = next {
      next = floor.pieces[piece].panmate
      if let order = floor.finish(piece, at: now) { calls.ready(order) }
    }
    serve(fire.station)
  }
}

extension Kitchen {
  /// A station, or if none is named the whole kitchen, breaks down or is repaired.
  ///
  /// What is on the fire stands still and goes on after the repair with the time that was left; nothing is begun. A station
  /// works only if both itself and the kitchen do. Faults of one station that overlap are the caller's to join.
  func setDown(_ isDown: Bool, at station: Int? = nil) {
    floor.note(now)
    if let station { floor.stations[station].isDown = isDown } else { floor.isDown = isDown }
    floor.stopFires(at: now)
    for index in floor.fires.indices where floor.fires[index].stillSince == now { cancel(floor.fires[index].timer) }
    for index in floor.resumeFires(at: now) { setTimer(of: index, after: floor.fires[index].end - now) }
    serveAll()
  }

  /// So many cooks of a station are elsewhere. Who cooks just now finishes before going.
  func setAway(_ cooks: Int, at station: Int = 0) {
    precondition(cooks >= 0, "\(cooks) cooks of \(name) are away")
    floor.note(now)
    floor.stations[station].away = cooks
    serveAll()
  }

  /// From now on, what is begun at a station, or if none is named in the whole kitchen, takes so many times as long. Both
  /// factors count.
  func setSlowness(_ factor: Double, at station: Int? = nil) {
    precondition(factor >= 0 && factor.isFinite, "\(name) became \(factor) times as slow")
    if let station { floor.stations[station].slowness = factor } else { floor.slowness = factor }
  }
}

extension Kitchen {
  var plan: KitchenPlan { floor.plan }
  var figures: KitchenFigures { floor.figures }
  /// Tickets that are here, dropped ones not counted.
  var ticketCount: Int { floor.ticketCount }
  /// Whether all that must always hold of a kitchen does, between two events.
  var isConsistent: Bool { floor.isConsistent(at: now) }

  func placeTime(of station: Int, until instant: Instant) -> PlaceTime { floor.placeTime(of: station, until: instant) }

  /// What all places have done since the start or the last reset, until an instant that is not past.
  func placeTime(until instant: Instant) -> PlaceTime {
    floor.stations.indices.reduce(PlaceTime()) { $0 + floor.placeTime(of: $1, until: instant) }
  }

  /// The time that all tickets have spent here, added up: divided by the time, how many there are on average.
  func ticketTime(until instant: Instant) -> Timespan { floor.ticketTime(until: instant) }

  func resetFigures() { floor.resetFigures(now) }
}
