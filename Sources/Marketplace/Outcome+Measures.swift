import DiscreteEvents
public import Scenario
import Statistics

extension Outcome {
  /// What a run came to in one respect, in the measure's unit; nil if there was nothing to measure.
  public func value(of measure: Measure) -> Double? {
    switch measure.subject {
    case .placed: count(books.placed, measure.statistic)
    case .delivered: count(books.delivered, measure.statistic)
    case .paymentFailed: count(books.paymentFailed, measure.statistic)
    case .rejected: count(books.rejected, measure.statistic)
    case .clickToDoor: clickToDoor(measure.statistic)
    case .kitchenQueue: minutes(kitchenWaits, measure.statistic)
    case .assignmentDelay: minutes(courierWaits, measure.statistic)
    case .orders: demandSpan > .zero ? Double(books.delivered) / demandSpan.inHours : nil
    case .kitchens: kitchensBusy
    case .partners: couriersBusy
    case .messages: messages(measure.statistic)
    case .fulfilled, .completed, .paymentExpired, .cancelled, .onTime: nil
    case .readyToDoor, .readyToPickup, .courierWait, .acceptanceDelay, .preparation: nil
    case .conversion, .money, .faults: nil
    }
  }

  private func messages(_ statistic: Measure.Statistic) -> Double? {
    switch statistic {
    case .published: Double(messagesPublished)
    case .delivered: Double(messagesDelivered)
    default: nil
    }
  }

  private func minutes(_ waits: Waits, _ statistic: Measure.Statistic) -> Double? {
    switch statistic {
    case .mean: waits.mean
    case .max: waits.longest
    default: nil
    }
  }

  private func count(_ orders: Int, _ statistic: Measure.Statistic) -> Double? {
    guard statistic == .share else { return Double(orders) }
    return books.placed > 0 ? Double(orders) / Double(books.placed) : nil
  }

  private func clickToDoor(_ statistic: Measure.Statistic) -> Double? {
    let quantiles = books.clickToDoorQuantiles
    return switch statistic {
    case .p50: quantiles.quantile(0.5)
    case .p90: quantiles.quantile(0.9)
    case .p95: quantiles.quantile(0.95)
    case .p99: quantiles.quantile(0.99)
    case .max: quantiles.maximum
    default: books.clickToDoor.mean
    }
  }

  /// The expectations that this run did not meet, with what there was instead.
  public func failures(of expectations: [Expectation]) -> [(expectation: Expectation, value: Double?)] {
    expectations.map { ($0, value(of: $0.measure)) }.filter { !$0.0.holds(for: $0.1) }
  }
}
