import DiscreteEvents
import JSON
import Marketplace
import Reporting
import Scenario
import Statistics

// For programs. Times are minutes, shares are of one.
extension RunSummary {
  var json: JSONText {
    let books = outcome.books
    return [
      "name": scenario.name.isEmpty ? .null : .string(scenario.name),
      "seed": .string("\(scenario.seed)"),
      "incomplete": .boolean(outcome.ending == .interruption),
      "demand_minutes": .number(outcome.demandSpan.inMinutes),
      "simulated_minutes": .number(outcome.span.inMinutes),
      "restaurants": .integer(scenario.restaurantCount),
      "partners": .integer(scenario.partnerCount),
      "orders": [
        "placed": .integer(books.placed), "payment_failed": .integer(books.paymentFailed),
        "rejected": .integer(books.rejected), "delivered": .integer(books.delivered),
        "in_progress": .integer(outcome.inProgress),
      ],
      "click_to_door": clickToDoor,
      "kitchen_wait": json(outcome.kitchenWaits),
      "courier_wait": json(outcome.courierWaits),
      "kitchens_busy": .number(outcome.kitchensBusy),
      "couriers_busy": .number(outcome.couriersBusy),
      "messages": [
        "published": .integer(outcome.messagesPublished), "delivered": .integer(outcome.messagesDelivered),
      ],
      "orders_per_minute": [
        "width_minutes": .number(Timespan(ticks: books.placements.width).inMinutes),
        "values": .array(ordersPerMinute.map { .number($0) }),
      ],
      "events": .integer(outcome.events),
      "expectations": .array(scenario.expect.map(json)),
    ]
  }

  private func json(_ expectation: Expectation) -> JSONText {
    ExpectationTable.json(
      expectation, value: outcome.value(of: expectation.measure), isJudged: outcome.ending != .interruption)
  }

  private var clickToDoor: JSONText {
    let doors = outcome.books.clickToDoorQuantiles
    let mean = JSONText.Member(key: "mean", value: number(outcome.books.clickToDoor.mean))
    let percentiles = Self.percentiles.map { JSONText.Member(key: $0.name, value: number(doors.quantile($0.share))) }
    return .object([mean] + percentiles + [.init(key: "max", value: number(doors.maximum))])
  }

  private func json(_ waits: Outcome.Waits) -> JSONText {
    ["mean": number(waits.mean), "max": number(waits.longest)]
  }

  private func number(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }
}
