import DiscreteEvents
import Marketplace
import Reporting
import Scenario
import Statistics

// For people.
extension RunSummary {
  private static let width = 80
  private static let whole = NumberFormat.whole.groupingThousands()
  private static let minutes = NumberFormat.fixed(1)
  private static let share = NumberFormat.percentage(1)

  func lines(for stream: Console.Stream) -> [String] {
    let name = paragraph(scenario.name.isEmpty ? "A scenario without a name" : scenario.name, width: Self.width)
    let head = [
      "\(howFar); seed \(scenario.seed)",
      "\(Self.whole.text(scenario.restaurantCount)) restaurants, "
        + "\(Self.whole.text(scenario.partnerCount)) partners",
    ]
    let mark = outcome.ending == .interruption ? [stream.emphasised("INCOMPLETE: interrupted", .red)] : []
    return name.map { stream.emphasised($0, .bold) } + mark + head.flatMap { paragraph($0, width: Self.width) } + [""]
      + orders + [""] + minutesTable + [""] + work + chart + expectations
  }

  private var howFar: String {
    switch outcome.ending {
    case .whole: "\(readable(outcome.demandSpan)) of orders, the last one finished after \(readable(outcome.span))"
    case .instant, .interruption:
      "ended after \(readable(outcome.span)), orders coming for \(readable(scenario.duration))"
    }
  }

  private var orders: [String] {
    let books = outcome.books
    var table = TextTable(
      columns: [.init("Orders"), .init("Count", .right), .init("Share", .right)], width: Self.width)
    let unfinished = outcome.ending == .whole ? [] : [("still in progress", outcome.inProgress)]
    for (name, count) in [
      ("placed", books.placed), ("payment failed", books.paymentFailed), ("rejected", books.rejected),
      ("delivered", books.delivered),
    ] + unfinished {
      let share = books.placed > 0 ? Self.share.text(Double(count) / Double(books.placed)) : ""
      table.addRow([name, Self.whole.text(count), share])
    }
    return table.lines()
  }

  private var minutesTable: [String] {
    let percentiles = Self.percentiles.map(\.name)
    var table = TextTable(
      columns: [.init("Minutes"), .init("Mean", .right)] + (percentiles + ["Max"]).map { .init($0, .right) },
      width: Self.width)
    let doors = outcome.books.clickToDoorQuantiles
    let quantiles = Self.percentiles.map { doors.quantile($0.share) }
    table.addRow(["click to door"] + ([outcome.books.clickToDoor.mean] + quantiles + [doors.maximum]).map(Self.text))
    let blanks = percentiles.map { _ in "" }
    for (name, waits) in [("wait for a cook", outcome.kitchenWaits), ("wait for a courier", outcome.courierWaits)] {
      table.addRow([name, Self.text(waits.mean)] + blanks + [Self.text(waits.longest)])
    }
    return table.lines()
  }

  private static func text(_ minutes: Double?) -> String { minutes.map(Self.minutes.text) ?? "none" }

  private var work: [String] {
    let busy = (Self.share.text(outcome.kitchensBusy), Self.share.text(outcome.couriersBusy))
    return [
      "While orders came in, kitchens were \(busy.0) busy and couriers \(busy.1).",
      "Messages: \(Self.whole.text(outcome.messagesPublished)) published, "
        + "\(Self.whole.text(outcome.messagesDelivered)) delivered.",
    ]
  }

  private var chart: [String] {
    guard outcome.books.placed > 0 else { return [] }
    let chart = BlockChart(ordersPerMinute, width: Self.width - 20)
    let column = Timespan(ticks: outcome.books.placements.width * Int64(chart.valuesPerColumn))
    let scale =
      "Orders per minute, a full block being \(NumberFormat.significant(3).text(chart.greatest)), "
      + "a column \(readable(column))"
    let end = readable(outcome.demandSpan)
    let gap = max(1, chart.levels.count - 1 - end.count)
    return [""] + paragraph(scale, width: Self.width) + [
      "  " + chart.line, "  0" + String(repeating: " ", count: gap) + end,
    ]
  }

  /// To the second: "6h52m11s".
  private func readable(_ span: Timespan) -> String {
    Timespan.seconds((span.ticks + 500_000) / 1_000_000).description
  }

  private var expectations: [String] {
    scenario.expect.isEmpty ? [] : [""] + expectationTable(scenario.expect)
  }

  func expectationTable(_ expectations: [Expectation]) -> [String] {
    ExpectationTable.lines(expectations, isJudged: outcome.ending != .interruption, width: Self.width) {
      (outcome.value(of: $0), "")
    }
  }
}
