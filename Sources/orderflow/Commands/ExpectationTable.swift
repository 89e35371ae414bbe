import JSON
import Reporting
import Scenario

/// How expectations are told: what was expected, what there was, and whether that is as expected.
enum ExpectationTable {
  /// - Parameters:
  ///   - currency: Of the scenario, in which money is told.
  ///   - isJudged: False for a run that somebody ended, which says nothing of what it would have come to.
  ///   - value: What a measure came to, and what stands behind it.
  static func lines(
    _ expectations: [Expectation], in currency: Currency, isJudged: Bool, width: Int,
    value: (Measure) -> (value: Double?, remark: String)
  ) -> [String] {
    var table = TextTable(
      columns: [.init("Expected"), .init("Bound"), .init("Result", .right), .init("Verdict")], width: width)
    for expectation in expectations {
      let (value, remark) = value(expectation.measure)
      let verdict = expectation.holds(for: value) ? "as expected" : "FAILED"
      table.addRow([
        expectation.measure.name, bounds(of: expectation, currency),
        value.map { expectation.measure.unit.text($0, in: currency) + remark } ?? "none",
        isJudged ? verdict : "not judged",
      ])
    }
    return table.lines()
  }

  private static func bounds(of expectation: Expectation, _ currency: Currency) -> String {
    [("at least", expectation.atLeast), ("at most", expectation.atMost), ("exactly", expectation.equals)]
      .compactMap { word, bound in bound.map { "\(word) \(expectation.measure.unit.text($0, in: currency))" } }
      .joined(separator: ", ")
  }

  static func json(_ expectation: Expectation, value: Double?, isJudged: Bool) -> JSONText {
    [
      "measure": .string(expectation.measure.name), "at_least": number(expectation.atLeast),
      "at_most": number(expectation.atMost), "equals": number(expectation.equals), "value": number(value),
      "holds": isJudged ? .boolean(expectation.holds(for: value)) : .null,
    ]
  }

  private static func number(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }
}

extension Measure.Unit {
  /// For people: "93.10%", "35.20m". A mean of counts has a decimal, a count has none.
  func text(_ value: Double, in currency: Currency) -> String {
    switch self {
    case .count, .difference: NumberFormat.fixed(value == value.rounded() ? 0 : 1).groupingThousands().text(value)
    case .share, .ratio: NumberFormat.percentage(2).text(value)
    case .minutes: NumberFormat.fixed(2).text(value) + "m"
    case .money: amount(value, in: currency) + " \(currency.code)"
    case .perHour: NumberFormat.fixed(1).groupingThousands().text(value)
    }
  }

  /// Without the currency, for a table that names it once.
  func shortText(_ value: Double, in currency: Currency) -> String {
    self == .money ? amount(value, in: currency) : text(value, in: currency)
  }

  private func amount(_ value: Double, in currency: Currency) -> String {
    NumberFormat.fixed(currency.places).groupingThousands().text(value)
  }
}
