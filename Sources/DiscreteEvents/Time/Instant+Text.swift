extension Instant: CustomStringConvertible {
  /// The time since the start as a clock shows it: `00:05:00`, from a day on with the days before it
  /// (`1d 02:03:04`), and with what is finer than a second in three digits or, if needed, in six (`00:00:00.250`).
  ///
  /// Nothing is rounded. Before the start a minus sign stands in front of it all.
  public var description: String {
    guard isValid else { return "invalid" }
    guard self != .never else { return "never" }
    let (days, rest) = ticks.magnitude.quotientAndRemainder(dividingBy: 86_400_000_000)
    let sign = ticks < 0 ? "-" : ""
    return sign + (days > 0 ? "\(days)d " : "") + TimeOfDay(ticks: Int64(rest)).description
  }
}
