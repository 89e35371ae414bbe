import DiscreteEvents
import JSON
import Marketplace
import Messaging
import Reporting
import Scenario
import Statistics

// For programs. Times are minutes, shares are of one, money is in units of the currency.
extension RunSummary {
  var json: JSONText {
    [
      "name": scenario.name.isEmpty ? .null : .string(scenario.name),
      "seed": .string("\(scenario.seed)"),
      "incomplete": .boolean(outcome.ending == .interruption),
      "warmup": outcome.warmup.json,
      "demand_minutes": .number(outcome.demandSpan.inMinutes),
      "simulated_minutes": .number(outcome.span.inMinutes),
      "restaurants": .integer(scenario.restaurantCount),
      "partners": .integer(scenario.partnerCount),
      "orders": ordersJSON,
      "failed_because": failuresJSON,
      "minutes": .object(Stage.allCases.map { .init(key: "\($0)", value: json(outcome.books[$0])) }),
      "visits": visitsJSON,
      "kitchens_busy": number(outcome.kitchensBusy),
      "partners_busy": number(outcome.partnersBusy),
      "partner_hours": .number(outcome.partnerHours),
      "delivered_meanwhile": .integer(outcome.deliveredMeanwhile),
      "offers": offersJSON,
      "money": moneyJSON,
      "twin": outcome.effect.map(json) ?? .null,
      "payments": paymentsJSON,
      "messages": messagesJSON,
      "subscriptions": .array(outcome.subscriptions.map(json)),
      "services": .array(outcome.services.map(json)),
      "faults": .array(outcome.faults.map(json)),
      "wrong_answers": .array(outcome.wrongAnswers.map(json)),
      "refusals": .array(outcome.refusals.map(json)),
      "orders_per_minute": [
        "width_minutes": .number(Timespan(ticks: outcome.books.placements.width).inMinutes),
        "values": .array(ordersPerMinute.map { .number($0) }),
      ],
      "events": .integer(outcome.events),
      "digest": outcome.digest.map { .string(Self.hexadecimal($0)) } ?? .null,
      "story": outcome.story.map { .array($0.lines.map(json)) } ?? .null,
      "expectations": .array(
        scenario.expect.map {
          ExpectationTable.json($0, value: outcome.value(of: $0.measure), isJudged: outcome.ending != .interruption)
        }),
    ]
  }

  private var ordersJSON: JSONText {
    let books = outcome.books
    let ends = OrderStatus.allCases.filter(\.isFinal).map {
      JSONText.Member(key: $0.name, value: .integer(books.ended($0)))
    }
    return .object(
      [.init(key: "placed", value: .integer(books.placed))] + ends + [
        .init(key: "in_progress", value: .integer(outcome.inProgress)),
        .init(key: "on_time", value: .integer(books.onTime)),
      ])
  }

  private var failuresJSON: JSONText {
    .object(
      FailureReason.allCases.filter { $0 != .none }.map {
        .init(key: "\($0)", value: .integer(outcome.books.failed($0)))
      })
  }

  private func json(_ stage: StageTimes) -> JSONText {
    let percentiles = Self.percentiles.map {
      JSONText.Member(key: $0.name, value: number(stage.quantiles.quantile($0.share)))
    }
    return .object(
      [.init(key: "count", value: .integer(stage.tally.count)), .init(key: "mean", value: number(stage.tally.mean))]
        + percentiles + [.init(key: "max", value: number(stage.quantiles.maximum))])
  }

  private var visitsJSON: JSONText {
    let books = outcome.books
    return [
      "came": .integer(books.sessions), "found": .integer(books.searched), "filled_a_cart": .integer(books.filledCarts),
      "checked_out": .integer(books.checkouts), "paid": .integer(books.paidVisits),
      "lost": .object(Loss.allCases.map { .init(key: "\($0)", value: .integer(books.lost($0))) }),
    ]
  }

  private var offersJSON: JSONText {
    let dispatch = outcome.dispatch
    return [
      "made": .integer(dispatch.offers), "accepted": .integer(dispatch.accepted),
      "declined": .integer(dispatch.declined), "ignored": .integer(dispatch.ignored),
      "too_late": .integer(dispatch.tooLate), "reassigned": .integer(dispatch.reassigned),
      "bundled": .integer(dispatch.bundled),
    ]
  }

