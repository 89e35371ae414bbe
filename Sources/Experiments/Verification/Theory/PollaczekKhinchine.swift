/// M/G/1: Poisson arrivals, one server, first come first served, any law of service.
///
/// The mean wait depends on the service time's mean and variance alone (Pollaczek 1930, Khinchine 1932).
struct PollaczekKhinchine {
  let arrivalRate: Double
  let meanService: Double
  /// Variance of the service time over its squared mean: 0 for a constant, 1 for an exponential.
  let squaredVariation: Double

  private var utilisation: Double { arrivalRate * meanService }

  var meanWait: Double { utilisation * meanService * (1 + squaredVariation) / (2 * (1 - utilisation)) }
}
