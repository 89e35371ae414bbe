public import DiscreteEvents

/// Opening hours by the day of the week, Monday first.
public struct WeeklyHours: Sendable, Hashable {
  public var days: [[OpeningHours.Interval]]

  public init(daily intervals: [OpeningHours.Interval]) {
    days = Array(repeating: intervals, count: 7)
  }

  public static let always = WeeklyHours(daily: [.wholeDay])

  static let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  public var openingHours: OpeningHours {
    Weekday.allCases.reduce(.never) { hours, day in hours.on([day], days[day.rawValue - 1]) }
  }
}