  private var moneyJSON: JSONText {
    let ledger = outcome.ledger
    return [
      "currency": .string(scenario.currency.code), "taken": amount(ledger.taken), "in_cash": amount(ledger.cash),
      "refunded": amount(ledger.refunded), "kept": amount(ledger.kept), "open": amount(ledger.open),
      "items": amount(ledger.gmv),
      "discounts_by_platform": amount(ledger.discountsByPlatform),
      "discounts_by_restaurants": amount(ledger.discountsByRestaurants), "surges": amount(ledger.surges),
      "fees": amount(ledger.fees), "tax": amount(ledger.tax), "to_restaurants": amount(ledger.restaurants),
      "to_partners": amount(ledger.partners), "to_platform": amount(ledger.net),
      "average_order": ledger.averageOrder.map(amount) ?? .null,
    ]
  }

  /// To the coin, as a number.
  func amount(_ money: Money) -> JSONText { .number(Double(money.thousandths) / 1_000) }

  private var paymentsJSON: JSONText {
    let payments = outcome.payments
    return [
      "begun": .integer(payments.begun), "settled": .integer(payments.settled), "failed": .integer(payments.failed),
      "repeated": .integer(payments.repeated), "forged": .integer(payments.forged), "polls": .integer(payments.polls),
      "cash": .integer(payments.cash), "refunds": .integer(payments.refunds),
    ]
  }

  private var messagesJSON: JSONText {
    func sum(_ count: (SubscriptionStatistics) -> Int) -> JSONText {
      .integer(outcome.subscriptions.reduce(0) { $0 + count($1.statistics) })
    }
    return [
      "published": .integer(outcome.messagesPublished), "delivered": sum(\.delivered), "duplicates": sum(\.duplicates),
      "dead": sum(\.dead), "lost": sum(\.lost), "waiting": sum(\.waiting),
    ]
  }

  private func json(_ line: SubscriptionFigures) -> JSONText {
    let statistics = line.statistics
    return [
      "topic": .string(line.topic), "name": .string(line.name), "published": .integer(statistics.published),
      "delivered": .integer(statistics.delivered), "duplicates": .integer(statistics.duplicates),
      "out_of_order": .integer(statistics.outOfOrder), "dead": .integer(statistics.dead),
      "lost": .integer(statistics.lost),
      "waiting": .integer(statistics.waiting), "failures": .integer(statistics.failures),
      "backlog_mean": .number(statistics.backlog.average(until: outcome.span.ticks) ?? 0),
      "backlog_max": .number(statistics.backlog.maximum),
      "seconds_p50": number(statistics.latencies.quantile(0.5)),
      "seconds_p99": number(statistics.latencies.quantile(0.99)),
    ]
  }

  private func json(_ service: ServiceFigures) -> JSONText {
    let statistics = service.statistics
    return [
      "name": .string(service.name.rawValue), "requests": .integer(statistics.requests),
      "down": .integer(statistics.unavailable), "store_down": .integer(statistics.storeUnavailable),
      "too_late": .integer(statistics.timedOut), "refused": .integer(statistics.refused),
      "retried": .integer(statistics.retried), "seconds_mean": number(statistics.latency.mean),
      "seconds_max": number(statistics.latency.maximum),
    ]
  }

  private func json(_ effect: FaultEffect) -> JSONText {
    [
      "what": .string(effect.fault.what), "is": .string(effect.fault.kind.rawValue),
      "strikes": .integer(effect.strikes),
      "touched": .integer(effect.touched), "lost": .integer(effect.lost), "retried": .integer(effect.retried),
      "delay_minutes": number(effect.delay), "recovery_minutes": number(effect.recovery?.inMinutes),
    ]
  }

  private func json(_ answer: ReplayedAnswer) -> JSONText {
    [
      "action": .integer(answer.action), "at": .string("\(scenario.start + answer.at.sinceStart)"),
      "does": .string(answer.deed.rawValue), "expected": answer.expected.map { .integer($0) } ?? .null,
      "answer": .integer(answer.answer),
    ]
  }

  private func json(_ line: Story.Line) -> JSONText {
    [
      "at": .string("\(scenario.start + line.at.sinceStart)"), "who": .string(line.who), "what": .string(line.what),
      "detail": .string(line.detail),
    ]
  }

  /// Sixteen digits: JSON's numbers have no room for all 64 bits.
  static func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  func number(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }
}
