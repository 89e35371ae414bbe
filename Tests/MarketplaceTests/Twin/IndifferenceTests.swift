import DiscreteEvents
import Scenario
import Statistics
import Testing

@testable import Marketplace

/// Discounts that nobody cares for change nothing but money.
struct IndifferenceTests {
  /// What is not given back of failed orders would depend on the price; here everything is. The state has less tax where
  /// discounts lower it, which is no loss to those who pay for discounts.
  @Test(arguments: ["afterDiscounts", "beforeDiscounts"], ["platform", "restaurant"])
  func whatNobodyAnswersToIsLostToTheCoin(tax: String, payer: String) throws {
    var scenario = try Worlds.lively(paidBy: payer)
    scenario.pricing.tax = .percent(10)
    scenario.pricing.taxOn = tax == "afterDiscounts" ? .afterDiscounts : .beforeDiscounts
    let effect = try #require(Outcome(simulating: scenario).effect)
    #expect(effect.cost > Money(30) && effect.here.ledger.delivered > 80)
    #expect(effect.incrementalOrders == 0 && effect.incrementalValue == .zero && effect.costPerOrder == nil)
    #expect([OrderEffect.won, .broughtForward, .enlarged, .followed].allSatisfy { effect[$0].orders == 0 })
    #expect(effect.lost.orders == 0 && effect[.givenAway].orders > 50)
    #expect(effect.cannibalised == effect.cost)
    #expect(effect.profitability == -1)
    #expect(effect.gainOfPlatform == (payer == "platform" ? .zero - effect.cost : .zero))
    #expect(effect.gainOfRestaurants == (payer == "restaurant" ? .zero - effect.cost : .zero))
    #expect((payer == "platform" ? effect.profitabilityOfPlatform : effect.profitabilityOfRestaurants) == -1)
    #expect((payer == "platform" ? effect.profitabilityOfRestaurants : effect.profitabilityOfPlatform) == nil)
    #expect(effect.gainOfPartners == .zero && effect.others.later.mean ?? 0 == 0)
    let lessTax = effect.twin.ledger.tax - effect.here.ledger.tax
    #expect((lessTax > .zero) == (tax == "afterDiscounts"))
    #expect(effect.twin.ledger.earned - effect.here.ledger.earned == effect.cost + lessTax)
  }

  /// Every line of the record, but for those that tell of discounts alone, and amounts struck out.
  @Test(arguments: UInt64(1)...3)
  func theTwoWorldsAreLineForLineTheSameButForMoney(seed: UInt64) throws {
    let worlds = try Worlds(Worlds.lively(seed: seed))
    let (here, twin) = (Self.lines(of: worlds.here), Self.lines(of: worlds.twin))
    #expect(here.count > 3_000 && here.count == twin.count)
    let apart = zip(here, twin).first { $0 != $1 }
    #expect(apart == nil)
    // They are not the same world: some pay less, and the predictor is asked in both.
    #expect(worlds.effect.cost > .zero && worlds.here.story?.digest != worlds.twin.story?.digest)
    #expect(here.contains { $0.contains(" predicted ") } && worlds.slips.map(\.paid) != worlds.twinSlips.map(\.paid))
  }

  private static func lines(of outcome: Outcome) -> [String] {
    (outcome.story?.happenings ?? []).filter { $0.kind != .discounted }.map { line in
      let detail =
        switch line.detail {
        case .money: "#"
        case .text(let text), .words(let text, from: _): text.replacing(/[0-9,]+\.[0-9]{2}\b/, with: "#")
        default: "\(line.detail)"
        }
      return "\(line.at) \(line.kind) \(line.who.role) \(line.who.number) \(line.order) \(detail)"
    }
  }
}
