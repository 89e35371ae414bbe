import Scenario

/// What became of a try to use the discounts of a quote.
enum Taking: Sendable, Equatable {
  case whole
  /// Nothing was used, since a discount does not suffice any more: the first one of the quote, by its place among the
  /// scenario's.
  case exhausted(discount: Int)
}

extension Pricer {
  /// Uses the discounts of a quote when the order is placed: all of them, or none.
  ///
  /// What others have used since the quote counts. If it is refused, a new quote leaves out what is exhausted.
  func take(_ quote: Quote, by customer: Int) -> Taking {
    for applied in quote.discounts where !budgets.covers(applied.discount, costing: applied.amount, for: customer) {
      return .exhausted(discount: applied.discount)
    }
    for applied in quote.discounts { budgets.use(applied.discount, costing: applied.amount, by: customer) }
    return .whole
  }

  /// Gives back what a cancelled or rejected order has used. Once for each quote that was taken whole.
  func giveBack(_ quote: Quote, by customer: Int) {
    for applied in quote.discounts { budgets.giveBack(applied.discount, costing: applied.amount, by: customer) }
  }

  /// Forgets what somebody has used who will not come again, and has no order that may be given back.
  func forget(customer: Int) { budgets.forget(customer) }
}
