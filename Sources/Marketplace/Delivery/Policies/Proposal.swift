/// What is offered to whom: the first of the partners to accept has it.
struct Proposal: Sendable, Hashable {
  /// One, or several that travel together.
  var errands: [Errand]
  /// The one to ask first stands first; all may be asked at once.
  var partners: [Int]
  /// Orders in the order in which their doors are visited, with those the partner is fetching already.
  var visits: [Int]
  /// Whether it is added to what the partner is fetching already. It stands until the partner leaves the restaurant.
  var joins = false
  /// How many orders travel with another if it is accepted, that did not before.
  var together = 0
}

extension Proposal {
  /// What waits again when nobody has accepted. Whom it could have joined was no round: those who are free were not asked.
  func errandsAgain(refusedBy refusing: [Int]) -> [Errand] {
    errands.map { errand in
      var errand = errand
      if joins { errand.mayJoin = false } else { errand.round += 1 }
      for partner in refusing where partners.contains(partner) && !errand.refused.contains(partner) {
        errand.refused.append(partner)
      }
      return errand
    }
  }
}
