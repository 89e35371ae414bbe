import DiscreteEvents
import Marketplace
import Scenario
import Statistics

/// What `orderflow run` says about a scenario that was run.
struct RunSummary {
  let scenario: Scenario
  let outcome: Outcome
}

extension RunSummary {
  static let percentiles: [(name: String, share: Double)] = [("p50", 0.5), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99)]

  /// Orders placed in each minute of the demand, the minutes without any included.
  ///
  /// A demand of more minutes than the books keep has them joined; each window is then spread evenly.
  var ordersPerMinute: [Double] {
    let windows = outcome.books.placements
    let minutes = Double(windows.width) / 60e6
    let count = Int((outcome.demandSpan.ticks - 1) / windows.width) + 1
    let counts = windows.windows + Array(repeating: 0, count: max(0, count - windows.windows.count))
    return counts.map { Double($0) / minutes }
  }
}
