extension OpeningHours {
  public func isOpen(at time: CivilTime) -> Bool {
    intervals(around: time).contains { $0.opens <= time && time < $0.closes }
  }

  /// The first instant after `time` at which it opens or closes; `nil` if it never will.
  ///
  /// - Complexity: O(days until then).
  public func nextChange(after time: CivilTime) -> CivilTime? {
    isOpen(at: time) ? closing(after: time) : opening(after: time)
  }

  /// `time` itself if it is open then, otherwise the next opening; `nil` if it never opens again.
  public func nextOpen(from time: CivilTime) -> CivilTime? {
    isOpen(at: time) ? time : opening(after: time)
  }

  /// How long it is open between two times; nothing if the second is not later.
  ///
  /// - Complexity: O(days between them).
  public func openTime(from start: CivilTime, to end: CivilTime) -> Timespan {
    var (total, time) = (Timespan.zero, start)
    while time < end, let opens = nextOpen(from: time), opens < end {
      let closes = min(closing(after: opens) ?? end, end)
      total += closes - opens
      time = closes
    }
    return total
  }
}

extension OpeningHours {
  private struct Span {
    let opens: CivilTime
    let closes: CivilTime
  }

  private func spans(on date: CivilDate) -> [Span] {
    intervals(on: date).map { interval in
      let opens = CivilTime(date, interval.opens)
      return Span(opens: opens, closes: opens + interval.length)
    }
  }

  /// What may hold a time: the intervals of its date and of the day before.
  private func intervals(around time: CivilTime) -> [Span] {
    spans(on: time.date.advanced(byDays: -1)) + spans(on: time.date)
  }

  /// From here on, days only repeat those of a week before.
  private func repeats(from date: CivilDate) -> CivilDate {
    max(date, lastSpecialDate ?? date).advanced(byDays: 9)
  }

  private func opening(after time: CivilTime) -> CivilTime? {
    let end = repeats(from: time.date)
    var date = time.date
    while date <= end {
      if let opens = spans(on: date).map(\.opens).filter({ $0 > time }).min() { return opens }
      date = date.advanced(byDays: 1)
    }
    return nil
  }

  /// Follows intervals that overlap or touch to the end of the last of them.
  private func closing(after time: CivilTime) -> CivilTime? {
    let end = repeats(from: time.date)
    var closes = time
    while let next = intervals(around: closes).filter({ $0.opens <= closes && closes < $0.closes }).map(\.closes).max()
    {
      if next.date > end { return nil }
      closes = next
    }
    return closes
  }
}
