/// What discounts have to do with an order that was placed where they are given. Each is exactly one of these.
public enum OrderEffect: Int, Sendable, CaseIterable {
  /// With a discount; without discounts whoever placed it orders neither now nor, instead of it, later.
  case won
  /// With a discount; without discounts the same person orders later, in a visit in which they do not order here.
  case broughtForward
  /// With a discount; without discounts the same visit brings an order of a smaller value.
  case enlarged
  /// With a discount; without discounts the same visit brings an order of as much value, or more.
  case givenAway
  /// Without a discount, in both worlds.
  case inBoth
  /// Without a discount; without discounts it is not placed: of somebody who was won before and comes again, or whom
  /// others have left a place.
  case followed

  /// Whether a discount was given for it.
  public var isDiscounted: Bool { self != .inBoth && self != .followed }
}
