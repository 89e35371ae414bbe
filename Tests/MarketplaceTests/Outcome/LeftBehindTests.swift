import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What is over is let go of while the run goes on, so that a long one needs no more memory than a short one.
struct LeftBehindTests {
  private struct Trace {
    weak var order: Order?
  }

  private final class Traces: @unchecked Sendable {
    var ofOrders: [Int: Trace] = [:]
  }

  /// Partners accept orders on the way, and impatient customers call off what nobody has fetched yet.
  @Test func nothingKeepsAnOrderThatIsOver() throws {
    let text = """
      { "duration": "2h", "city": { "size": "5km" }, "demand": { "ordersPerHour": 120 }, "restaurants": { "count": 12 },
        "partners": { "count": 22 }, "dispatch": { "policy": "earliestPickup" }, "customers": { "patience": "35m" } }
      """
    let scenario = try Scenario.read(ScenarioFile(path: "left.json", bytes: Array(text.utf8))).scenario
    let traces = Traces()
    do {
      let day = try Reference(scenario) { market in
        for minute in 1..<180 {
          market.orders.call { desk in
            _ = desk.at(.start + .minutes(Int64(minute)), "looks around") { desk in
              for order in desk.remaining { traces.ofOrders[order.number] = Trace(order: order) }
            }
          }
        }
      }
      #expect(day.outcome.books.cancelled(.impatient) > 0)
    }
    #expect(traces.ofOrders.count > 100)
    #expect(traces.ofOrders.filter { $0.value.order != nil }.keys.sorted() == [])
  }
}
