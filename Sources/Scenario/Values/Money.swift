/// A currency by its code, and how many decimal places its amounts have.
public struct Currency: Sendable, Hashable {
  /// As ISO 4217 has it: "INR".
  public let code: String
  /// Two for most; none for the yen, three for the dinars.
  public let places: Int

  public init?(_ code: String) {
    guard code.count == 3, code.allSatisfy({ $0.isASCII && $0.isUppercase }) else { return nil }
    self.code = code
    places =
      if Self.withoutPlaces.contains(code) { 0 } else if Self.withThreePlaces.contains(code) { 3 } else { 2 }
  }

  private init(code: String, places: Int) {
    self.code = code
    self.places = places
  }

  public static let euro = Currency(code: "EUR", places: 2)

  private static let withoutPlaces = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
  ]
  private static let withThreePlaces = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]

  /// The smallest coin.
  public var coin: Money { Money(thousandths: [1_000, 100, 10, 1][places]) }
}

/// An amount in the scenario's currency, in thousandths of its unit, whatever the currency's smallest coin is.
public struct Money: Sendable, Hashable, Comparable {
  public var thousandths: Int64

  public init(thousandths: Int64) { self.thousandths = thousandths }
  public init(_ units: Int64) { thousandths = units * 1_000 }

  public static let zero = Money(0)

  /// Reads "280.00", or with the currency behind it: "280.00 INR". Nil if it is none, is in another currency, or has parts
  /// of a coin.
  public init?(_ text: String, in currency: Currency) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 1 || (parts.count == 2 && parts[1] == currency.code) else { return nil }
    guard let thousandths = ExactNumber(String(parts[0]))?.count(ofUnit: 1_000),
      thousandths % currency.coin.thousandths == 0
    else { return nil }
    self.init(thousandths: thousandths)
  }

  /// The nearest amount of whole coins; of two, the one farther from zero.
  func rounded(to coin: Money) -> Money {
    let coins = Double(thousandths) / Double(coin.thousandths)
    return Money(thousandths: Int64(coins.rounded()) * coin.thousandths)
  }

  /// With the decimal places of the currency, and without its code.
  public func text(places: Int = 2) -> String {
    let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1_000)
    let digits = String(String(1_000 + rest).dropFirst())
    let kept = digits.prefix(max(places, digits.reversed().drop { $0 == "0" }.count))
    return (thousandths < 0 ? "-" : "") + "\(whole)" + (kept.isEmpty ? "" : ".\(kept)")
  }

  public static func < (left: Money, right: Money) -> Bool { left.thousandths < right.thousandths }
}
