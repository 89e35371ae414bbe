import DiscreteEvents

/// How long each step of an order takes, in minutes.
struct OrderTimes: Sendable {
  let payment: Exponential
  let decision: Exponential
  let cooking: Gamma
  let driveToRestaurant: Uniform
  let driveToCustomer: Uniform
  /// Of a message, from the broker to a subscriber.
  let delivery: Exponential

  init() throws(DistributionError) {
    payment = try Exponential(mean: 0.2)
    decision = try Exponential(mean: 1)
    cooking = try Gamma(mean: 15, shape: 2)
    driveToRestaurant = try Uniform(from: 3, to: 9)
    driveToCustomer = try Uniform(from: 6, to: 24)
    delivery = try Exponential(mean: 0.02)
  }
}

/// How likely each step of an order succeeds.
struct OrderChances: Sendable, Hashable {
  var payment = 0.97
  var acceptance = 0.95

  init() {}
}
