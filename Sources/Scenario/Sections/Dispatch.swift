public import DiscreteEvents

/// How deliveries are given to partners.
public struct Dispatch: Section {
  public enum Policy: String, CaseIterable, Sendable {
    case nearest, parallelOffers, earliestPickup, batching, bundling
  }

  public var policy = Policy.parallelOffers
  public var window = Timespan.seconds(30)
  public var bundles = Share.percent(12)
  public var bundleSize = 2
  public var bundleDetour = Timespan.minutes(8)
  public var givesUpAfter = Timespan.minutes(45)

  public init() {}

  public static let keys = [
    Key<Self>(
      "policy", \.policy, .choice("a policy"),
      "The nearest who is free; offers to several at once; who can be there first; all of a window together; orders of one restaurant together."
    ),
    Key("window", \.window, .timespan(.second ... .hours(1)), "How long orders are collected, for \"batching\"."),
    Key("bundles", \.bundles, .share(), "Up to what share of orders travels with another. Assumed: 12 %."),
    Key("bundleSize", \.bundleSize, .wholeNumber(1...100), "How many orders travel together at most."),
    Key("bundleDetour", \.bundleDetour, .timespan(.zero ... .hours(2)), "How much later another order may make one."),
    Key(
      "givesUpAfter", \.givesUpAfter, .timespan(.minute ... .days(1)),
      "After what time without a partner an order is cancelled and refunded."),
  ]
}
