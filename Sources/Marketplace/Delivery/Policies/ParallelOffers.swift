import DiscreteEvents

/// Several of the nearest who are free are asked at once, and the first to accept has it.
struct ParallelOffers: PartnerChoice {
  let toNearest: Int

  func partners(
    for errand: Errand, within reach: Double, at now: Instant, travel: Travel, in fleet: Fleet
  ) -> [Int] {
    fleet.nearestFree(toNearest, to: errand, within: reach).map(\.number)
  }
}
