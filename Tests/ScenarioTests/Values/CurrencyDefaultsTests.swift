import Testing

@testable import Scenario

struct CurrencyDefaultsTests {
  /// Half a yen is none; what is nearest is written.
  @Test func assumedAmountsAreWholeCoins() throws {
    let yen = try read(#"{ "currency": "JPY" }"#).scenario
    #expect(yen.pricing.deliveryFee.perKilometre == Money(1))
    #expect(yen.pricing.deliveryFee.base == Money(2))
    #expect(yen.partners.pay.perOrder == Money(4))
    #expect(yen.partners.pay.perKilometre == Money(1))
    let dinar = try read(#"{ "currency": "KWD" }"#).scenario
    #expect(dinar.pricing == Scenario().pricing && dinar.partners == Scenario().partners)
  }

  @Test func whatIsWrittenInCoinsStaysAsItIs() throws {
    let text = #"{ "currency": "JPY", "pricing": { "deliveryFee": { "perKilometre": "60" } } }"#
    #expect(try read(text).scenario.pricing.deliveryFee.perKilometre == Money(60))
  }
}
