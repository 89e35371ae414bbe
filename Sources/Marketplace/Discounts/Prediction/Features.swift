import DiscreteEvents
import Scenario

/// What a model looks at, in the order of ``DiscountModel/features``.
///
/// The end of a month is its last day. What is not cooked from stock counts as in full stock.
struct Features: Sendable {
  static let count = 11

  private var values: [11 of Double]

  /// All of them but the stock, which is each line's own.
  init(of basket: Basket, costing subtotal: Money, in calendar: PeakCalendar) {
    let (date, time) = (basket.moment.date, basket.moment.timeOfDay)
    let weekday = date.weekday.rawValue - 1
    values = [
      Double(time.hour), Double(weekday), Self.flag(weekday >= 5), Self.flag(calendar.lunch.includes(time)),
      Self.flag(calendar.dinner.includes(time)), Self.flag(date.advanced(byDays: 1).day == 1),
      Self.flag(calendar.isInHolidayWeek(date)), 1, Double(basket.lines.count), Double(subtotal.thousandths) / 1_000,
      basket.promisedMinutes,
    ]
  }

  private static func flag(_ holds: Bool) -> Double { holds ? 1 : 0 }

  /// In parts of a full one.
  var stock: Double {
    get { values[7] }
    set { values[7] = newValue }
  }

  subscript(place: Int) -> Double { values[place] }

  /// Where it stands.
  static func place(of name: String) -> Int {
    guard let place = DiscountModel.features.firstIndex(of: name) else {
      preconditionFailure("no feature is called \(name)")
    }
    return place
  }
}

/// What a scenario takes for peaks and holidays.
struct PeakCalendar: Sendable {
  let lunch: OpeningHours.Interval
  let dinner: OpeningHours.Interval
  /// Weeks from Monday to Sunday, by number.
  private let holidayWeeks: [Int]

  init(_ demand: Demand) {
    (lunch, dinner, holidayWeeks) = (demand.lunchPeak, demand.dinnerPeak, demand.holidays.map { Self.week(of: $0) })
  }

  func isInHolidayWeek(_ date: CivilDate) -> Bool { holidayWeeks.contains(Self.week(of: date)) }

  /// The first day of all, 1970-01-01, was a Thursday.
  private static func week(of date: CivilDate) -> Int {
    let days = Int(date.dayNumber) + 3
    return days >= 0 ? days / 7 : (days - 6) / 7
  }
}
