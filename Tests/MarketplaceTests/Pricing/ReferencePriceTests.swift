import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// The figures of the reference documents.
struct ReferencePriceTests {
  private static let dinner = """
    { "name": "Dine-in", "currency": "INR", "start": "2025-10-22T19:00", "duration": "1h",
      "pricing": { "tax": "18%" },
      "discounts": [ { "policy": "predictor", "paidBy": "restaurant", "model": { "kind": "trees", "highest": "15%",
        "trees": [ { "nodes": [
          { "feature": "inventory_level", "below": 0.3, "yes": 1, "no": 2 },
          { "percentage": "15%", "confidence": 0.78, "reason": "Low inventory - clearing stock" },
          { "feature": "inventory_level", "below": 0.5, "yes": 3, "no": 4 },
          { "percentage": "0%", "confidence": 0.92, "reason": "Peak dinner hour" },
          { "percentage": "0%", "confidence": 0.85, "reason": "Peak demand" } ] } ] } } ] }
    """

  private func dinnerPricer() throws -> Pricer {
    Pricer(try Scenario.read(ScenarioFile(path: "dine-in.json", bytes: Array(Self.dinner.utf8))).scenario)
  }

  private func dinnerBasket() throws -> Basket {
    basket(line(280, 2, stock: 0.45), line(250, stock: 0.28), line(50, 3, stock: 0.62)) {
      ($0.distance, $0.promisedMinutes) = (nil, 30)
    }
  }

  @Test func theWalkthroughsDinnerCostsWhatTheDocumentSays() throws {
    let quote = try dinnerPricer().quote(dinnerBasket())
    #expect(quote.lines.map { $0.amount.text() } == ["560.00", "250.00", "150.00"])
    #expect(quote.lines.map { $0.discounted.text() } == ["560.00", "212.50", "150.00"])
    #expect(quote.subtotal.text() == "960.00")
    #expect(quote.undiscountedTax.text() == "172.80")
    #expect(quote.undiscountedTotal.text() == "1132.80")
    #expect(quote.discounted.text() == "922.50")
    #expect(quote.tax.text() == "166.05")
    #expect(quote.total.text() == "1088.55")
    #expect(quote.saved.text() == "44.25")
    #expect(quote.total == quote.sumOfParts)
  }

  @Test func theWalkthroughsPredictorSaysWhyAndHowSureItIs() throws {
    let pricer = try dinnerPricer()
    let quote = pricer.quote(try dinnerBasket())
    #expect(quote.predictions.map(\.answer.percentage) == [.zero, .percent(15), .zero])
    #expect(quote.predictions.map(\.answer.confidence) == [0.92, 0.78, 0.85])
    #expect(
      quote.predictions.map { pricer.reason($0.answer.reason) } == [
        "Peak dinner hour", "Low inventory - clearing stock", "Peak demand",
      ])
    let applied = try #require(quote.discounts.first)
    #expect(quote.discounts.count == 1 && applied.amount.text() == "37.50")
    #expect(applied.payer == .restaurant && applied.confidence == 0.78)
    #expect(pricer.reason(applied.reason) == "Low inventory - clearing stock")
  }

  @Test func withoutThePredictorsServiceTheDinnerHasNoDiscount() throws {
    let quote = try dinnerPricer().quote(dinnerBasket(), .withoutPredictor)
    #expect(quote.total.text() == "1132.80" && quote.saved == .zero && quote.predictions.isEmpty)
  }

  @Test func theDeliveryPlatformTaxesWhatItemsCostBeforeDiscounts() throws {
    let promotion = discount(.flat) { ($0.amount, $0.minimumBasket) = (Money(50), Money(500)) }
    let pricer = pricer([promotion]) {
      ($0.pricing.tax, $0.pricing.taxOn) = (.percent(5), .beforeDiscounts)
      $0.pricing.deliveryFee.base = Money(30)
    }
    let quote = pricer.quote(basket(line(350), line(75, 2)))
    #expect(
      [quote.subtotal, quote.discount, quote.tax, quote.deliveryFee] == [Money(500), Money(50), Money(25), Money(30)])
    #expect(quote.total == Money(505))
    #expect(quote.saved == Money(50))
  }
}
