import Scenario

/// A scenario's discounts, in its order, by what is done with them.
struct Promotions: Sendable {
  /// All of them, at their places.
  private(set) var all: [Promotion] = []
  /// The places of those that lower prices, which add to each other.
  private(set) var combining: [Int] = []
  /// The places of those that lower prices, of which one at a time is given.
  private(set) var exclusive: [Int] = []
  /// The places of those that raise prices.
  private(set) var surges: [Int] = []
  /// Whether some of them depend on what is in stock.
  private(set) var looksAtStock = false
  /// The places of those that only some customers have.
  private(set) var coupons: [Int] = []
  /// Names of items that some discount has.
  private(set) var tags: [String] = []
  /// Why a discount is given, in words, by number.
  private(set) var reasons: [String] = []

  init(_ discounts: [Discount], segments: [String]) {
    for item in discounts.flatMap(\.items) where !tags.contains(item) { tags.append(item) }
    looksAtStock = discounts.contains { $0.policy == .stockClearing || $0.policy == .predictor }
    for (place, discount) in discounts.enumerated() { add(discount, at: place, segments) }
  }

  private mutating func add(_ discount: Discount, at place: Int, _ segments: [String]) {
    let name = discount.title
    all.append(
      Promotion(discount, policy(of: discount, at: place, name, segments), tags: tags, reason: number(ofReason: name)))
    switch discount.policy {
    case .none: return
    case .surge: surges.append(place)
    default: if discount.combines { combining.append(place) } else { exclusive.append(place) }
    }
  }

  private mutating func policy(
    of discount: Discount, at place: Int, _ name: String, _ segments: [String]
  ) -> PromotionPolicy {
    switch discount.policy {
    case .none: return .none(NoDiscount())
    case .flat: return .flat(Flat())
    case .happyHour: return .happyHour(HappyHour(hours: discount.hours))
    case .stockClearing: return .stockClearing(StockClearing(below: discount.below.fraction))
    case .firstOrder: return .firstOrder(FirstOrder())
    case .targeted: return .targeted(Targeted(discount.segments, among: segments))
    case .coupon:
      coupons.append(place)
      return .coupon(Coupon(place: coupons.count - 1, share: discount.share.fraction))
    case .surge: return .surge(Surge(above: discount.above))
    case .predictor:
      return .predictor(
        Predictor(discount.model, of: place) { number(ofReason: $0.isEmpty ? name : $0) })
    }
  }

  private mutating func number(ofReason text: String) -> Int {
    if let number = reasons.firstIndex(of: text) { return number }
    reasons.append(text)
    return reasons.count - 1
  }

  mutating func addRestaurant(named name: String, template: String) {
    for place in all.indices { all[place].addRestaurant(named: name, template: template) }
  }
}
