/// How a number is written for people: how many digits, in which grouping, as what.
///
/// The text depends on the number and the format alone, never on locale or C library. The exact value of the `Double`
/// is rounded, so no digit is off by one. A result that rounds to zero has no sign. What is not a number reads "n/a",
/// and infinities read "∞" and "-∞".
///
/// Not for files that programs read: ``JSONText`` writes numbers so that they come back as the same bits.
public struct NumberFormat: Sendable, Hashable {
  private enum Digits: Hashable {
    case places(Int)
    case significant(Int)
  }

  private var digits: Digits
  private var isPercentage = false
  private var separator = ""
  private var ties = TieRule.toEven

  private init(_ digits: Digits) {
    self.digits = digits
  }
}

extension NumberFormat {
  /// Without decimals.
  public static let whole = fixed(0)

  /// As many decimals as asked for, trailing zeros included.
  public static func fixed(_ decimals: Int) -> NumberFormat {
    precondition(decimals >= 0, "a number cannot have \(decimals) decimals")
    return NumberFormat(.places(decimals))
  }

  /// As many digits as asked for, trailing zeros included; in powers of ten below 0.0001 and from 10¹⁵.
  public static func significant(_ digits: Int) -> NumberFormat {
    precondition(digits >= 1, "a number cannot have \(digits) significant digits")
    return NumberFormat(.significant(digits))
  }

  /// A share of one in percent: 0.0525 with one decimal is "5.2%".
  public static func percentage(_ decimals: Int) -> NumberFormat {
    var format = fixed(decimals)
    format.isPercentage = true
    return format
  }

  /// The same, with a mark between thousands.
  public func groupingThousands(by separator: String = ",") -> NumberFormat {
    var format = self
    format.separator = separator
    return format
  }

  public func breakingTies(_ rule: TieRule) -> NumberFormat {
    var format = self
    format.ties = rule
    return format
  }
}

extension NumberFormat {
  public func text(_ value: Double) -> String {
    if let decimal = ExactDecimal(value) { return text(decimal) }
    if value.isNaN { return "n/a" }
    return value < 0 ? "-∞" : "∞"
  }

  public func text(_ value: Int) -> String { text(ExactDecimal(value)) }

  private func text(_ exact: ExactDecimal) -> String {
    let value = isPercentage ? exact.shifted(by: 2) : exact
    let magnitude: String
    let rounded: ExactDecimal
    switch digits {
    case .places(let places):
      rounded = value.rounded(toPlaces: places, ties: ties)
      magnitude = positional(rounded, places: places)
    case .significant(let count):
      rounded = value.rounded(toDigits: count, ties: ties)
      magnitude = significant(rounded, count: count)
    }
    let sign = rounded.isNegative && !rounded.digits.isEmpty ? "-" : ""
    return sign + magnitude + (isPercentage ? "%" : "")
  }

  private func significant(_ value: ExactDecimal, count: Int) -> String {
    if value.digits.isEmpty { return "0" }
    if (-3...15).contains(value.point) { return positional(value, places: max(0, count - value.point)) }
    let mantissa = ExactDecimal(isNegative: false, digits: value.digits, point: 1)
    return positional(mantissa, places: count - 1) + "e\(value.point - 1)"
  }

  private func positional(_ value: ExactDecimal, places: Int) -> String {
    let whole = value.point <= 0 ? "0" : written(value, 0..<value.point)
    let grouped = grouped(whole)
    return places == 0 ? grouped : grouped + "." + written(value, value.point..<(value.point + places))
  }

  /// The digits at these positions; before the first and after the last one stand zeros.
  private func written(_ value: ExactDecimal, _ positions: Range<Int>) -> String {
    String(
      decoding: positions.map { value.digits.indices.contains($0) ? 48 + value.digits[$0] : 48 }, as: UTF8.self)
  }

  private func grouped(_ whole: String) -> String {
    guard !separator.isEmpty, whole.count > 3 else { return whole }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result += separator }
      result.append(digit)
    }
    return result
  }
}
