extension CivilTime: CustomStringConvertible {
  /// ISO 8601: `2026-11-20T17:00:00`, with what is finer than a second in three or six digits.
  public var description: String { isValid ? "\(date)T\(timeOfDay)" : "invalid" }

  /// Reads ISO 8601 as ``description`` writes it. The seconds, and up to six digits of a fraction, may be left out. A
  /// time zone is refused: this calendar has none.
  public init(_ text: String) throws(TimeTextError) {
    var scanner = TextScanner(text)
    let date = try scanner.takeDate()
    try scanner.take("T")
    let timeOfDay = try scanner.takeTimeOfDay()
    try scanner.checkEnd()
    self.init(date, timeOfDay)
    if !isValid { throw scanner.problem(.withinRange, at: 0) }
  }
}

extension CivilDate: CustomStringConvertible {
  /// ISO 8601: `2026-11-20`. Years outside 0000 to 9999 have a sign and six digits.
  public var description: String {
    let (year, month, day) = fields
    let digits = (0...9_999).contains(year) ? padded(year, 4) : (year < 0 ? "-" : "+") + padded(year.magnitude, 6)
    return "\(digits)-\(padded(month, 2))-\(padded(day, 2))"
  }

  public init(_ text: String) throws(TimeTextError) {
    var scanner = TextScanner(text)
    self = try scanner.takeDate()
    try scanner.checkEnd()
  }
}

extension TimeOfDay: CustomStringConvertible {
  /// `19:08:15`, with what is finer than a second in three or six digits.
  public var description: String {
    "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))" + fractionText(ofSecond: microsecond)
  }

  /// Reads `19:08`, `19:08:15` or `19:08:15.25`.
  public init(_ text: String) throws(TimeTextError) {
    var scanner = TextScanner(text)
    self = try scanner.takeTimeOfDay()
    try scanner.checkEnd()
  }
}

extension TextScanner {
  mutating func takeDate() throws(TimeTextError) -> CivilDate {
    let year = try takeYear()
    try take("-")
    let month = try takeField(.month, in: 1...12)
    try take("-")
    let day = try takeField(.day, in: 1...CivilDate.length(ofMonth: month, in: year))
    return CivilDate(existing: year, month, day)
  }

  private mutating func takeYear() throws(TimeTextError) -> Int {
    let start = position
    let isNegative = skip("-")
    guard isNegative || skip("+") else { return try takeField(.year, digits: 4, in: 0...9_999) }
    let magnitude = try takeField(.year, digits: 6, in: 0...999_999)
    let year = isNegative ? -magnitude : magnitude
    guard CivilDate.years.contains(year) else { throw problem(.field(.year, CivilDate.years), at: start) }
    return year
  }

  mutating func takeTimeOfDay() throws(TimeTextError) -> TimeOfDay {
    let hour = try takeField(.hour, in: 0...23)
    try take(":")
    let minute = try takeField(.minute, in: 0...59)
    var (second, microsecond) = (0, 0)
    if skip(":") {
      second = try takeField(.second, in: 0...59)
      if skip(".") { microsecond = try takeMicroseconds() }
    }
    return TimeOfDay(ticks: Int64((hour * 60 + minute) * 60 + second) * 1_000_000 + Int64(microsecond))
  }

  private mutating func takeMicroseconds() throws(TimeTextError) -> Int {
    let digits = String(takeAll(where: \.isDigit, atMost: 6))
    guard let value = Int(digits) else { throw problem(.number) }
    return (digits.count..<6).reduce(value) { value, _ in value * 10 }
  }

  private mutating func takeField(
    _ field: CivilField, digits count: Int = 2, in allowed: ClosedRange<Int>
  ) throws(TimeTextError) -> Int {
    let start = position
    let digits = takeAll(where: \.isDigit, atMost: count)
    guard digits.count == count, let value = Int(String(digits)) else {
      throw problem(.digits(count, field), at: start)
    }
    guard allowed.contains(value) else { throw problem(.field(field, allowed), at: start) }
    return value
  }
}
