import Scenario

/// What discounts may still cost and how often they may still be used.
///
/// A discount is given whole or not at all, so that what was left of a budget is never more than the last one too many.
/// Nothing is ever overspent: what is taken was checked in the same call.
struct Budgets: Sendable {
  private struct Account: Sendable {
    var left: Money
    var uses: Int
    let usesEach: Int
    /// How often a customer has used it, where that is limited.
    var usesByCustomer: [Int: Int] = [:]

    func covers(_ amount: Money, for customer: Int) -> Bool {
      amount <= left && uses > 0 && (usesEach == .max || usesByCustomer[customer, default: 0] < usesEach)
    }

    mutating func use(_ times: Int, costing amount: Money, by customer: Int) {
      left = Money(thousandths: left.thousandths - amount.thousandths * Int64(times))
      uses -= times
      guard usesEach < .max else { return }
      let used = usesByCustomer[customer, default: 0] + times
      precondition(used >= 0, "customer \(customer) gives back what was not taken")
      usesByCustomer[customer] = used == 0 ? nil : used
    }
  }

  /// By their places among the scenario's discounts.
  private var accounts: [Account]

  init(_ discounts: [Discount]) {
    accounts = discounts.map {
      Account(left: $0.budget ?? Self.unlimited, uses: $0.uses ?? Self.often, usesEach: $0.usesEach ?? .max)
    }
  }

  /// Far more than is ever spent, and far enough from where numbers end.
  private static let unlimited = Money(thousandths: .max / 2)
  private static let often = Int.max / 2

  func covers(_ discount: Int, costing amount: Money, for customer: Int) -> Bool {
    accounts[discount].covers(amount, for: customer)
  }

  /// What is left of a discount's budget; nil if it has none.
  func left(of discount: Int) -> Money? {
    let left = accounts[discount].left
    return left.thousandths > Self.unlimited.thousandths / 2 ? nil : left
  }

  mutating func use(_ discount: Int, costing amount: Money, by customer: Int) {
    precondition(
      covers(discount, costing: amount, for: customer), "discount \(discount) does not cover \(amount.text())")
    accounts[discount].use(1, costing: amount, by: customer)
  }

  mutating func giveBack(_ discount: Int, costing amount: Money, by customer: Int) {
    accounts[discount].use(-1, costing: amount, by: customer)
  }

  /// Forgets what somebody has used who will not come again.
  mutating func forget(_ customer: Int) {
    for place in accounts.indices where accounts[place].usesEach < .max {
      accounts[place].usesByCustomer[customer] = nil
    }
  }
}
