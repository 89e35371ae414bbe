import DiscreteEvents
import Experiments
import JSON
import Marketplace
import Reporting
import Scenario
import Statistics

/// What `orderflow run` says about a scenario that was run many times.
struct ReplicationSummary {
  let scenario: Scenario
  /// Where each run ended if it had not ended before.
  let end: Instant
  let replications: Replications

  private var isIncomplete: Bool { replications.finished < replications.asked }
}

// For people.
extension ReplicationSummary {
  private static let width = 80
  private static let whole = NumberFormat.whole.groupingThousands()

  func lines(for stream: Console.Stream) -> [String] {
    let name = paragraph(scenario.name.isEmpty ? "A scenario without a name" : scenario.name, width: Self.width)
    let judged = scenario.expect.isEmpty ? [] : [""] + expectationTable(scenario.expect)
    return name.map { stream.emphasised($0, .bold) } + incompleteness.map { stream.emphasised($0, .red) }
      + head.flatMap { paragraph($0, width: Self.width) } + [""] + table + [""]
      + paragraph(explanation, width: Self.width) + judged
  }

  private var incompleteness: [String] {
    guard isIncomplete else { return [] }
    let finished = replications.finished == 0 ? "none" : Self.whole.text(replications.finished)
    return paragraph(
      "INCOMPLETE: interrupted when \(finished) of \(Self.whole.text(replications.asked)) replications had ended",
      width: Self.width)
  }

  private var head: [String] {
    let warmup = replications.warmup
    let span = min(end.sinceStart, scenario.duration) - warmup.length
    let cut = end == .never ? "" : ", ended after \(end.sinceStart)"
    return [
      "\(Self.whole.text(replications.finished)) replications of \(span.toTheSecond) of orders\(cut); seed \(scenario.seed)",
      scenario.headcount,
    ] + [warmup.sentence].compactMap(\.self)
  }

  private var table: [String] {
    var table = TextTable(
      columns: [
        .init("Figure", narrowest: 26), .init("Mean", .decimal), .init("±", .decimal), .init("Least", .decimal),
        .init("Greatest", .decimal), .init("Of", .right),
      ], width: Self.width)
    for figure in replications.figures {
      let numbers = [
        figure.values.mean, figure.interval?.halfWidth, figure.values.minimum, figure.values.maximum,
      ]
      let cells = numbers.map { $0.map { figure.unit.shortText($0, in: scenario.currency) } ?? "none" }
      table.addRow([figure.name] + cells + [Self.whole.text(figure.values.count)])
    }
    return table.lines()
  }

  private var explanation: String {
    let level = NumberFormat.percentage(0).text(ReplicatedFigure.level)
    return "±: half the width of the \(level) interval of the true mean, over replications; none for fewer than two. "
      + "Of: how many replications had something to measure. Money is in \(scenario.currency.code)."
  }

  func expectationTable(_ expectations: [Expectation]) -> [String] {
    ExpectationTable.lines(
      expectations, in: scenario.currency, isJudged: !isIncomplete, width: Self.width
    ) { measure in
      let figure = replications.figure(measure.name)
      let interval = figure?.interval.map { " ± \(measure.unit.shortText($0.halfWidth, in: scenario.currency))" } ?? ""
      return (figure?.values.mean, interval)
    }
  }
}

// For programs.
extension ReplicationSummary {
  var json: JSONText {
    [
      "name": scenario.name.isEmpty ? .null : .string(scenario.name),
      "seed": .string("\(scenario.seed)"),
      "incomplete": .boolean(isIncomplete),
      "until_minutes": end == .never ? .null : .number(end.sinceStart.inMinutes),
      "warmup": replications.warmup.json,
      "replications": ["asked": .integer(replications.asked), "finished": .integer(replications.finished)],
      "restaurants": .integer(scenario.restaurantCount),
      "partners": .integer(scenario.partnerCount),
      "level": .number(ReplicatedFigure.level),
      "figures": .array(replications.figures.map(json)),
      "events": .integer(replications.events),
      "expectations": .array(scenario.expect.map(json)),
    ]
  }

  private func json(_ figure: ReplicatedFigure) -> JSONText {
    [
      "name": .string(figure.name), "unit": .string("\(figure.unit)"), "mean": number(figure.values.mean),
      "half_width": number(figure.interval?.halfWidth), "low": number(figure.interval?.low),
      "high": number(figure.interval?.high), "least": number(figure.values.minimum),
      "greatest": number(figure.values.maximum), "count": .integer(figure.values.count),
    ]
  }

  private func json(_ expectation: Expectation) -> JSONText {
    let mean = replications.figure(expectation.measure.name)?.values.mean
    return ExpectationTable.json(expectation, value: mean, isJudged: !isIncomplete)
  }

  private func number(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }
}
