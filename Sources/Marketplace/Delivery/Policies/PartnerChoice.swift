import DiscreteEvents

/// Whom to ask for one errand: what differs between policies that offer errands as they come.
protocol PartnerChoice: Sendable {
  /// Those to ask, the one to prefer first: they may be asked, have not refused, and are within reach of the restaurant.
  ///
  /// - Parameter reach: In metres.
  func partners(
    for errand: Errand, within reach: Double, at now: Instant, travel: Travel, in fleet: Fleet
  ) -> [Int]

  /// Whether a partner within reach who has not refused could be asked.
  func suits(_ partner: Int, _ errand: Errand, at now: Instant, travel: Travel, in fleet: Fleet) -> Bool

  /// Whether those who are busy may be asked before their last drop.
  var asksBusy: Bool { get }

  /// Whether what else waits at the restaurant goes with it.
  var bundles: Bool { get }

  /// Until when an errand is kept back for others to go with it, if they do.
  func keptUntil(_ errand: Errand) -> Instant
}

extension PartnerChoice {
  func suits(_ partner: Int, _ errand: Errand, at now: Instant, travel: Travel, in fleet: Fleet) -> Bool {
    fleet.isAvailable(partner)
  }

  var asksBusy: Bool { false }

  var bundles: Bool { false }

  func keptUntil(_ errand: Errand) -> Instant { errand.wanted }
}
