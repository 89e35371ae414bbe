public import DiscreteEvents

/// How many customers come, when, and for how much.
public struct Demand: Section {
  public var ordersPerHour = DailyRate.steady(60)
  public var lunchPeak = peak(from: 12, to: 14)
  public var dinnerPeak = peak(from: 19, to: 22)
  public var holidays: [CivilDate] = []
  public var browsing = Share.percent(60)
  public var basket = Law<Money>(#"{ "logNormal": { "mean": "31.00", "deviation": "14.00" } }"#)
  public var items = Law<Double>(#"{ "geometric": { "mean": 2.2 } }"#)

  public init() {}

  private static func peak(from: Int64, to: Int64) -> OpeningHours.Interval {
    let midnight = CivilTime(CivilDate(dayNumber: 0))
    return OpeningHours.Interval(from: (midnight + .hours(from)).timeOfDay, to: (midnight + .hours(to)).timeOfDay)
  }

  public static let keys = [
    Key<Self>(
      "ordersPerHour", \.ordersPerHour, .perHour(0...10_000_000),
      "How many would order in an hour if nothing put them off, at random and independently: one number, or by the time from which it holds."
    ),
    Key("lunchPeak", \.lunchPeak, .hours, "What predictors of discounts take for the peak at noon."),
    Key("dinnerPeak", \.dinnerPeak, .hours, "And in the evening: 19:00 is dinner in the dine-in walkthrough."),
    Key(
      "holidays", \.holidays, .list(of: .date, from: CivilDate(dayNumber: 20_812)),
      "And for holidays: dates. A week from Monday to Sunday with one of them in it is a holiday week."),
    Key("browsing", \.browsing, .share(.zero ... .percent(99)), "The share of visits that only look. Assumed: 60 %."),
    Key("basket", \.basket, .law(), "What a basket costs where menus are not listed. Assumed: 31 on average."),
    Key("items", \.items, .law(), "How many different items a basket has, at least one. Assumed: 2.2 on average."),
  ]
}
