/// When something is open, by the calendar: the same hours every week, and others on some dates.
///
/// ```swift
/// let evening = try OpeningHours.Interval("18:00-02:00")
/// let hours = OpeningHours.daily([try .init("11:30-14:30"), evening])
///   .on([.monday], [])                                  // closed on Mondays
///   .on(try CivilDate("2026-12-24"), [try .init("11:30-14:00")])
/// ```
///
/// An interval belongs to the day on which it begins. One that closes at or before the time at which it opens runs past
/// midnight: closing on Friday takes the small hours of Saturday away as well, while those that Thursday's evening left on
/// Friday stay. Intervals may overlap or touch; it is open where any of them is.
///
/// The opening instant is open, the closing instant is not.
///
/// Not a thing that can be opened by hand (``Gate``), and not a duty roster: how many are there is a resource's capacity.
public struct OpeningHours: Sendable, Hashable {
  /// A stretch of a day, perhaps into the next.
  public struct Interval: Sendable, Hashable {
    public let opens: TimeOfDay
    public let closes: TimeOfDay

    /// Opening and closing at the same time of day means 24 hours.
    public init(from opens: TimeOfDay, to closes: TimeOfDay) {
      self.opens = opens
      self.closes = closes
    }

    public static let wholeDay = Interval(from: .midnight, to: .midnight)

    public var length: Timespan {
      let difference = closes.sinceMidnight - opens.sinceMidnight
      return difference > .zero ? difference : difference + .hours(24)
    }
  }

  private struct SpecialDay: Hashable {
    let date: CivilDate
    let intervals: [Interval]
  }

  /// Monday first.
  private var week: [[Interval]]
  /// Sorted by date.
  private var specialDays: [SpecialDay] = []

  private init(week: [[Interval]]) {
    self.week = week
  }
}

extension OpeningHours {
  public static let always = daily([.wholeDay])
  public static let never = daily([])

  /// The same hours on every day.
  public static func daily(_ intervals: [Interval]) -> OpeningHours {
    OpeningHours(week: Array(repeating: intervals, count: 7))
  }

  /// These hours on certain days of the week, instead of what was said of them before.
  public func on(_ weekdays: [Weekday], _ intervals: [Interval]) -> OpeningHours {
    var hours = self
    for weekday in weekdays { hours.week[weekday.rawValue - 1] = intervals }
    return hours
  }

  /// These hours on one date, whatever its day of the week: none for a holiday.
  public func on(_ date: CivilDate, _ intervals: [Interval]) -> OpeningHours {
    var hours = self
    let place = place(of: date)
    if place < specialDays.count && specialDays[place].date == date { hours.specialDays.remove(at: place) }
    hours.specialDays.insert(SpecialDay(date: date, intervals: intervals), at: place)
    return hours
  }

  public func closed(on date: CivilDate) -> OpeningHours { on(date, []) }

  /// The intervals that begin on a date.
  public func intervals(on date: CivilDate) -> [Interval] {
    let place = place(of: date)
    if place < specialDays.count && specialDays[place].date == date { return specialDays[place].intervals }
    return week[date.weekday.rawValue - 1]
  }

  /// The last date on which something else than the week's rule may hold.
  var lastSpecialDate: CivilDate? { specialDays.last?.date }

  /// Where a date stands, or would stand, among the special days.
  private func place(of date: CivilDate) -> Int {
    var (low, high) = (0, specialDays.count)
    while low < high {
      let middle = (low + high) / 2
      if specialDays[middle].date < date { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension OpeningHours.Interval: CustomStringConvertible {
  public var description: String { "\(opens)-\(closes)" }

  /// Reads `"18:00-02:00"`.
  public init(_ text: String) throws(TimeTextError) {
    var scanner = TextScanner(text)
    opens = try scanner.takeTimeOfDay()
    try scanner.take("-")
    closes = try scanner.takeTimeOfDay()
    try scanner.checkEnd()
  }
}
