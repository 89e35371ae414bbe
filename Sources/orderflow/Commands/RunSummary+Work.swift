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
      let rate = NumberFormat.fixed(2).text(Double(outcome.deliveredMeanwhile) / outcome.partnerHours)
      sentences.append(
        "Partners were \(Self.share.text(busy)) busy while online, and delivered \(rate) orders an hour each.")
    }
    return (sentences + [offers].compactMap(\.self)).flatMap { paragraph($0, width: Self.width) }
  }

  private var offers: String? {
    let dispatch = outcome.dispatch
    guard dispatch.offers > 0 else { return nil }
    let answers = [
      (dispatch.accepted, "accepted"), (dispatch.tooLate, "accepted too late"), (dispatch.declined, "declined"),
      (dispatch.ignored, "not answered"),
    ]
    let parts = answers.filter { $0.0 > 0 }.map { "\(Self.whole.text($0.0)) \($0.1)" }.joined(separator: ", ")
    let bundles =
      dispatch.bundled > 0 ? "; \(counted(dispatch.bundled, "order")) travelled with another" : ""
    return counted(dispatch.offers, "round") + " of offers\(parts.isEmpty ? "" : ": ")\(parts)\(bundles)."
  }

  /// What customers paid and who got it; below it what was given back.
  var money: [String] {
    let ledger = outcome.ledger
    let rows: [(String, Money)] = [
      ("items ordered", ledger.gmv), ("discounts by the platform", taken(ledger.discountsByPlatform)),
      ("discounts by restaurants", taken(ledger.discountsByRestaurants)), ("fees", ledger.fees),
      ("surges", ledger.surges),
      ("tax", ledger.tax), ("customers paid", ledger.earned), ("to restaurants", ledger.restaurants),
      ("to partners", ledger.partners), ("left to the platform", ledger.net),
      ("refunded for failed orders", ledger.refunded), ("kept of failed orders", ledger.kept),
      ("paid for orders under way", outcome.ending == .whole ? .zero : ledger.open),
    ].filter { $0.1 != .zero }
    guard !rows.isEmpty else { return [] }
    let places = scenario.currency.places
    let hasShares = ledger.gmv > .zero
    var table = TextTable(
      columns: [.init("Money in \(scenario.currency.code)"), .init("Amount", .right)]
        + (hasShares ? [.init("Of items", .right)] : []), width: Self.width)
    for (name, amount) in rows {
      let part = Double(amount.thousandths) / Double(ledger.gmv.thousandths)
      table.addRow([name, amount.grouped(places: places)] + (hasShares ? [Self.share.text(part)] : []))
    }
    if ledger.delivered > 1, let average = ledger.averageOrder {
      table.addRow(["an order on average", average.grouped(places: places)])
    }
    return table.lines()
  }

  private func taken(_ amount: Money) -> Money { Money(thousandths: -amount.thousandths) }

  /// How the gateway's answers came; none where nobody paid by it.
  var payments: [String] {
    let payments = outcome.payments
    guard payments.begun > 0 else { return [] }
    let counts = [
      (payments.begun, "begun"), (payments.settled, "made"), (payments.failed, "failed"),
      (payments.refunds, "refunded"),
    ].filter { $0.0 > 0 }.map { "\(Self.whole.text($0.0)) \($0.1)" }.joined(separator: ", ")
    let known = payments.repeated > 0 ? "; \(counted(payments.repeated, "answer")) told what was known already" : ""
    let forged = payments.forged > 0 ? "; \(counted(payments.forged, "forged answer")) refused" : ""
    return paragraph("Payments: \(counts)\(known)\(forged).", width: Self.width)
  }

  var messages: [String] {
    let all = outcome.subscriptions
    guard outcome.messagesPublished > 0 else { return [] }
    func sum(_ count: (SubscriptionStatistics) -> Int) -> Int { all.reduce(0) { $0 + count($1.statistics) } }
    let troubles = [
      (sum(\.duplicates), "more than once"), (sum(\.dead), "given up on"), (sum(\.lost), "lost"),
      (sum(\.waiting), "still waiting"),
    ].filter { $0.0 > 0 }.map { ", \(Self.whole.text($0.0)) \($0.1)" }.joined()
    let sentence =
      "Messages: \(Self.whole.text(outcome.messagesPublished)) published, \(Self.whole.text(sum(\.delivered))) delivered"
      + "\(troubles.isEmpty ? ", none twice or lost" : troubles)."
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
    let titles = ["Struck", "Orders", "Failed", "Retried", "Later by", "Recovered"]
    let rows = outcome.faults.map { effect in
      [
        Self.whole.text(effect.strikes), Self.whole.text(effect.touched), Self.whole.text(effect.lost),
        Self.whole.text(effect.retried), effect.delay.map { Self.minutes.text($0) + "m" } ?? "none",
        effect.recovery.map(readable) ?? "none",
      ]
    }
    let taken = titles.indices.map { column in 2 + max(titles[column].count, rows.map(\.[column].count).max() ?? 0) }
    var table = TextTable(
      columns: [.init("Fault", narrowest: Self.width)] + titles.map { .init($0, .right) }, width: Self.width)
    for (effect, row) in zip(outcome.faults, rows) {
      let lines = broken(effect.fault, to: max(Self.width - taken.reduce(0, +), 12))
      table.addRow(lines.prefix(1) + row)
      for line in lines.dropFirst() { table.addRow(["  " + line]) }
    }
    return table.lines()
      + paragraph(
        "Orders: those that passed where a fault was, hit or not; Failed: of them; Later by: to the door, than others.",
        width: Self.width)
  }

  /// What a fault strikes and how, in lines; a topic and its subscriber are parted if need be, and names never cut.
  private func broken(_ fault: Fault, to width: Int) -> [String] {
    let whole = "\(fault.what) \(fault.kind.rawValue)"
    guard whole.count > width else { return [whole] }
    guard fault.what.count > width, let slash = fault.what.firstIndex(of: "/") else {
      return [fault.what, fault.kind.rawValue]
    }
    let name = fault.what[fault.what.index(after: slash)...]
    return [String(fault.what[...slash])] + paragraph("\(name) \(fault.kind.rawValue)", width: width - 2)
  }

  /// Replayed actions that were not answered as they must be, or refused without its being said.
  var replay: [String] {
    let wrong = outcome.wrongAnswers.map { ($0, "FAILED: ", "not with \($0.expected ?? 200)") }
    let refused = outcome.refusals.map { ($0, "", "which the scenario does not say") }
    return (wrong + refused).flatMap { answer, mark, remark in
      paragraph(
        "\(mark)\(scenario.start + answer.at.sinceStart) \(answer.deed.rawValue) was answered with \(answer.answer), "
          + remark, width: Self.width)
    }
  }

  var wrongAnswers: [String] { outcome.wrongAnswers.isEmpty ? [] : replay }

  var chart: [String] {
    guard outcome.books.placed > 3 else { return [] }
    let width = Int64(outcome.books.placements.width)
    let values = ordersPerMinute
    let size = ChartScale.valuesPerColumn(values.count, each: width, width: Self.width - 6)
    let chart = BlockChart(values, valuesPerColumn: size)
    let column = Timespan(ticks: width * Int64(size))
    let scale =
      "Orders per minute, a full block being \(NumberFormat.significant(3).text(chart.greatest)), "
      + "a column \(readable(column))"
    return paragraph(scale, width: Self.width)
      + ["  " + chart.line, "  " + ChartScale.axis(of: chart.levels.count, each: column)]
  }
}

extension Money {
  /// With commas between thousands.
  func grouped(places: Int) -> String {
    NumberFormat.fixed(places).groupingThousands().text(Double(thousandths) / 1_000)
  }
}
