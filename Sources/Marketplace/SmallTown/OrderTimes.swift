public import DiscreteEvents

/// How long each step of an order takes, in minutes.
public struct OrderTimes: Sendable {
  public let payment: Exponential
  public let decision: Exponential
  public let cooking: Gamma
  public let driveToRestaurant: Uniform
  public let driveToCustomer: Uniform
  /// Of a message, from the broker to a subscriber.
  public let delivery: Exponential

  public init() throws(DistributionError) {
    payment = try Exponential(mean: 0.2)
    decision = try Exponential(mean: 1)
    cooking = try Gamma(mean: 15, shape: 2)
    driveToRestaurant = try Uniform(from: 3, to: 9)
    driveToCustomer = try Uniform(from: 6, to: 24)
    delivery = try Exponential(mean: 0.02)
  }
}

/// How likely each step of an order succeeds.
public struct OrderChances: Sendable, Hashable {
  public var payment = 0.97
  public var acceptance = 0.95

  public init() {}
}
