import DiscreteEvents
import Messaging
public import Scenario
import Statistics

extension Outcome {
  /// What a run came to in one respect, in the measure's unit; nil if there was nothing to measure.
  public func value(of measure: Measure) -> Double? {
    switch measure.subject {
    case .placed: count(books.placed, measure.statistic)
    case .delivered: count(books.ended(.delivered), measure.statistic)
    case .fulfilled: count(books.handedOver, measure.statistic)
    case .completed: count(books.succeeded, measure.statistic)
    case .paymentFailed: count(books.failed(.paymentFailed), measure.statistic)
    case .paymentExpired: count(books.failed(.paymentLapsed), measure.statistic)
    case .rejected: count(books.ended(.rejected), measure.statistic)
    case .cancelled: count(books.ended(.cancelled), measure.statistic)
    case .onTime: share(books.onTime, of: books.ended(.delivered))
    case .clickToDoor: minutes(.clickToDoor, measure.statistic)
    case .readyToDoor: minutes(.readyToDoor, measure.statistic)
    case .readyToPickup: minutes(.readyToPickup, measure.statistic)
    case .courierWait: minutes(.courierWait, measure.statistic)
    case .acceptanceDelay: minutes(.acceptanceDelay, measure.statistic)
    case .kitchenQueue: minutes(.kitchenQueue, measure.statistic)
    case .preparation: minutes(.preparation, measure.statistic)
    case .assignmentDelay: minutes(.assignmentDelay, measure.statistic)
    case .conversion: conversion(measure.statistic)
    case .money: money(measure.statistic).map { Double($0.thousandths) / 1_000 }
    case .discounts: effect?.value(of: measure.statistic)
    case .orders: demandSpan > .zero ? Double(books.ended(.delivered)) / demandSpan.inHours : nil
    case .kitchens: kitchensBusy
    case .partners: partnersBusy
    case .messages: Double(messages(measure.statistic))
    case .faults: Double(faults.reduce(0) { $0 + $1.lost })
    }
  }

  private func count(_ orders: Int, _ statistic: Measure.Statistic) -> Double? {
    statistic == .share ? share(orders, of: books.placed) : Double(orders)
  }

  private func share(_ part: Int, of whole: Int) -> Double? { whole > 0 ? Double(part) / Double(whole) : nil }

  private func minutes(_ stage: Stage, _ statistic: Measure.Statistic) -> Double? {
    let times = books[stage]
    return switch statistic {
    case .p50: times.quantiles.quantile(0.5)
    case .p90: times.quantiles.quantile(0.9)
    case .p95: times.quantiles.quantile(0.95)
    case .p99: times.quantiles.quantile(0.99)
    case .max: times.quantiles.maximum
    default: times.tally.mean
    }
  }

  private func conversion(_ statistic: Measure.Statistic) -> Double? {
    switch statistic {
    case .search: share(books.searched, of: books.sessions)
    case .cart: share(books.filledCarts, of: books.sessions)
    case .checkout: share(books.checkouts, of: books.sessions)
    default: share(books.paidVisits, of: books.sessions)
    }
  }

  private func money(_ statistic: Measure.Statistic) -> Money? {
    switch statistic {
    case .gmv: ledger.gmv
    case .discounts: ledger.discounts
    case .fees: ledger.fees + ledger.surges
    case .tax: ledger.tax
    case .refunds: ledger.refunded
    case .net: ledger.taken - ledger.refunded
    default: ledger.averageOrder
    }
  }

  private func messages(_ statistic: Measure.Statistic) -> Int {
    switch statistic {
    case .published: messagesPublished
    case .lost: subscriptions.reduce(0) { $0 + $1.statistics.lost }
    case .deadLettered: subscriptions.reduce(0) { $0 + $1.statistics.dead }
    case .duplicates: subscriptions.reduce(0) { $0 + $1.statistics.duplicates }
    default: subscriptions.reduce(0) { $0 + $1.statistics.delivered }
    }
  }

  /// The expectations that this run did not meet, with what there was instead.
  public func failures(of expectations: [Expectation]) -> [(expectation: Expectation, value: Double?)] {
    expectations.map { ($0, value(of: $0.measure)) }.filter { !$0.0.holds(for: $0.1) }
  }
}
