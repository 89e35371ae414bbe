import DiscreteEvents
import Marketplace
import Reporting
import Scenario
import Statistics

// For people: what an architect acts on, first things first.
extension RunSummary {
  static let width = 80
  static let whole = NumberFormat.whole.groupingThousands()
  static let minutes = NumberFormat.fixed(1)
  static let share = NumberFormat.percentage(1)

  func lines(for stream: Console.Stream) -> [String] {
    let title = paragraph(scenario.name.isEmpty ? "A scenario without a name" : scenario.name, width: Self.width)
    let parts = [
      orders, stages, conversion, work, money, discounts, payments, messages, services, faults, replay, chart, story,
      expectations,
    ]
    return title.map { stream.emphasised($0, .bold) } + incompleteness.map { stream.emphasised($0, .red) }
      + head.flatMap { paragraph($0, width: Self.width) } + parts.filter { !$0.isEmpty }.flatMap { [""] + $0 }
  }

  private var incompleteness: [String] {
    guard outcome.ending == .interruption else { return [] }
    return paragraph(
      "INCOMPLETE: interrupted after \(readable(outcome.span)); what follows was measured until then", width: Self.width
    )
  }

  private var head: [String] {
    let ending =
      switch outcome.ending {
      case .whole where outcome.span == outcome.demandSpan + outcome.warmup.length: "all finished by then"
      case .whole: "the last one finished after \(readable(outcome.span))"
      case .instant, .interruption:
        "ended after \(readable(outcome.span)) with \(Self.whole.text(outcome.inProgress)) under way"
      }
    return [
      "\(readable(outcome.demandSpan)) of orders, \(ending); seed \(scenario.seed)",
      scenario.headcount,
    ] + [outcome.warmup.sentence].compactMap(\.self)
  }

  /// To the second: "6h52m11s".
  func readable(_ span: Timespan) -> String { span.toTheSecond }

  func share(_ part: Int, of whole: Int) -> String {
    whole > 0 ? Self.share.text(Double(part) / Double(whole)) : ""
  }

  private var expectations: [String] { scenario.expect.isEmpty ? [] : expectationTable(scenario.expect) }

  func expectationTable(_ expectations: [Expectation]) -> [String] {
    ExpectationTable.lines(
      expectations, in: scenario.currency, isJudged: outcome.ending != .interruption, width: Self.width
    ) { (outcome.value(of: $0), "") }
  }
}

// Orders.
extension RunSummary {
  private var orders: [String] {
    let books = outcome.books
    var rows = [(name: "placed", count: books.placed, remark: channels)]
    let successes = [("delivered", OrderStatus.delivered), ("collected", .fulfilled), ("eaten at a table", .completed)]
    for (name, status) in successes where books.ended(status) > 0 {
      rows.append((name, books.ended(status), status == .delivered ? onTime : ""))
    }
    rows += failures("rejected", books.ended(.rejected)) { books.rejected($0) }
    rows += failures("cancelled", books.ended(.cancelled)) { books.cancelled($0) }
    if outcome.inProgress > 0 { rows.append(("under way", outcome.inProgress, "")) }
    return table(
      of: rows.map { ([$0.name, Self.whole.text($0.count), share($0.count, of: books.placed)], $0.remark) }, "Orders",
      remarks: "Of them")
  }

  /// Names with counts and shares, and remarks set into as many lines as they need; without any, there is no column for them.
  private func table(
    of rows: [(cells: [String], remark: String)], _ title: String, remarks: String
  ) -> [String] {
    let hasRemarks = rows.contains { !$0.remark.isEmpty }
    let titles = [title, "Count", "Share"]
    var table = TextTable(
      columns: titles.enumerated().map { .init($1, $0 == 0 ? .left : .right) } + (hasRemarks ? [.init(remarks)] : []),
      width: Self.width)
    let taken = titles.indices.map { column in
      2 + max(titles[column].count, rows.map(\.cells[column].count).max() ?? 0)
    }
    let room = max(Self.width - taken.reduce(0, +), 12)
    for (cells, remark) in rows {
      let lines = paragraph(remark, width: room)
      table.addRow(cells + lines.prefix(1))
      for line in lines.dropFirst() { table.addRow(["", "", "", line]) }
    }
    return table.lines()
  }

