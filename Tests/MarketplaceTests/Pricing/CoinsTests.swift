import Scenario
import Testing

@testable import Marketplace

struct CoinsTests {
  private func coins(_ code: String) throws -> Coins { Coins(of: try #require(Currency(code))) }

  @Test(arguments: [("0.10", "0.02"), ("0.30", "0.05"), ("0.09", "0.01"), ("0.50", "0.08"), ("-0.10", "-0.02")])
  func halfACoinIsRoundedAwayFromZero(amount: String, fifteenPerCent: String) throws {
    #expect(try coins("EUR").part(.percent(15), of: money(amount)) == money(fifteenPerCent))
  }

  @Test(arguments: [("JPY", 999_000, 100_000), ("KWD", 999_000, 99_900), ("EUR", 1_150, 120)])
  func theCoinIsThatOfTheCurrency(code: String, amount: Int64, tenPerCent: Int64) throws {
    #expect(try coins(code).part(.percent(10), of: Money(thousandths: amount)).thousandths == tenPerCent)
  }

  @Test func hugeAmountsAreExact() throws {
    let amount = Money(thousandths: 9_000_000_000_000_010)
    #expect(try coins("EUR").part(.percent(50), of: amount).thousandths == 4_500_000_000_000_010)
  }

  @Test func portionsOfAnAmountLeaveNoCoinOver() throws {
    let coins = try coins("EUR")
    let parts = ["0.01", "3.33", "3.33", "0.02", "3.31"].map { money($0) }
    let whole = money("10.00")
    for cents in Int64(0)...1_000 {
      let amount = Money(thousandths: cents * 10)
      var (reached, given, isFair) = (Money.zero, Money.zero, true)
      for part in parts {
        reached += part
        let upToHere = coins.portion(of: amount, upTo: reached, of: whole)
        isFair = isFair && upToHere - given <= part && upToHere >= given
        given = upToHere
      }
      #expect(isFair && given == amount)
    }
  }
}
