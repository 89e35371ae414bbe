import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Who pays for a discount is none of the customers' concern.
struct PayerTests {
  @Test(arguments: [#"{ "price": 2, "basket": 1 }"#, #"{ "price": 0, "basket": 0 }"#])
  func exactlyTheCostMovesBetweenTheSameTwoAccounts(response: String) throws {
    let (one, other) = (
      try Worlds(Worlds.lively(response: response, paidBy: "platform", seed: 5)),
      try Worlds(Worlds.lively(response: response, paidBy: "restaurant", seed: 5))
    )
    #expect(one.slips.count > 100 && one.slips.map(\.paid) == other.slips.map(\.paid))
    #expect(one.slips.map(\.status) == other.slips.map(\.status))
    let (first, second, cost) = (one.here.ledger, other.here.ledger, one.effect.cost)
    #expect(cost > Money(30) && one.effect.costByPlatform == cost && one.effect.costByRestaurants == .zero)
    #expect(other.effect.costByRestaurants == cost && other.effect.costByPlatform == .zero)
    #expect(second.platform - first.platform == cost && first.restaurants - second.restaurants == cost)
    #expect(Self.others(first) == Self.others(second))
    // The twins are one and the same.
    #expect(one.twin.story?.digest == other.twin.story?.digest)
    #expect(one.twin.ledger.platform == other.twin.ledger.platform)
    #expect(one.effect.gain == other.effect.gain && one.effect.profitability == other.effect.profitability)
  }

  private static func others(_ ledger: Ledger) -> [Money] {
    [
      ledger.taken, ledger.refunded, ledger.kept, ledger.earned, ledger.cash, ledger.gmv, ledger.tax, ledger.fees,
      ledger.foodCost, ledger.partners, ledger.surges, ledger.discounts,
    ]
  }
}
