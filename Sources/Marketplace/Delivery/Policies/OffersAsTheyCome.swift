import DiscreteEvents

/// Offers each errand as soon as it is wanted; where nobody is found, to whoever comes first.
///
/// Whoever becomes free is offered the errand that has waited longest within reach. A round in which nobody is found ends
/// when an offer would, and the next goes farther.
struct OffersAsTheyCome<Choice: PartnerChoice>: DispatchPolicy {
  private let choice: Choice
  private let rounds: Rounds
  private var trips: SharedTrips
  private var backlog: Backlog
  /// Not looked at yet.
  private var fresh: [Errand] = []

  init(_ choice: Choice, rounds: Rounds, trips: SharedTrips, size: Double) {
    self.choice = choice
    self.rounds = rounds
    self.trips = trips
    backlog = Backlog(rounds, size: size)
  }

  var waiting: Int { fresh.count + backlog.count }
  var nextDecision: Instant? { backlog.nextAlarm }

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
    var proposals: [Proposal] = []
    for partner in fleet.takeNews() { offerWhatWaits(to: partner, at: now, travel, &fleet, &proposals) }
    for errand in takeFresh() {
      if choice.bundles {
        // Kept for a moment at least, so that what was offered together, and comes back together, is so again.
        hold(errand, until: max(now, choice.keptUntil(errand)), travel, &fleet, &proposals)
      } else {
        offerOrKeep(errand, at: now, travel, &fleet, &proposals)
      }
    }
    while var due = backlog.takeDue(by: now) {
      if !due.isHeld { due.errand.round += 1 }
      offerOrKeep(due.errand, at: now, travel, &fleet, &proposals)
    }
    return proposals
  }

  private mutating func takeFresh() -> [Errand] {
    guard !fresh.isEmpty else { return [] }
    defer { fresh.removeAll(keepingCapacity: true) }
    return fresh
  }
}

extension OffersAsTheyCome {
  /// To a partner who comes by: what waits at the restaurant they are on the way to, else what waits longest in reach.
  private mutating func offerWhatWaits(
    to partner: Int, at now: Instant, _ travel: Travel, _ fleet: inout Fleet, _ proposals: inout [Proposal]
  ) {
    guard !backlog.isEmpty, fleet.mayBeAsked(partner) else { return }
    if let fetch = fleet.fetches[partner] {
      for errand in backlog.waiting(at: fetch.restaurant) {
        if join(errand, travel, &fleet, &proposals) { backlog.remove(errand.order) }
      }
    }
    while fleet.mayBeAsked(partner), let errand = longestWait(for: partner, at: now, travel, fleet) {
      backlog.remove(errand.order)
      guard offer(errand, at: now, travel, &fleet, &proposals) else {
        backlog.insert(errand, at: now)
        return
      }
    }
  }

  /// Of those who wait longest only so many are looked at for a partner who is busy: most often none suits, and once the
  /// partner is free all are.
  private func longestWait(for partner: Int, at now: Instant, _ travel: Travel, _ fleet: Fleet) -> Errand? {
    let isFree = fleet.members[partner].whereabouts == .free
    guard isFree || choice.asksBusy else { return nil }
    return backlog.oldest(near: fleet.members[partner].place, lookingAt: isFree ? .max : 16) { errand in
      !errand.refused.contains(partner) && choice.suits(partner, errand, at: now, travel: travel, in: fleet)
    }
  }

  private mutating func hold(
    _ errand: Errand, until: Instant, _ travel: Travel, _ fleet: inout Fleet, _ proposals: inout [Proposal]
  ) {
    if !join(errand, travel, &fleet, &proposals) { backlog.insert(errand, again: until, isHeld: true) }
  }

  private mutating func offerOrKeep(
    _ errand: Errand, at now: Instant, _ travel: Travel, _ fleet: inout Fleet, _ proposals: inout [Proposal]
  ) {
    if !offer(errand, at: now, travel, &fleet, &proposals) { backlog.insert(errand, at: now) }
  }

  private mutating func offer(
    _ errand: Errand, at now: Instant, _ travel: Travel, _ fleet: inout Fleet, _ proposals: inout [Proposal]
  ) -> Bool {
    if join(errand, travel, &fleet, &proposals) { return true }
    let reach = rounds.reach(of: errand.round)
    let partners = choice.partners(for: errand, within: reach, at: now, travel: travel, in: fleet)
    guard !partners.isEmpty else { return false }
    let others = choice.bundles ? backlog.waiting(at: errand.restaurant) : []
    let proposal = trips.bundle(errand, with: others, for: partners, at: now, travel: travel, fleet: fleet)
    for other in proposal.errands.dropFirst() { backlog.remove(other.order) }
    propose(proposal, &fleet, &proposals)
    return true
  }

  private mutating func join(
    _ errand: Errand, _ travel: Travel, _ fleet: inout Fleet, _ proposals: inout [Proposal]
  ) -> Bool {
    guard let proposal = trips.joining(errand, travel: travel, fleet: fleet) else { return false }
    propose(proposal, &fleet, &proposals)
    return true
  }

  private func propose(_ proposal: Proposal, _ fleet: inout Fleet, _ proposals: inout [Proposal]) {
    for partner in proposal.partners { fleet.asked(partner) }
    proposals.append(proposal)
  }
}
