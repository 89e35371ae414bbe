public import DiscreteEvents

/// Who is there and what happens: everything that a run needs to know, read and checked.
///
/// What a file leaves out has the value given here.
///
/// Not for how things run: it knows no clock and no actors.
public struct Scenario: Sendable, Equatable {
  /// What reports call it; `nil` if the file does not say.
  public var name: String?
  /// The seed of all random streams.
  public var seed: UInt64 = 1
  /// How long orders arrive. What is under way then is finished.
  public var duration = Timespan.hour
  public var demand = Demand()
  public var restaurants = Restaurants()
  public var partners = Partners()

  public init() {}

  public struct Demand: Sendable, Equatable {
    /// On average; orders arrive at random, one independent of the other.
    public var ordersPerHour = 60.0
  }

  public struct Restaurants: Sendable, Equatable {
    public var count = 5
  }

  /// Delivery partners: whoever brings the food.
  public struct Partners: Sendable, Equatable {
    public var count = 20
  }
}
