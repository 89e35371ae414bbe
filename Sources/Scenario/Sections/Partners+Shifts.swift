public import DiscreteEvents

extension Partners {
  /// From when to when somebody works.
  public struct Stint: Section {
    public var from = Moment.after(.zero)
    public var to = Moment.after(.hour)

    public init() {}

    public static let keys = [
      Key<Self>("from", \.from, .moment, required: true, saysFrom),
      Key("to", \.to, .moment, required: true, saysTo),
    ]

    fileprivate static let saysFrom =
      "When it begins. Between two times of day it is worked every day, past midnight if the second is not later."
    fileprivate static let saysTo = "When it ends; a delivery under way is finished."

    /// From when to when it is worked first, in a run that begins at `start`.
    ///
    /// Between two times of day it is worked every day, past midnight if the second is not later, and one that is under way
    /// at the start began before it. An end at the start itself is that of the next day.
    public func stretch(in start: CivilTime) -> (from: Instant, to: Instant) {
      var end = to.instant(in: start)
      if case .clock = to, end == .start { end = end + .day }
      return (hoursADay.map { end - $0 } ?? from.instant(in: start), end)
    }

    /// Whether somebody who works it is at work, in a run that begins at `start`.
    public func covers(_ time: Instant, in start: CivilTime) -> Bool {
      let (from, to) = stretch(in: start)
      guard hoursADay != nil, time >= from else { return from <= time && time < to }
      return Timespan(ticks: (time - from).ticks % Timespan.day.ticks) < to - from
    }

    /// How long it is worked every day; nil if it does not come again.
    public var hoursADay: Timespan? {
      guard case .clock(let from) = from, case .clock(let to) = to else { return nil }
      return from < to ? to.sinceMidnight - from.sinceMidnight : to.sinceMidnight - from.sinceMidnight + .day
    }
  }

  /// A stint, and how many work in it.
  public struct Shift: Section {
    public var stint = Stint()
    public var share = Share.all

    public init() {}

    public static let keys = [
      Key<Self>("from", \.stint.from, .moment, required: true, Stint.saysFrom),
      Key("to", \.stint.to, .moment, required: true, Stint.saysTo),
      Key(
        "share", \.share, .share(),
        "What share of partners work in it: others than in the rest of the shifts, as far as there are any."),
    ]
  }
}
