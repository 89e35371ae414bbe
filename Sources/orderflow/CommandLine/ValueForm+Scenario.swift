import DiscreteEvents
import Scenario

extension ValueForm where Value == Setting {
  /// `partners.count=3000`
  static var setting: ValueForm {
    ValueForm("PATH=VALUE") { text throws(ValueProblem) in
      do throws(SettingProblem) {
        return try Setting(text)
      } catch {
        throw .other(error.sentence)
      }
    }
  }
}

extension ValueForm where Value == Moment {
  /// `90m` or `+90m` after the start, a time of day, or a date and time.
  static var moment: ValueForm {
    ValueForm("T") { text throws(ValueProblem) in
      if let span = try? Timespan(text) {
        guard span > .zero else { throw .other("not after the run's start") }
        return .after(span)
      }
      guard let moment = Moment(text) else {
        throw .other("not a time such as 90m, 19:30 or 2026-11-20T19:30")
      }
      return moment
    }
  }
}
