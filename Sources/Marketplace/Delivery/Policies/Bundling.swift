import DiscreteEvents

/// Orders of one restaurant whose food is ready at about the same time are offered together, to several of the nearest.
///
/// An order is kept back until its food is the detour's length from being ready: those that come meanwhile may go with it,
/// and a partner who is asked then comes in time. One that is wanted later than that waits for nobody.
struct Bundling: PartnerChoice {
  let toNearest: Int
  let detour: Timespan

  var bundles: Bool { true }

  func keptUntil(_ errand: Errand) -> Instant { errand.ready - detour }

  func partners(
    for errand: Errand, within reach: Double, at now: Instant, travel: Travel, in fleet: Fleet
  ) -> [Int] {
    fleet.nearestFree(toNearest, to: errand, within: reach).map(\.number)
  }
}
