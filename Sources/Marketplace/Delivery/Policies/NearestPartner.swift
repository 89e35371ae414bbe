import DiscreteEvents

/// The nearest who is free is asked; after a no, the next.
struct NearestPartner: PartnerChoice {
  func partners(
    for errand: Errand, within reach: Double, at now: Instant, travel: Travel, in fleet: Fleet
  ) -> [Int] {
    fleet.nearestFree(1, to: errand, within: reach).map(\.number)
  }
}
