import DiscreteEvents

extension KitchenFloor {
  /// Whether each cook is in one place, each piece in one state, and nobody idle while there is something to do.
  ///
  /// - Complexity: O(tickets × pieces): for tests, and for the end of a run.
  func isConsistent(at now: Instant) -> Bool {
    stations.indices.allSatisfy { isConsistent(station: $0) } && firesBurn(at: now)
      && tickets.numbers.allSatisfy { isConsistent(ticket: $0) }
      && ordersAreDifferent
  }

  private var ordersAreDifferent: Bool {
    let orders = tickets.numbers.map { tickets[$0] }.filter { ![.vacant, .thrownAway].contains($0.stage) }.map(\.order)
    return orders.count == ticketCount && Set(orders).count == orders.count
  }

  private func isConsistent(station: Int) -> Bool {
    let here = stations[station]
    let urgencies = here.waiting.map { (pieces[$0].urgency, pieces[$0].number) }
    let couldBegin = !isDown(station) && here.inUse < here.attending && !here.waiting.isEmpty
    return here.inUse == fires.count { $0.station == station } && here.inUse <= here.places && !couldBegin
      && here.waiting.allSatisfy { pieces[$0].stage == .waiting && pieces[$0].station == station }
      && here.waiting.reduce(.zero) { $0 + pieces[$1].expected } == here.workWaiting
      && zip(urgencies, urgencies.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// Each piece that is cooked is on one fire, and every fire has time left, or stands still if its station is down.
  private func firesBurn(at now: Instant) -> Bool {
    var cooked: [Int] = []
    for fire in fires {
      guard fire.end >= (fire.stillSince ?? now), isDown(fire.station) == (fire.stillSince != nil) else { return false }
      var next = Int?.some(fire.firstPiece)
      while let piece = next {
        guard pieces[piece].stage == .cooking, pieces[piece].station == fire.station else { return false }
        cooked.append(piece)
        next = pieces[piece].panmate
      }
    }
    let cooking = pieces.numbers.filter { pieces[$0].stage == .cooking }
    let waiting = pieces.numbers.count { pieces[$0].stage == .waiting }
    return cooked.sorted() == cooking && waiting == stations.reduce(0) { $0 + $1.waiting.count }
  }

  private func isConsistent(ticket slot: Int) -> Bool {
    let ticket = tickets[slot]
    guard ticket.stage != .vacant else { return ticket.firstPiece == nil }
    let stages = pieces.numbers.map { pieces[$0] }.filter { $0.ticket == slot && $0.stage != .vacant }.map(\.stage)
    guard ticket.open == stages.count(where: { $0 != .done }), ticket.open > 0 else { return false }
    return switch ticket.stage {
    case .vacant: true
    case .held: stages.allSatisfy { $0 == .held }
    case .waiting: stages.allSatisfy { $0 == .waiting }
    case .underWay: !stages.contains(.held) && stages.contains { $0 != .waiting }
    case .thrownAway: stages.allSatisfy { $0 == .cooking || $0 == .done }
    }
  }
}
