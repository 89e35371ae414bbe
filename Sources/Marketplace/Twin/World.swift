/// Which of two worlds is simulated, that have everything in common but what discounts take off.
///
/// In the other one the services that know of discounts are asked all the same, and take as long: it is the prices alone
/// from which all differences come. Surges stay, as they lower nothing.
public enum World: Int, Sendable, CaseIterable {
  case asDeclared, withoutDiscounts
}
