/// A quantity with a unit, counted in whole smallest units, so that nothing is rounded: "4.5km", "18km/h", "150g".
public protocol UnitQuantity: Sendable, Hashable, Comparable {
  /// "a distance"
  static var noun: String { get }
  /// The one to prefer last.
  static var units: [QuantityUnit] { get }

  /// How many of the smallest units.
  var count: Int64 { get }
  init(count: Int64)
}

/// A unit as it is written, and how many of the quantity's smallest units it has.
public struct QuantityUnit: Sendable, Hashable {
  public let symbol: String
  public let size: Int64
  /// How people also write it: "miles" is none of them, "kilometres" is one.
  let synonyms: [String]

  init(_ symbol: String, _ size: Int64, also synonyms: [String] = []) {
    self.symbol = symbol
    self.size = size
    self.synonyms = synonyms
  }
}

extension UnitQuantity {
  public static var zero: Self { Self(count: 0) }
  public static func < (left: Self, right: Self) -> Bool { left.count < right.count }

  /// Reads a number and a unit, without a blank between them; nil if it is none or comes to a part of the smallest unit.
  public init?(_ text: String) {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    guard let unit = Self.units.first(where: { $0.symbol == text.dropFirst(number.count) }),
      let count = ExactNumber(String(number))?.count(ofUnit: unit.size)
    else { return nil }
    self.init(count: count)
  }

  /// In the last unit of which there is at least one, if that is exact.
  public var description: String {
    let texts = Self.units.map { (unit: $0, text: ExactNumber.text(of: count, inUnitsOf: $0.size) + $0.symbol) }
    let exact = texts.filter { Self($0.text) == self }
    let best = exact.last { $0.unit.size.magnitude <= count.magnitude } ?? exact.first
    return best?.text ?? "\(count)"
  }

  /// The same with a blank too many, or with the unit written out, as the language writes it.
  static func corrected(_ text: String) -> Self? {
    let bare = text.filter { $0 != " " }
    let number = bare.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    let word = bare.dropFirst(number.count).lowercased()
    guard let unit = Self.units.first(where: { $0.symbol.lowercased() == word || $0.synonyms.contains(word) })
    else { return nil }
    return Self(String(number) + unit.symbol)
  }
}

/// A decimal number as it was written, without the rounding of a double.
struct ExactNumber {
  private let digits: Int64
  /// How many of the digits stand behind the point.
  private let places: Int

  /// Reads a number as JSON writes it, which may have an exponent.
  init?(json text: String) {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard let number = ExactNumber(String(parts[0])) else { return nil }
    guard parts.count == 2 else {
      self = number
      return
    }
    guard let exponent = Int(parts[1]), (-18...18).contains(exponent) else { return nil }
    var (digits, places) = (number.digits, number.places - exponent)
    while places < 0 {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      (digits, places) = (product, places + 1)
    }
    self.init(digits: digits, places: places)
  }

  private init(digits: Int64, places: Int) {
    self.digits = digits
    self.places = places
  }

  /// Reads digits with at most one point.
  init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let hasDigits = parts.allSatisfy { part in part.contains { $0.isNumber } }
    guard hasDigits, var digits = Int64(parts.joined()) else { return nil }
    var places = parts.count == 2 ? parts[1].count : 0
    guard parts.count == 1 || parts[1].allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    while places > 0, digits % 10 == 0 {
      digits /= 10
      places -= 1
    }
    self.digits = digits
    self.places = places
  }

  /// How many smallest units that many units come to; nil if they are not whole, or too many.
  func count(ofUnit size: Int64) -> Int64? {
    var divisor: Int64 = 1
    for _ in 0..<places {
      let (product, overflow) = divisor.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      divisor = product
    }
    let (quotient, remainder) = (Int128(digits) * Int128(size)).quotientAndRemainder(dividingBy: Int128(divisor))
    return remainder == 0 ? Int64(exactly: quotient) : nil
  }

  /// A count of smallest units as a decimal number of larger ones.
  static func text(of count: Int64, inUnitsOf size: Int64) -> String {
    let (whole, rest) = count.magnitude.quotientAndRemainder(dividingBy: size.magnitude)
    var fraction = ""
    var remainder = UInt128(rest)
    while remainder > 0, fraction.count < 18 {
      remainder *= 10
      fraction += String(remainder / UInt128(size))
      remainder %= UInt128(size)
    }
    return (count < 0 ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
