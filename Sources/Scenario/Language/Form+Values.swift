import DiscreteEvents
import JSON

extension Form {
  /// A text with a unit of its own, described once under a name.
  ///
  /// - Parameters:
  ///   - range: What of the values that can be read may be written.
  ///   - fault: What is wrong with a text that cannot be read, where that can be told.
  fileprivate static func unitText(
    _ name: String, _ wanted: Wanted, bounds: String? = nil, pattern: String, says: String, examples: [String],
    written: @escaping @Sendable (Value) -> String, suggestion: @escaping @Sendable (String) -> String? = { _ in nil },
    range: @escaping @Sendable (Value) -> Bool = { _ in true },
    fault: @escaping @Sendable (String, Reading) -> String? = { _, _ in nil },
    value: @escaping @Sendable (String, Reading) -> Value?
  ) -> Form {
    Form(
      wanted, bounds: bounds,
      schema: { printer in
        printer.reference(name) { _ in
          [
            "type": "string", "pattern": .string(pattern), "description": .string(says),
            "examples": .array(examples.map { .string($0) }),
          ]
        }
      },
      written: { .string(written($0)) },
      suggestion: { json, _ in json.text.flatMap(suggestion).map { .string($0) } },
      fault: { json, reading in
        json.text.flatMap { value($0, reading) == nil ? fault($0, reading) : Wanted.outOfRange }
      },
      value: { json, reading in json.text.flatMap { value($0, reading) }.flatMap { range($0) ? $0 : nil } })
  }

  fileprivate static func unitText(
    _ name: String, _ noun: String, _ advice: String, pattern: String, says: String, examples: [String],
    written: @escaping @Sendable (Value) -> String, suggestion: @escaping @Sendable (String) -> String? = { _ in nil },
    range: @escaping @Sendable (Value) -> Bool = { _ in true },
    value: @escaping @Sendable (String, Reading) -> Value?
  ) -> Form {
    .unitText(
      name, Wanted(noun, .string, fault: "is not \(noun) this language knows", advice: advice), pattern: pattern,
      says: says, examples: examples, written: written, suggestion: suggestion, range: range, value: value)
  }
}

extension Form where Value == Timespan {
  static func timespan(_ range: ClosedRange<Timespan> = .zero ... .days(366)) -> Form {
    .unitText(
      "time",
      Wanted(
        "a time in quotes", .string, fault: "is not a time this language knows",
        advice: "a number and one of w, d, h, m, s, ms, us; from \(range.lowerBound) to \(range.upperBound)"),
      bounds: "\(range.lowerBound) to \(range.upperBound)",
      pattern: #"^(\d+(\.\d+)? ?(w|d|h|m|s|ms|us|µs) ?)+$"#,
      says: "How long: numbers with the units w, d, h, m, s, ms and us, the largest first.",
      examples: ["12m", "1h30m", "250ms"],
      written: { "\($0)" }, suggestion: { TimespanSpelling.corrected($0, within: range) },
      range: { range.contains($0) }, value: { text, _ in try? Timespan(text) })
  }
}

extension Form where Value: UnitQuantity & CustomStringConvertible {
  /// A number with a unit, within bounds.
  static func quantity(_ range: ClosedRange<Value>) -> Form {
    let symbols = Value.units.map(\.symbol)
    let advice = "a number and one of \(symbols.joined(separator: ", "))"
    let bounds = "\(range.lowerBound) to \(range.upperBound)"
    let pattern = #"^-?\d+(\.\d+)?("# + symbols.joined(separator: "|") + ")$"
    return .unitText(
      String(Value.noun.drop { $0 != " " }.dropFirst()),
      Wanted(
        Value.noun, .string, fault: "is not \(Value.noun) this language knows", advice: "\(advice); from \(bounds)"),
      bounds: bounds,
      pattern: pattern, says: "\(Value.noun.prefix(1).uppercased() + Value.noun.dropFirst()): \(advice).",
      examples: ["\(range.lowerBound)", "\(range.upperBound)"],
      written: { $0.description },
      suggestion: { text in
        Value.corrected(text).flatMap { range.contains($0) ? $0.description : nil }
      },
      range: { range.contains($0) }, value: { text, _ in Value(text) })
  }
}

