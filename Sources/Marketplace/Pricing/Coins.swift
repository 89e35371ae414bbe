import Scenario

/// Rounds amounts to the smallest coin of a currency: to the nearest, and half a coin away from zero.
struct Coins: Sendable {
  /// Thousandths of the currency's unit.
  private let coin: Int64

  init(of currency: Currency) { coin = currency.coin.thousandths }

  /// How many it takes.
  func count(_ amount: Money) -> Double { Double(amount.thousandths) / Double(coin) }

  func areWhole(_ amount: Money) -> Bool { amount.thousandths % coin == 0 }

  /// A part of an amount. Exact before it is rounded.
  func part(_ share: Share, of amount: Money) -> Money {
    let coins = Self.product(amount.thousandths, share.count, over: Share.all.count * coin)
    return Money(thousandths: coins * coin)
  }

  /// A price for each `unit`, for `count` of the same small units. Exact before it is rounded.
  func price(_ price: Money, per unit: Int64, for count: Int64) -> Money {
    Money(thousandths: Self.product(price.thousandths, count, over: unit * coin) * coin)
  }

  /// What falls to a part of a whole if an amount of whole coins is shared out over it; all of it to the whole.
  ///
  /// Differences between growing parts share the amount out without a coin over, and give no part more than its own if the
  /// amount is no more than the whole.
  func portion(of amount: Money, upTo part: Money, of whole: Money) -> Money {
    let coins = Self.product(amount.thousandths / coin, part.thousandths, over: whole.thousandths)
    return Money(thousandths: coins * coin)
  }

  /// a · b / c to the nearest whole number, half away from zero, for a positive c.
  private static func product(_ a: Int64, _ b: Int64, over c: Int64) -> Int64 {
    let (product, overflows) = a.multipliedReportingOverflow(by: b)
    guard !overflows else { return Int64(rounded(Int128(a) * Int128(b), over: Int128(c))) }
    return rounded(product, over: c)
  }

  private static func rounded<Number: SignedInteger & FixedWidthInteger>(_ number: Number, over c: Number) -> Number {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: c)
    guard rest.magnitude >= c.magnitude - rest.magnitude else { return quotient }
    return number < 0 ? quotient - 1 : quotient + 1
  }
}
