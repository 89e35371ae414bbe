import Scenario

/// What a basket costs, and why.
///
/// ``total`` is ``subtotal`` - ``discount`` + ``surge`` + ``tax`` + ``platformFee`` + ``deliveryFee``, to the coin. A quote
/// promises nothing: budgets are used by ``Pricer/take(_:by:)``.
struct Quote: Sendable {
  /// A line of the basket, at the same place.
  struct Line: Sendable {
    let amount: Money
    /// What is left of it.
    fileprivate(set) var discounted: Money
  }

  /// A discount that lowers the order.
  struct Applied: Sendable, Equatable {
    /// Its place among the scenario's discounts.
    let discount: Int
    let amount: Money
    let payer: Discount.Payer
    /// For ``Pricer/reason(_:)``. A predictor's is that of the line that it lowers most.
    let reason: Int
    /// How sure a predictor was; 1 for all others.
    let confidence: Double
  }

  private(set) var lines: [Line]
  private(set) var discounts: [Applied] = []
  /// What predictors said of each line, whether or not it was followed.
  var predictions: [Prediction] = []
  /// The items before discounts.
  let subtotal: Money
  private(set) var discount = Money.zero
  /// Not taxed, as fees are not.
  var surge = Money.zero
  var tax = Money.zero
  var platformFee = Money.zero
  var deliveryFee = Money.zero
  /// What the tax would be without discounts.
  var undiscountedTax = Money.zero

  init(_ basket: Basket) {
    var subtotal = Money.zero
    lines = basket.lines.map { line in
      let amount = line.price * line.quantity
      subtotal += amount
      return Line(amount: amount, discounted: amount)
    }
    self.subtotal = subtotal
  }
}

extension Quote {
  /// The items after discounts.
  var discounted: Money { subtotal - discount }
  var total: Money { discounted + surge + tax + platformFee + deliveryFee }
  /// What the same would cost without discounts; a surge stays.
  var undiscountedTotal: Money { total + saved }
  var saved: Money { discount + undiscountedTax - tax }

  /// What those lower the order by for whom a payer pays.
  func discount(paidBy payer: Discount.Payer) -> Money {
    var sum = Money.zero
    for applied in discounts where applied.payer == payer { sum += applied.amount }
    return sum
  }

  mutating func lower(line: Int, by amount: Money) {
    lines[line].discounted -= amount
  }

  /// Notes a discount whose lines have been lowered.
  mutating func add(_ applied: Applied) {
    discounts.append(applied)
    discount += applied.amount
  }
}
