import DiscreteEvents

/// Collects errands for a window and then assigns them to partners all at once, so that the food is fetched soonest on the
/// whole.
///
/// Windows begin at multiples of their length. As many as possible are assigned, the sum of the times until the food is
/// fetched is least among those, and what each has waited counts against that of what is left for the next window: nobody
/// waits for ever. Of equal times the shorter way decides.
///
/// Only so many of the nearest are looked at for each. Who is left without though somebody is there looks again among
/// those who are left.
struct Batching: DispatchPolicy {
  private let window: Timespan
  private let rounds: Rounds
  private var trips: SharedTrips
  private var backlog: Backlog
  private var decision: Instant?
  private var fresh: [Errand] = []

  init(window: Timespan, rounds: Rounds, trips: SharedTrips, size: Double) {
    precondition(window > .zero, "a window of \(window.ticks) ticks collects nothing")
    self.window = window
    self.rounds = rounds
    self.trips = trips
    backlog = Backlog(rounds, size: size, findsNearest: true)
  }

  var waiting: Int { fresh.count + backlog.count }
  var nextDecision: Instant? { decision }

  mutating func wants(_ errand: Errand) {
    trips.count()
    fresh.append(errand)
  }

  mutating func failed(_ proposal: Proposal, refusedBy partners: [Int]) {
    trips.giveBack(proposal)
    fresh += proposal.errandsAgain(refusedBy: partners)
  }

  mutating func withdrawn(_ order: Int) {
    fresh.removeAll { $0.order == order }
    backlog.remove(order)
  }

  mutating func proposals(at now: Instant, travel: Travel, fleet: inout Fleet) -> [Proposal] {
    _ = fleet.takeNews()
    for errand in fresh { backlog.insert(errand, at: now) }
    fresh.removeAll(keepingCapacity: true)
    var proposals: [Proposal] = []
    if let decision, now >= decision { proposals = decide(at: now, travel, &fleet) }
    if backlog.isEmpty {
      decision = nil
    } else if now >= decision ?? now {
      decision = Instant(ticks: (now.ticks / window.ticks + 1) * window.ticks)
    }
    return proposals
  }

  private mutating func decide(at now: Instant, _ travel: Travel, _ fleet: inout Fleet) -> [Proposal] {
    while var due = backlog.takeDue(by: now) {
      due.errand.round += 1
      backlog.insert(due.errand, at: now)
    }
    var proposals: [Proposal] = []
    var left = backlog.slots.filter { slot in
      guard let errand = backlog[slot], let proposal = trips.joining(errand, travel: travel, fleet: fleet) else {
        return true
      }
      propose(proposal, &fleet, &proposals)
      return false
    }
    let soon = left.isEmpty ? [] : fleet.soon(by: now + window)
    while !left.isEmpty {
      let (matches, withChoice) = match(left, soon.filter(fleet.mayBeAsked), at: now, travel, fleet)
      if matches.isEmpty { break }
      for (slot, partner) in matches {
        guard let errand = backlog[slot] else { continue }
        propose(Proposal(errands: [errand], partners: [partner], visits: [errand.order]), &fleet, &proposals)
      }
      left = withChoice.filter { backlog[$0] != nil }
    }
    return proposals
  }

  /// A function of its own, so that nothing holds a copy of the fleet when it is changed.
  private func match(
    _ slots: [Int], _ soon: [Int], at now: Instant, _ travel: Travel, _ fleet: Fleet
  ) -> (matches: [(slot: Int, partner: Int)], withChoice: [Int]) {
    let batch = Batch(slots, soon: soon, backlog: backlog, rounds: rounds, now: now, travel: travel, fleet: fleet)
    return (batch.matches(), batch.slotsWithChoice)
  }

  private mutating func propose(_ proposal: Proposal, _ fleet: inout Fleet, _ proposals: inout [Proposal]) {
    for errand in proposal.errands { backlog.remove(errand.order) }
    for partner in proposal.partners { fleet.asked(partner) }
    proposals.append(proposal)
  }
}
