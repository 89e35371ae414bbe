public import DiscreteEvents

/// When something happens, as a scenario says it.
public enum Moment: Sendable, Hashable {
  /// The first time at or after the scenario's start that a clock shows this: "19:08:15".
  case clock(TimeOfDay)
  /// A date and a time: "2026-11-20T19:08:15".
  case date(CivilTime)
  /// So long after the start: "+90m".
  case after(Timespan)

  /// Whether there is a calendar for it, and for what begins then: no more than ten years after the start.
  var isInRange: Bool {
    if case .after(let span) = self { span <= .days(3_660) } else { true }
  }

  /// The instant that is meant, in a run that begins at `start`; before the start for an earlier date.
  public func instant(in start: CivilTime) -> Instant {
    switch self {
    case .clock(let time):
      let today = CivilTime(start.date, time)
      return start.instant(of: today < start ? today + .days(1) : today)
    case .date(let date): return start.instant(of: date)
    case .after(let span): return .start + span
    }
  }
}

extension Moment: CustomStringConvertible {
  /// Reads one of the three; nil if it is none.
  public init?(_ text: String) {
    if text.hasPrefix("+"), let span = try? Timespan(String(text.dropFirst())), !span.isNegative {
      self = .after(span)
    } else if let time = try? TimeOfDay(text) {
      self = .clock(time)
    } else if let date = CivilTime(spelt: text) {
      self = .date(date)
    } else {
      return nil
    }
  }

  public var description: String {
    switch self {
    case .clock(let time): "\(time)"
    case .date(let date): "\(date)"
    case .after(let span): "+\(span)"
    }
  }
}