  /// How many failed in one way, and below it for which reasons.
  private func failures(
    _ name: String, _ count: Int, _ reasoned: (FailureReason) -> Int
  ) -> [(name: String, count: Int, remark: String)] {
    guard count > 0 else { return [] }
    let reasons = FailureReason.allCases.map { ($0, reasoned($0)) }.filter { $0.1 > 0 }
    return [(name, count, "")] + reasons.map { ("  \($0.words)", $1, "") }
  }

  private var channels: String {
    let named = Channels.Channel.allCases.map { ($0, outcome.books.placed(by: $0)) }.filter { $0.1 > 0 }
    guard named.count > 1 else { return "" }
    return named.map { "\(Self.whole.text($0.1)) \($0.0.rawValue)" }.joined(separator: ", ")
  }

  private var onTime: String {
    "\(share(outcome.books.onTime, of: outcome.books.ended(.delivered))) within \(scenario.orders.promise)"
  }

  private var stages: [String] {
    let timed = Stage.asTheyCome.filter { outcome.books[$0].tally.count > 0 }
    guard !timed.isEmpty else { return [] }
    // Of a single time all percentiles are that time.
    let isOne = timed.allSatisfy { outcome.books[$0].tally.count == 1 }
    var table = TextTable(
      columns: isOne
        ? [.init("The order"), .init("Minutes", .right)]
        : [.init("Minutes")] + (["Mean"] + Self.percentiles.map(\.name) + ["Max"]).map { .init($0, .right) },
      width: Self.width)
    for stage in timed {
      let times = outcome.books[stage]
      let spread = Self.percentiles.map { times.quantiles.quantile($0.share) } + [times.quantiles.maximum]
      let values = [times.tally.mean] + (isOne ? [] : spread)
      table.addRow([stage.words] + values.map { $0.map(Self.minutes.text) ?? "none" })
    }
    return table.lines()
  }

  private var conversion: [String] {
    let books = outcome.books
    guard books.sessions > 0 else { return [] }
    let steps: [(String, Int, [Loss])] = [
      ("came", books.sessions, []), ("found something", books.searched, [.nothingFound, .loginFailed, .noTable]),
      ("filled a cart", books.filledCarts, [.onlyLooked, .putOff]), ("checked out", books.checkouts, [.abandoned]),
      ("paid", books.paidVisits, [.refused, .serviceFailed]),
    ]
    let rows = steps.map { name, count, losses in
      let lost = losses.filter { books.lost($0) > 0 }.map { "\(Self.whole.text(books.lost($0))) \($0.fewWords)" }
      return (
        cells: [name, Self.whole.text(count), share(count, of: books.sessions)], remark: lost.joined(separator: ", ")
      )
    }
    return table(of: rows, "Visits", remarks: "Lost before")
  }
}

extension Loss {
  /// For a table, in which several stand beside each other.
  fileprivate var fewWords: String {
    switch self {
    case .putOff: "put off"
    case .abandoned: "left the cart"
    case .refused: "refused"
    default: words
    }
  }
}

extension Stage {
  /// The whole first, then its parts in the order in which they begin.
  fileprivate static let asTheyCome: [Stage] = [
    .clickToDoor, .acceptanceDelay, .kitchenQueue, .preparation, .assignmentDelay, .courierWait, .readyToPickup,
    .readyToDoor,
  ]

  /// For a table.
  var words: String {
    switch self {
    case .clickToDoor: "click to door"
    case .acceptanceDelay: "restaurant answers"
    case .kitchenQueue: "waits for a cook"
    case .preparation: "is cooked"
    case .readyToPickup: "food waits"
    case .readyToDoor: "ready to door"
    case .assignmentDelay: "finds a partner"
    case .courierWait: "partner waits"
    }
  }
}
