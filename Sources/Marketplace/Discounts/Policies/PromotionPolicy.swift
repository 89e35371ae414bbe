import Scenario

/// To whom, when and to which items a discount applies.
///
/// A policy is a file with a type that conforms, and a case of ``PromotionPolicy``. What all have in common (restaurants,
/// items, budgets, who pays) is not its concern.
protocol Condition: Sendable {
  func holds(for basket: Basket) -> Bool
  func holds(for line: Basket.Line) -> Bool
}

extension Condition {
  func holds(for basket: Basket) -> Bool { true }
  func holds(for line: Basket.Line) -> Bool { true }
}

/// One of the policies there are. An enumeration, since orders are quoted too often for boxes.
enum PromotionPolicy: Sendable {
  case none(NoDiscount)
  case flat(Flat)
  case happyHour(HappyHour)
  case stockClearing(StockClearing)
  case firstOrder(FirstOrder)
  case targeted(Targeted)
  case coupon(Coupon)
  case surge(Surge)
  case predictor(Predictor)

  func holds(for basket: Basket) -> Bool {
    switch self {
    case .none(let policy): policy.holds(for: basket)
    case .flat(let policy): policy.holds(for: basket)
    case .happyHour(let policy): policy.holds(for: basket)
    case .stockClearing(let policy): policy.holds(for: basket)
    case .firstOrder(let policy): policy.holds(for: basket)
    case .targeted(let policy): policy.holds(for: basket)
    case .coupon(let policy): policy.holds(for: basket)
    case .surge(let policy): policy.holds(for: basket)
    case .predictor(let policy): policy.holds(for: basket)
    }
  }

  func holds(for line: Basket.Line) -> Bool {
    switch self {
    case .stockClearing(let policy): policy.holds(for: line)
    case .none, .flat, .happyHour, .firstOrder, .targeted, .coupon, .surge, .predictor: true
    }
  }
}
