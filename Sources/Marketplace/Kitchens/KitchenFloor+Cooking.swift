import DiscreteEvents

extension KitchenFloor {
  struct Beginning {
    let firstPiece: Int
    /// Until it is done; nil for what ends by hand.
    let span: Timespan?
  }

  /// A cook begins the next piece that waits, with what fits into the same pans; nil if nobody or nothing is there.
  mutating func beginNext(at station: Int, now: Instant) -> Beginning? {
    guard !isDown(station), stations[station].inUse < stations[station].attending, !stations[station].waiting.isEmpty
    else { return nil }
    note(now)
    let piece = unqueue(at: 0, of: station)
    pieces[piece].stage = .cooking
    stations[station].inUse += 1
    let isByHand = tickets[pieces[piece].ticket].isByHand
    if plan.batch > 1, !isByHand { fillPans(of: piece) }
    let slowness = slowness(of: station)
    let span = KitchenPlan.stretched(pieces[piece].span, by: slowness)
    let expected = KitchenPlan.stretched(pieces[piece].expected, by: slowness)
    fires.append(
      Fire(
        station: station, firstPiece: piece, isByHand: isByHand, end: isByHand ? .never : now + span,
        expectedEnd: now + expected))
    return Beginning(firstPiece: piece, span: isByHand ? nil : span)
  }

  /// Notes that a piece is on the fire.
  ///
  /// - Returns: The order of its ticket, if this is its first flame.
  mutating func light(piece: Int, at now: Instant) -> Int? {
    let slot = pieces[piece].ticket
    guard tickets[slot].stage == .waiting else { return nil }
    light(slot, at: now)
    return tickets[slot].order
  }

  /// Takes what is due off the fire: of several, what was begun first.
  mutating func takeOffDue(at now: Instant) -> Fire? {
    guard let index = fires.firstIndex(where: { $0.end == now && $0.stillSince == nil }) else { return nil }
    note(now)
    return putOut(index)
  }

  mutating func putOut(_ index: Int) -> Fire {
    stations[fires[index].station].inUse -= 1
    return fires.remove(at: index)
  }

  /// Notes that a piece is done.
  ///
  /// - Returns: The order of its ticket, if that is ready now.
  mutating func finish(_ piece: Int, at now: Instant) -> Int? {
    let slot = pieces[piece].ticket
    pieces[piece].stage = .done
    tickets[slot].open -= 1
    guard tickets[slot].open == 0 else { return nil }
    guard tickets[slot].stage != .thrownAway else {
      takeDown(slot)
      return nil
    }
    let order = tickets[slot].order
    note(now)
    serve(slot, at: now)
    return order
  }
}

extension KitchenFloor {
  /// Puts all that waits and needs no further pan into the pans of a piece, in the order in which it waits.
  ///
  /// - Complexity: O(pieces that wait × lines).
  private mutating func fillPans(of leader: Int) {
    let station = pieces[leader].station
    var (position, last) = (0, leader)
    while position < stations[station].waiting.count {
      let candidate = stations[station].waiting[position]
      guard fits(candidate, intoPansOf: leader) else {
        position += 1
        continue
      }
      _ = unqueue(at: position, of: station)
      pieces[candidate].stage = .cooking
      pieces[last].panmate = candidate
      last = candidate
    }
  }

  private func fits(_ candidate: Int, intoPansOf leader: Int) -> Bool {
    guard !tickets[pieces[candidate].ticket].isByHand, pieces[candidate].pans > 0 else { return false }
    return lines(of: candidate).allSatisfy { line in
      let there = quantity(of: line.item, inPansOf: leader)
      return there > 0 && plan.pans(for: there + line.quantity) == plan.pans(for: there)
    }
  }

  private func quantity(of item: Int, inPansOf leader: Int) -> Int {
    var (quantity, next) = (0, Int?.some(leader))
    while let piece = next {
      for line in lines(of: piece) where line.item == item { quantity += line.quantity }
      next = pieces[piece].panmate
    }
    return quantity
  }

  private func lines(of piece: Int) -> some Sequence<Ticket.Line> {
    let wanted = pieces[piece].wanted
    return tickets[pieces[piece].ticket].lines.lazy.filter { self.wanted($0) == wanted }
  }
}

extension KitchenFloor {
  /// What is on the fire of a station that broke down stands still.
  mutating func stopFires(at now: Instant) {
    for index in fires.indices where fires[index].stillSince == nil && isDown(fires[index].station) {
      fires[index].stillSince = now
    }
  }

  /// What stood still and can go on has the time that was left before it.
  ///
  /// - Returns: The fires that need a timer.
  mutating func resumeFires(at now: Instant) -> [Int] {
    var resumed: [Int] = []
    for index in fires.indices where !isDown(fires[index].station) {
      guard let since = fires[index].stillSince else { continue }
      fires[index].stillSince = nil
      fires[index].expectedEnd = fires[index].expectedEnd + (now - since)
      guard !fires[index].isByHand else { continue }
      fires[index].end = fires[index].end + (now - since)
      resumed.append(index)
    }
    return resumed
  }
}