extension Form where Value == Share {
  /// A part of a whole: "15%", or 0.15.
  static func share(_ range: ClosedRange<Share> = .zero ... .all) -> Form {
    Form(
      Wanted(
        "a share", .string, fault: "is not a share this language knows",
        advice: "a percentage in quotes, or a number; from \"\(range.lowerBound)\" to \"\(range.upperBound)\""),
      bounds: "\(range.lowerBound) to \(range.upperBound)",
      schema: { printer in
        printer.reference("share") { _ in
          [
            "anyOf": [["type": "string", "pattern": #"^-?\d+(\.\d+)?%$"#], ["type": "number"]],
            "description": "A part of a whole: a percentage such as \"15%\", or a number such as 0.15.",
            "examples": ["15%", 0.15],
          ]
        }
      },
      written: { .string($0.description) },
      suggestion: { json, _ in
        let meant: Share? =
          switch json.content {
          case .string(let text): Share.corrected(text) ?? Share(text + "%")
          case .number(let digits): Share(digits + "%")  // 60 for 60 %
          default: nil
          }
        return meant.flatMap { range.contains($0) ? .string($0.description) : nil }
      },
      fault: { json, _ in Share(json) == nil ? nil : Wanted.outOfRange },
      value: { json, _ in Share(json).flatMap { range.contains($0) ? $0 : nil } })
  }
}

extension Share {
  /// A percentage in a text, or a plain number.
  fileprivate init?(_ json: JSONValue) {
    switch json.content {
    case .string(let text): self.init(text)
    case .number(let digits):
      guard let count = ExactNumber(json: digits)?.count(ofUnit: 1_000_000) else { return nil }
      self.init(count: count)
    default: return nil
    }
  }
}

extension Form where Value == Money {
  static func money(_ range: ClosedRange<Money> = .zero...Money(1_000_000_000)) -> Form {
    .unitText(
      "money",
      Wanted(
        "an amount of money in quotes", .string, fault: "is not an amount of money this language knows",
        advice: "an amount such as \"280.00\", with or without the scenario's currency; from "
          + "\(range.lowerBound.text()) to \(range.upperBound.text())"),
      bounds: "\(range.lowerBound.text()) to \(range.upperBound.text())",
      pattern: #"^-?\d+(\.\d{1,3})?( [A-Z]{3})?$"#,
      says: "An amount in the scenario's currency, whose code may stand behind it.", examples: ["280.00", "4.50 EUR"],
      written: { $0.text() }, range: { range.contains($0) },
      fault: { text, reading in Money.fault(of: text, in: reading.currency) },
      value: { text, reading in Money(text, in: reading.currency) })
  }
}

extension Money {
  /// Why a text is no amount in a currency, if that is known.
  fileprivate static func fault(of text: String, in currency: Currency) -> String? {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard ExactNumber(String(parts[0])) != nil else { return nil }
    guard parts.count == 1 || parts[1] == currency.code else {
      return Currency(String(parts[1])).map { "is in \($0.code); this scenario is in \(currency.code)" }
    }
    return "has parts of a coin"
  }
}

extension Form where Value == Currency {
  static var currency: Form {
    .unitText(
      "currency", "a currency", "three capital letters such as EUR", pattern: "^[A-Z]{3}$",
      says: "A currency's code, as ISO 4217 has it.", examples: ["EUR", "INR"], written: { $0.code },
      suggestion: { Currency($0.uppercased())?.code }, value: { text, _ in Currency(text) })
  }
}

extension Form where Value == Amount {
  static var amount: Form {
    let symbols = Amount.units.map(\.symbol).joined(separator: ", ")
    return .unitText(
      "amount", "an amount", "a number and one of \(symbols)", pattern: #"^\d+(\.\d+)?(mg|g|kg|ml|l| ?pieces?)$"#,
      says: "How much of an ingredient: a number and one of \(symbols).", examples: ["150g", "1.5l", "12 pieces"],
      written: { $0.description },
      suggestion: { text in
        Amount(text.filter { $0 != " " }.lowercased().replacing("grams", with: "g").replacing("gram", with: "g"))
          .map(\.description)
      },
      value: { text, _ in Amount(text) })
  }
}

extension Form where Value == Moment {
  static var moment: Form {
    .unitText(
      "moment", "a moment",
      "a time such as 19:08:15, a date and time such as 2026-11-20T19:08, or +90m after the start",
      pattern: "^(\(TimeOfDay.pattern)|\(CivilTime.pattern)" + #"|\+\d.*)$"#,
      says:
        "When: a time of day (its first occurrence from the start on), a date and time, or + and a time after the start.",
      examples: ["19:08:15", "2026-11-20T19:08", "+90m"], written: { $0.description },
      suggestion: { text in
        let isOneDigit = text.dropFirst().first == ":"
        let guesses = [isOneDigit ? "0\(text)" : nil, "+\(text)", "\(text)T00:00"].compactMap(\.self)
        return guesses.first { Moment($0)?.isInRange == true }
      },
      range: { $0.isInRange }, value: { text, _ in Moment(text) })
  }
}

extension Form where Value == TimeOfDay {
  static var timeOfDay: Form {
    .unitText(
      "timeOfDay", "a time of day", "a time from 00:00 to 23:59:59", pattern: "^\(TimeOfDay.pattern)$",
      says: "What a clock shows.", examples: ["17:00", "23:59:59"], written: { "\($0)" },
      value: { text, _ in try? TimeOfDay(text) })
  }
}

extension Form where Value == CivilTime {
  static var dateAndTime: Form {
    .unitText(
      "dateAndTime", "a date and time", "a date and time such as 2026-11-20T17:00:00",
      pattern: "^\(CivilTime.pattern)$",
      says: "A date and a time of day.", examples: ["2026-11-20T17:00:00"], written: { "\($0)" },
      suggestion: { text in CivilTime(spelt: text + "T00:00:00").map { _ in text + "T00:00:00" } },
      value: { text, _ in CivilTime(spelt: text) })
  }
}

extension Form where Value == CivilDate {
  static var date: Form {
    .unitText(
      "date", "a date", "a date such as 2026-12-25", pattern: "^\(CivilDate.pattern)$", says: "A day.",
      examples: ["2026-12-25"], written: { "\($0)" }, range: { (0...9_999).contains($0.year) },
      value: { text, _ in try? CivilDate(text) })
  }
}

extension Form where Value == OpeningHours.Interval {
  static var hours: Form {
    .unitText(
      "hours", "hours", "hours such as 11:30-14:30; past midnight as 18:00-02:00",
      pattern: #"^\d{2}:\d{2}(:\d{2})?-\d{2}:\d{2}(:\d{2})?$"#,
      says: "From one time of day to another, past midnight if the second is not later.",
      examples: ["11:30-14:30", "18:00-02:00"], written: { "\($0)" },
      suggestion: { text in
        let bare = text.filter { $0 != " " }.replacing("–", with: "-")
        return (try? OpeningHours.Interval(bare)) == nil ? nil : bare
      }, value: { text, _ in try? .init(text) })
  }
}
