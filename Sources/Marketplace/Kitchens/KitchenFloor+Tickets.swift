import DiscreteEvents
import Scenario
import Statistics

extension KitchenFloor {
  /// Hangs a ticket up, split by station, with its luck drawn; it is held until it is queued.
  ///
  /// - Complexity: O(lines × stations of the ticket), so that all draws are made whatever becomes of it.
  mutating func hang(_ ticket: Ticket, from start: Instant, luck: inout RandomStream, at now: Instant) -> Int {
    note(now)
    figures.taken += 1
    ticketCount += 1
    let slot = tickets.insert(
      HungTicket(
        stage: .held, order: ticket.order, number: nextNumber(), lines: ticket.lines, promised: ticket.promised,
        isByHand: ticket.isByHand, since: start))
    var planned: [Int] = []
    for line in ticket.lines {
      let piece = piece(for: wanted(line), of: slot)
      pieces[piece].pans += plan.pans(for: line.quantity)
      // The plan says how long a piece of work takes, not each of its items.
      if line.preparation == nil {
        guard !planned.contains(piece) else { continue }
        planned.append(piece)
      }
      let law = line.preparation ?? plan.preparation
      pieces[piece].span = max(pieces[piece].span, law.sample(using: &luck))
      pieces[piece].expected = max(pieces[piece].expected, law.mean)
    }
    if ticket.lines.isEmpty { _ = piece(for: wanted(nil), of: slot) }
    forEachPiece(of: slot) { floor, piece in
      floor.pieces[piece].span = floor.plan.span(longest: floor.pieces[piece].span, pans: floor.pieces[piece].pans)
      floor.pieces[piece].expected = floor.plan.span(
        longest: floor.pieces[piece].expected, pans: floor.pieces[piece].pans)
    }
    return slot
  }

  /// Where a line asks to be cooked. In a kitchen of one station nobody asks.
  func wanted(_ line: Ticket.Line?) -> Int? {
    guard stations.count > 1 else { return 0 }
    guard let station = line?.station else { return nil }
    precondition(stations.indices.contains(station), "station \(station) of \(stations.count)")
    return station
  }

  /// The ticket's piece for a station, made if there is none yet.
  private mutating func piece(for wanted: Int?, of slot: Int) -> Int {
    var last: Int?
    var next = tickets[slot].firstPiece
    while let piece = next {
      if pieces[piece].wanted == wanted { return piece }
      (last, next) = (piece, pieces[piece].sibling)
    }
    let made = pieces.insert(Piece(stage: .held, ticket: slot, wanted: wanted))
    if let last { pieces[last].sibling = made } else { tickets[slot].firstPiece = made }
    tickets[slot].open += 1
    return made
  }

  mutating func forEachPiece(of slot: Int, _ body: (inout KitchenFloor, Int) -> Void) {
    var next = tickets[slot].firstPiece
    while let piece = next {
      next = pieces[piece].sibling
      body(&self, piece)
    }
  }

  /// Where a ticket that is not dropped hangs.
  ///
  /// - Complexity: O(tickets), which few ask for.
  func slot(of order: Int) -> Int? {
    tickets.numbers.first { tickets[$0].order == order && tickets[$0].stage != .thrownAway }
  }

  /// The ticket, of those that are held until now, that came first.
  func heldTicketDue(at now: Instant) -> Int? {
    tickets.numbers.lazy.filter { tickets[$0].stage == .held && tickets[$0].since <= now && !tickets[$0].isByHand }
      .min { tickets[$0].number < tickets[$1].number }
  }

  /// From now on, cooks may begin it.
  mutating func queue(_ slot: Int, at now: Instant) {
    tickets[slot].stage = .waiting
    tickets[slot].since = now
    let ticket = tickets[slot]
    let urgency =
      if ticket.isByHand { Int64.min } else if plan.order == .promised { ticket.promised.ticks } else { Int64(0) }
    forEachPiece(of: slot) { floor, piece in
      floor.pieces[piece].urgency = urgency
      floor.pieces[piece].number = floor.nextNumber()
      floor.queue(piece: piece, at: now)
    }
  }

  private mutating func queue(piece: Int, at now: Instant) {
    let station = pieces[piece].wanted ?? leastBusyStation(at: now)
    pieces[piece].station = station
    pieces[piece].stage = .waiting
    let key = (pieces[piece].urgency, pieces[piece].number)
    let queue = stations[station].waiting
    var (lower, upper) = (0, queue.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if (pieces[queue[middle]].urgency, pieces[queue[middle]].number) < key {
        lower = middle + 1
      } else {
        upper = middle
      }
    }
    stations[station].waiting.insert(piece, at: lower)
    stations[station].workWaiting += pieces[piece].expected
  }

  /// Takes a piece that waits at a place of its queue.
  mutating func unqueue(at position: Int, of station: Int) -> Int {
    let piece = stations[station].waiting.remove(at: position)
    stations[station].workWaiting -= pieces[piece].expected
    return piece
  }

  /// Takes a piece off wherever it is; what is cooked by hand is put down, and everything else on the fire stays there.
  private mutating func withdraw(_ piece: Int) {
    let station = pieces[piece].station
    switch pieces[piece].stage {
    case .held: break
    case .waiting:
      guard let position = stations[station].waiting.firstIndex(of: piece) else { return }
      _ = unqueue(at: position, of: station)
    case .cooking:
      guard let fire = fires.firstIndex(where: { $0.isByHand && $0.firstPiece == piece }) else { return }
      _ = putOut(fire)
    case .done, .vacant: return
    }
    pieces[piece].stage = .done
    tickets[pieces[piece].ticket].open -= 1
  }

  /// Takes a ticket away.
  mutating func drop(_ slot: Int, at now: Instant) -> Dropped {
    note(now)
    // Its ticket may not have been told yet of a piece that is in somebody's pan.
    var dropped = Dropped.notBegun
    forEachPiece(of: slot) { floor, piece in
      if floor.pieces[piece].stage == .cooking || floor.pieces[piece].stage == .done { dropped = .underWay }
    }
    if dropped == .underWay { figures.thrownAway += 1 } else { figures.droppedBeforeCooking += 1 }
    ticketCount -= 1
    tickets[slot].stage = .thrownAway
    forEachPiece(of: slot) { floor, piece in floor.withdraw(piece) }
    if tickets[slot].open == 0 { takeDown(slot) }
    return dropped
  }

  /// Says that a ticket is ready, wherever its pieces are.
  ///
  /// - Returns: Whether it had been begun before.
  mutating func endByHand(_ slot: Int, at now: Instant) -> Bool {
    note(now)
    let wasBegun = tickets[slot].stage == .underWay
    if !wasBegun { light(slot, at: now) }
    forEachPiece(of: slot) { floor, piece in floor.withdraw(piece) }
    serve(slot, at: now)
    return wasBegun
  }

  /// Everything of it is there.
  mutating func serve(_ slot: Int, at now: Instant) {
    figures.ready += 1
    ticketCount -= 1
    if let begun = tickets[slot].firstFlame { figures.cooking.add((now - begun).inSeconds) }
    takeDown(slot)
  }

  mutating func light(_ slot: Int, at now: Instant) {
    tickets[slot].stage = .underWay
    tickets[slot].firstFlame = now
    figures.waits.add((now - tickets[slot].since).inSeconds)
  }

  mutating func takeDown(_ slot: Int) {
    forEachPiece(of: slot) { floor, piece in floor.pieces.remove(piece, leaving: Piece()) }
    tickets.remove(slot, leaving: HungTicket())
  }
}
