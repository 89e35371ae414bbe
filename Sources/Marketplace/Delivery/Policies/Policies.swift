import Scenario

extension Dispatch {
  /// The policy that the scenario names. A new one is a file and a case here.
  ///
  /// - Parameter city: The length of each side of the city.
  func makePolicy(offers: Partners.Offers, city: Distance) -> any DispatchPolicy {
    let rounds = Rounds(offers)
    let trips = SharedTrips(self)
    let size = city.inMetres
    return switch policy {
    case .nearest:
      OffersAsTheyCome(NearestPartner(), rounds: rounds, trips: trips, size: size)
    case .parallelOffers:
      OffersAsTheyCome(ParallelOffers(toNearest: offers.toNearest), rounds: rounds, trips: trips, size: size)
    case .earliestPickup:
      OffersAsTheyCome(EarliestPickup(), rounds: rounds, trips: trips, size: size)
    case .batching:
      Batching(window: window, rounds: rounds, trips: trips, size: size)
    case .bundling where bundleSize == 1 || bundles == .zero:
      OffersAsTheyCome(ParallelOffers(toNearest: offers.toNearest), rounds: rounds, trips: trips, size: size)
    case .bundling:
      OffersAsTheyCome(
        Bundling(toNearest: offers.toNearest, detour: bundleDetour), rounds: rounds, trips: trips, size: size)
    }
  }
}
