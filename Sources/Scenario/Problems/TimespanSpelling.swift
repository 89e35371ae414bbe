import DiscreteEvents

/// Timespans as people write them, brought to the spelling of the language: "6 hours" is "6h".
enum TimespanSpelling {
  private static let units = [
    "weeks": "w", "week": "w", "days": "d", "day": "d", "hours": "h", "hour": "h", "hrs": "h", "hr": "h",
    "minutes": "m", "minute": "m", "mins": "m", "min": "m", "seconds": "s", "second": "s", "secs": "s", "sec": "s",
    "milliseconds": "ms", "millisecond": "ms",
  ]

  /// The same time with the units that the language knows; `nil` if that is none either.
  static func corrected(_ text: String, within range: ClosedRange<Timespan>) -> String? {
    var result = ""
    var rest = text.lowercased().filter { $0 != " " }[...]
    while !rest.isEmpty {
      let word = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(word.count)
      result += units[String(word)] ?? String(word)
      let number = rest.prefix { !$0.isLetter }
      rest = rest.dropFirst(number.count)
      result += number
    }
    guard result != text, let span = try? Timespan(result), range.contains(span) else { return nil }
    return result
  }
}
