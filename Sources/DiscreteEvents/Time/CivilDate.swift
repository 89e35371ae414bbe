/// A day of the Gregorian calendar, which is taken to hold for all time.
///
/// Kept as a count of days, so that the next day is one more. The conversions are Howard Hinnant's `days_from_civil` and
/// `civil_from_days` ("chrono-Compatible Low-Level Date Algorithms", 2013): years begin in March, which puts the leap day at
/// the end, and repeat every 400 years of 146,097 days.
public struct CivilDate: Sendable, Hashable {
  /// Days since 1970-01-01.
  public let dayNumber: Int32

  public init(dayNumber: Int32) {
    self.dayNumber = dayNumber
  }

  /// - Throws: ``CivilTimeError`` for a day that the month does not have.
  public init(year: Int, month: Int, day: Int) throws(CivilTimeError) {
    try CivilTimeError.check(.year, year, in: Self.years)
    try CivilTimeError.check(.month, month, in: 1...12)
    try CivilTimeError.check(.day, day, in: 1...Self.length(ofMonth: month, in: year))
    self.init(existing: year, month, day)
  }
}

extension CivilDate {
  /// The years that a ``CivilTime`` reaches; it ends within the first and the last of them.
  public static let years = -290_308...294_247

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  public static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  init(existing year: Int, _ month: Int, _ day: Int) {
    let marchYear = Int64(month <= 2 ? year - 1 : year)
    let (era, yearOfEra) = marchYear.flooredDivision(by: 400)
    let monthFromMarch = Int64((month + 9) % 12)
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  public var fields: (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (Int64(dayNumber) + 719_468).flooredDivision(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (Int(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), Int(month), Int(day))
  }

  public var year: Int { fields.year }
  public var month: Int { fields.month }
  public var day: Int { fields.day }

  public var weekday: Weekday { Weekday.inOrder[Int((Int64(dayNumber) + 3).flooredDivision(by: 7).remainder)] }

  public func advanced(byDays days: Int32) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }
}

extension CivilDate: Comparable {
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }
}

/// The days of the week as ISO 8601 counts them, Monday first.
public enum Weekday: Int, Sendable, CaseIterable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  static let inOrder = Weekday.allCases
}

extension Int64 {
  /// Quotient rounded down and remainder of the divisor's sign.
  func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
