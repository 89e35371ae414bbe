import Scenario

// What must always hold of two worlds laid beside each other.
extension DiscountEffect {
  /// - Parameter isSettled: Whether nothing was under way at the end, so that the ledgers have all of it.
  func check(isSettled: Bool) throws {
    func ask(_ holds: Bool, _ sentence: @autoclosure () -> String) throws {
      if !holds { throw BrokenInvariant.twinDoesNotAdd(sentence()) }
    }
    let all = OrderEffect.allCases.reduce(0) { $0 + self[$1].orders }
    try ask(all == here.placed, "\(all) orders of \(here.placed) were laid beside the twin")
    let paired = all - self[.won].orders - self[.followed].orders
    try ask(paired + lost.orders == twin.placed, "\(paired) and \(lost.orders) lost are not \(twin.placed) of the twin")
    let costs = OrderEffect.allCases.reduce(Money.zero) { $0 + self[$1].cost }
    try ask(costs == cost && cannibalised <= cost, "\(costs.text()) by effect, \(cost.text()) by payer")
    let parts = parts.reduce(Money.zero) { $0 + $1.cost }
    try ask(parts == cost, "\(parts.text()) by discount, \(cost.text()) by payer")
    try ask(twin.ledger.discounts == .zero, "the twin has discounts of \(twin.ledger.discounts.text())")
    guard isSettled else { return }
    let value = OrderEffect.allCases.reduce(Money.zero) { $0 + self[$1].value }
    try ask(value == here.ledger.gmv, "items of \(value.text()), in the ledger \(here.ledger.gmv.text())")
    let sold = OrderEffect.allCases.reduce(lost.value) { $0 + self[$1].valueInTwin }
    try ask(sold == twin.ledger.gmv, "items of the twin of \(sold.text()), in its ledger \(twin.ledger.gmv.text())")
    try ask(
      costByPlatform == here.ledger.discountsByPlatform && costByRestaurants == here.ledger.discountsByRestaurants,
      "discounts of \(cost.text()), in the ledger \(here.ledger.discounts.text())")
  }
}
