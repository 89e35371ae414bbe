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
      orders, stages, conversion, work, money, messages, services, faults, replay, chart, story, expectations,
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
      case .whole: "the last one finished after \(readable(outcome.span))"
      case .instant, .interruption:
        "ended after \(readable(outcome.span)) with \(Self.whole.text(outcome.inProgress)) under way"
      }
    return [
      "\(readable(outcome.demandSpan)) of orders, \(ending); seed \(scenario.seed)",
      "\(Self.whole.text(scenario.restaurantCount)) restaurants, "
        + "\(Self.whole.text(scenario.partnerCount)) partners",
    ]
  }

  /// To the second: "6h52m11s".
  func readable(_ span: Timespan) -> String {
    Timespan.seconds((span.ticks + 500_000) / 1_000_000).description
  }

  func share(_ part: Int, of whole: Int) -> String {
    whole > 0 ? Self.share.text(Double(part) / Double(whole)) : ""
  }

  private var expectations: [String] { scenario.expect.isEmpty ? [] : expectationTable(scenario.expect) }

  func expectationTable(_ expectations: [Expectation]) -> [String] {
    ExpectationTable.lines(expectations, isJudged: outcome.ending != .interruption, width: Self.width) {
      (outcome.value(of: $0), "")
    }
  }
}

// Orders.
extension RunSummary {
  private var orders: [String] {
    let books = outcome.books
    var table = TextTable(
      columns: [.init("Orders"), .init("Count", .right), .init("Share", .right), .init("")], width: Self.width)
    func add(_ name: String, _ count: Int, _ remark: String = "") {
      table.addRow([name, Self.whole.text(count), share(count, of: books.placed), remark])
    }
    add("placed", books.placed, channels)
    for (name, status) in [("delivered", OrderStatus.delivered), ("collected", .fulfilled), ("eaten", .completed)]
    where books.ended(status) > 0 { add(name, books.ended(status), status == .delivered ? onTime : "") }
    for (name, status) in [("rejected", OrderStatus.rejected), ("cancelled", .cancelled)] where books.ended(status) > 0
    {
      add(name, books.ended(status), "")
    }
    for reason in FailureReason.allCases where books.failed(reason) > 0 {
      add("  as \(reason.words)", books.failed(reason))
    }
    if outcome.inProgress > 0 { add("under way", outcome.inProgress) }
    return table.lines()
  }

  private var channels: String {
    let named = Channels.Channel.allCases.map { ($0, outcome.books.placed(by: $0)) }.filter { $0.1 > 0 }
    guard named.count > 1 else { return "" }
    return named.map { "\(Self.whole.text($0.1)) \($0.0.rawValue)" }.joined(separator: ", ")
  }

  private var onTime: String {
    let late = outcome.books.onTime
    return "\(share(late, of: outcome.books.ended(.delivered))) within \(scenario.orders.promise)"
  }

  private var stages: [String] {
    let timed = Stage.allCases.filter { outcome.books[$0].tally.count > 0 }
    guard !timed.isEmpty else { return [] }
    var table = TextTable(
      columns: [.init("Minutes")] + (["Mean"] + Self.percentiles.map(\.name) + ["Max"]).map { .init($0, .right) },
      width: Self.width)
    for stage in timed {
      let times = outcome.books[stage]
      let values =
        [times.tally.mean] + Self.percentiles.map { times.quantiles.quantile($0.share) } + [times.quantiles.maximum]
      table.addRow([stage.words] + values.map { $0.map(Self.minutes.text) ?? "none" })
    }
    return table.lines()
  }

  private var conversion: [String] {
    let books = outcome.books
    guard books.sessions > 0 else { return [] }
    var table = TextTable(
      columns: [.init("Visits"), .init("Count", .right), .init("Share", .right), .init("Lost before")],
      width: Self.width)
    let steps: [(String, Int, [Loss])] = [
      ("came", books.sessions, []), ("found something", books.searched, [.nothingFound, .loginFailed, .noTable]),
      ("filled a cart", books.filledCarts, [.onlyLooked, .putOff]), ("checked out", books.checkouts, [.abandoned]),
      ("paid", books.paidVisits, [.refused, .serviceFailed]),
    ]
    for (name, count, losses) in steps {
      let lost = losses.filter { books.lost($0) > 0 }.map { "\(Self.whole.text(books.lost($0))) \($0.words)" }
      table.addRow([name, Self.whole.text(count), share(count, of: books.sessions), lost.joined(separator: ", ")])
    }
    return table.lines()
  }
}

extension Stage {
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
