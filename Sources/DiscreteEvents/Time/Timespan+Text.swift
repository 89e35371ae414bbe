extension Timespan: CustomStringConvertible {
  /// Days, hours and minutes as far as there are any, then the rest as one decimal number: in seconds, or, when the
  /// whole is shorter than a second, in milliseconds or microseconds. `2d`, `1h30m`, `1m0.25s`, `1.5ms`, `0s`.
  ///
  /// Nothing is rounded: ``init(_:)`` reads every valid timespan back as it was.
  public var description: String {
    guard isValid else { return "invalid" }
    var rest = ticks.magnitude
    var text = isNegative ? "-" : ""
    for unit in [TimeUnit.day, .hour, .minute] {
      let (count, remainder) = rest.quotientAndRemainder(dividingBy: unit.ticks.magnitude)
      if count > 0 { text += "\(count)\(unit.symbol)" }
      rest = remainder
    }
    return rest > 0 || ticks == 0 ? text + decimal(rest) : text
  }

  private func decimal(_ rest: UInt64) -> String {
    let unit: TimeUnit =
      if ticks == 0 || ticks.magnitude >= 1_000_000 { .second } else if rest >= 1_000 { .millisecond } else {
        .microsecond
      }
    let (whole, fraction) = rest.quotientAndRemainder(dividingBy: unit.ticks.magnitude)
    guard fraction > 0 else { return "\(whole)\(unit.symbol)" }
    var digits = padded(fraction, unit == .second ? 6 : 3)
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)\(unit.symbol)"
  }
}

extension Timespan {
  /// Reads a timespan: `"1h30m"`, `"250ms"`, `"1.5h"`, `"90s"`, `"2d"`, `"100us"`, `"1w"`, `"-5m"`.
  ///
  /// One or more numbers, each with a unit of w, d, h, m, s, ms, us (or µs), from the largest to the smallest, spaces
  /// between them allowed. Only the last may have a decimal point. The time must come to whole microseconds: nothing
  /// is rounded.
  public init(_ text: String) throws(TimeTextError) {
    var scanner = TextScanner(text)
    let isNegative = scanner.skip("-")
    var magnitude: Int64 = 0
    var parts = SpanParts()
    repeat {
      let start = scanner.position
      let part = try parts.next(&scanner)
      let (sum, overflow) = magnitude.addingReportingOverflow(part)
      if overflow { throw scanner.problem(.withinRange, at: start) }
      magnitude = sum
    } while !scanner.isAtEnd
    self.init(ticks: isNegative ? -magnitude : magnitude)
  }
}

/// The rules that hold between the parts of a timespan's text.
private struct SpanParts {
  var previous: TimeUnit?

  mutating func next(_ scanner: inout TextScanner) throws(TimeTextError) -> Int64 {
    let start = scanner.position
    let number = try DecimalNumber(&scanner)
    scanner.skipSpaces()
    let unit = try unit(&scanner)
    let ticks = try number.ticks(in: unit, scanner, start)
    previous = unit
    let end = scanner.position
    if number.hasFraction { try scanner.checkEnd() }
    scanner.skipSpaces()
    if scanner.isAtEnd && scanner.position > end { throw scanner.problem(.end, at: end) }
    return ticks
  }

  private func unit(_ scanner: inout TextScanner) throws(TimeTextError) -> TimeUnit {
    let start = scanner.position
    let symbol = String(scanner.takeAll { $0.isLetter })
    guard let unit = TimeUnit(symbol: symbol) else { throw scanner.problem(.unit, at: start) }
    if let previous, unit.ticks >= previous.ticks {
      throw scanner.problem(.unitSmallerThan(previous.symbol), at: start)
    }
    return unit
  }
}

/// Digits with at most one decimal point, kept as they were written.
private struct DecimalNumber {
  let whole: ArraySlice<Character>
  let fraction: ArraySlice<Character>

  var hasFraction: Bool { !fraction.isEmpty }

  init(_ scanner: inout TextScanner) throws(TimeTextError) {
    whole = scanner.takeAll { $0.isDigit }
    if whole.isEmpty { throw scanner.problem(.number) }
    guard scanner.skip(".") else {
      fraction = []
      return
    }
    fraction = scanner.takeAll { $0.isDigit }
    if fraction.isEmpty { throw scanner.problem(.number) }
  }

  /// - Parameter place: Where the number begins, for the error.
  func ticks(in unit: TimeUnit, _ scanner: TextScanner, _ place: Int) throws(TimeTextError) -> Int64 {
    guard let whole = Int64(String(whole)) else { throw scanner.problem(.withinRange, at: place) }
    let (product, overflow) = whole.multipliedReportingOverflow(by: unit.ticks)
    guard let part = fractionTicks(in: unit) else { throw scanner.problem(.wholeMicroseconds, at: place) }
    let (sum, exceeded) = product.addingReportingOverflow(part)
    if overflow || exceeded { throw scanner.problem(.withinRange, at: place) }
    return sum
  }

  /// A week has 13 factors of two and 8 of five, so no decimal with more than 13 places is whole in any unit.
  private func fractionTicks(in unit: TimeUnit) -> Int64? {
    var digits = fraction
    while digits.last == "0" { digits.removeLast() }
    guard digits.count <= 13 else { return nil }
    var (numerator, denominator) = (UInt128(0), UInt128(1))
    for digit in digits {
      numerator = numerator * 10 + UInt128(digit.wholeNumberValue ?? 0)
      denominator *= 10
    }
    let (quotient, remainder) = (numerator * UInt128(unit.ticks)).quotientAndRemainder(dividingBy: denominator)
    return remainder == 0 ? Int64(quotient) : nil
  }
}
