import Scenario
import Statistics

extension DiscountEffect {
  /// In the measure's unit; nil if there was nothing to measure.
  func value(of statistic: Measure.Statistic) -> Double? {
    switch statistic {
    case .cost: units(cost)
    case .won: Double(self[.won].orders)
    case .enlarged: Double(self[.enlarged].orders)
    case .broughtForward: Double(self[.broughtForward].orders)
    case .givenAway: Double(self[.givenAway].orders)
    case .lost: Double(lost.orders)
    case .incremental: Double(incrementalOrders)
    case .items: units(incrementalValue)
    case .costPerOrder: costPerOrder.map(units)
    case .cannibalised: units(cannibalised)
    case .return: profitability
    case .othersLater: others.later.mean
    default: nil
    }
  }

  private func units(_ amount: Money) -> Double { Double(amount.thousandths) / 1_000 }
}
