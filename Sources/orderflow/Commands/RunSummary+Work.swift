import DiscreteEvents
import JSON
import Marketplace
import Messaging
import Reporting
import Scenario
import Statistics

// For people: who had how much to do, what it brought in, and what went wrong.
extension RunSummary {
  var work: [String] {
    var sentences: [String] = []
    if let busy = outcome.kitchensBusy {
      sentences.append("Cooks were \(Self.share.text(busy)) busy while orders came in.")
    }
    if let busy = outcome.partnersBusy, outcome.partnerHours > 0 {
      let rate = NumberFormat.fixed(2).text(Double(outcome.books.ended(.delivered)) / outcome.partnerHours)
      sentences.append("Partners were \(Self.share.text(busy)) busy while online, with \(rate) orders an hour.")
    }
    let dispatch = outcome.dispatch
    if dispatch.offers > 0 {
      sentences.append(
        "\(Self.whole.text(dispatch.offers)) rounds of offers: \(Self.whole.text(dispatch.accepted)) accepted, "
          + "\(Self.whole.text(dispatch.declined)) declined, \(Self.whole.text(dispatch.ignored)) not answered; "
          + "\(Self.whole.text(dispatch.bundled)) orders travelled with another.")
    }
    return sentences.flatMap { paragraph($0, width: Self.width) }
  }

  var money: [String] {
    let ledger = outcome.ledger
    guard ledger.delivered > 0 || ledger.taken > .zero else { return [] }
    let places = scenario.currency.places
    var table = TextTable(
      columns: [.init("Money in \(scenario.currency.code)"), .init("Amount", .right), .init("Of items", .right)],
      width: Self.width)
    let rows: [(String, Money)] = [
      ("items ordered", ledger.gmv), ("discounts by the platform", ledger.discountsByPlatform),
      ("discounts by restaurants", ledger.discountsByRestaurants), ("surges", ledger.surges), ("fees", ledger.fees),
      ("tax", ledger.tax), ("refunded", ledger.refunded), ("to restaurants", ledger.restaurants),
      ("to partners", ledger.partners), ("left to the platform", ledger.net),
    ]
    for (name, amount) in rows where amount != .zero {
      let part = ledger.gmv > .zero ? Double(amount.thousandths) / Double(ledger.gmv.thousandths) : 0
      table.addRow([name, amount.grouped(places: places), ledger.gmv > .zero ? Self.share.text(part) : ""])
    }
    if let average = ledger.averageOrder { table.addRow(["an order on average", average.grouped(places: places), ""]) }
    return table.lines()
  }

  var messages: [String] {
    let all = outcome.subscriptions
    guard outcome.messagesPublished > 0 else { return [] }
    func sum(_ count: (SubscriptionStatistics) -> Int) -> Int { all.reduce(0) { $0 + count($1.statistics) } }
    let sentence =
      "Messages: \(Self.whole.text(outcome.messagesPublished)) published, \(Self.whole.text(sum(\.delivered))) delivered, "
      + "\(Self.whole.text(sum(\.duplicates))) twice, \(Self.whole.text(sum(\.dead))) dead letters, "
      + "\(Self.whole.text(sum(\.lost))) lost."
    let slow = all.compactMap { line in line.statistics.latencies.quantile(0.99).map { (line, $0) } }.max {
      $0.1 < $1.1
    }
    let lag = slow.map { line, seconds in
      "The slowest to hear is \(line.name) of \(line.topic): 99 in 100 within \(readable(seconds: seconds)), "
        + "at most \(Self.whole.text(Int(line.statistics.backlog.maximum))) waiting."
    }
    return ([sentence] + [lag].compactMap(\.self)).flatMap { paragraph($0, width: Self.width) }
  }

  /// "152ms", "3.4s".
  private func readable(seconds: Double) -> String {
    seconds < 1 ? "\(Int((seconds * 1_000).rounded()))ms" : "\(NumberFormat.significant(3).text(seconds))s"
  }

  /// Only those that failed somebody: the rest is for programs.
  var services: [String] {
    let failing = outcome.services.filter { $0.statistics.failures > 0 }
    guard !failing.isEmpty else { return [] }
    var table = TextTable(
      columns: [.init("Service")]
        + ["Requests", "Down", "Store down", "Too late", "Refused", "Retried"].map { .init($0, .right) },
      width: Self.width)
    for service in failing {
      let numbers = service.statistics
      table.addRow(
        [service.name.rawValue]
          + [
            numbers.requests, numbers.unavailable, numbers.storeUnavailable, numbers.timedOut, numbers.refused,
            numbers.retried,
          ]
          .map { Self.whole.text($0) })
    }
    return table.lines()
  }

  var faults: [String] {
    guard !outcome.faults.isEmpty else { return [] }
    var table = TextTable(
      columns: [.init("Fault")]
        + ["Struck", "Touched", "Lost", "Retried", "Later by", "Recovered in"].map { .init($0, .right) },
      width: Self.width)
    for effect in outcome.faults {
      table.addRow([
        "\(effect.fault.what) \(effect.fault.kind.rawValue)", Self.whole.text(effect.strikes),
        Self.whole.text(effect.touched), Self.whole.text(effect.lost), Self.whole.text(effect.retried),
        effect.delay.map { Self.minutes.text($0) + "m" } ?? "none", effect.recovery.map(readable) ?? "none",
      ])
    }
    return table.lines()
  }

  var replay: [String] {
    let wrong = outcome.wrongAnswers.map { ($0, "must be answered with \($0.expected ?? 200)") }
    let refused = outcome.refusals.map { ($0, "") }
    return (wrong + refused).flatMap { answer, remark in
      paragraph(
        "\(scenario.start + answer.at.sinceStart) \(answer.deed.rawValue): answered with \(answer.answer)"
          + (remark.isEmpty ? "" : ", \(remark)"), width: Self.width)
    }
  }

  var chart: [String] {
    guard outcome.books.placed > 3 else { return [] }
    let chart = BlockChart(ordersPerMinute, width: Self.width - 20)
    let column = Timespan(ticks: outcome.books.placements.width * Int64(chart.valuesPerColumn))
    let scale =
      "Orders per minute, a full block being \(NumberFormat.significant(3).text(chart.greatest)), "
      + "a column \(readable(column))"
    let end = readable(outcome.demandSpan)
    let gap = max(1, chart.levels.count - 1 - end.count)
    return paragraph(scale, width: Self.width) + ["  " + chart.line, "  0" + String(repeating: " ", count: gap) + end]
  }

  /// What happened, where it is little.
  var story: [String] {
    guard let story = outcome.story else { return [] }
    var table = TextTable(
      columns: [.init("Time"), .init("Who", narrowest: 14), .init("What", narrowest: 16), .init("")], width: Self.width)
    for line in story.lines {
      table.addRow(["\((scenario.start + line.at.sinceStart).timeOfDay)", line.who, line.what, line.detail])
    }
    return table.lines()
  }
}

extension Money {
  /// With commas between thousands.
  fileprivate func grouped(places: Int) -> String {
    NumberFormat.fixed(places).groupingThousands().text(Double(thousandths) / 1_000)
  }
}
