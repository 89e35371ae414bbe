import Experiments
import JSON
import Marketplace
import Reporting

extension BenchReport {
  static func json(_ benchmark: MarketplaceBenchmark, _ result: MarketplaceBenchmark.Result) -> JSONText {
    [
      "peer": "orderflow",
      "version": .string("orderflow \(orderflowVersion)"),
      "model": "marketplace",
      "size": .integer(benchmark.orders),
      "days": .integer(benchmark.days),
      "seed": .integer(Int(clamping: benchmark.seed)),
      "restaurants": .integer(result.restaurants),
      "partners": .integer(result.partners),
      "square_kilometres": .number(result.squareKilometres),
      "placed": .integer(result.placed),
      "delivered": .integer(result.delivered),
      "events": .integer(result.events),
      "digest": .string(RunSummary.hexadecimal(result.digest)),
      "setup_s": .number(rounded(result.setupSeconds)),
      "run_s": .number(rounded(result.runSeconds)),
      "orders_per_s": .number(rounded(Double(result.placed) / result.runSeconds)),
      "delivered_per_s": .number(rounded(Double(result.delivered) / result.runSeconds)),
      "events_per_s": .number(rounded(Double(result.events) / result.runSeconds)),
      "events_per_order": .number(rounded(Double(result.events) / Double(max(result.placed, 1)))),
      "us_per_order": .number(rounded(result.microsecondsPerOrder)),
      "looks": .integer(result.seen?.values.reduce(0, +) ?? 0),
      "us_per_order_by_part": .object(
        result.parts.map { JSONText.Member(key: $0.part.rawValue, value: .number(rounded($0.microseconds))) }),
      "peak_rss_mb": PeakMemory.bytes.map { .number(megabytes($0)) } ?? .null,
    ]
  }

  static func lines(_ benchmark: MarketplaceBenchmark, _ result: MarketplaceBenchmark.Result) -> [String] {
    let fixed = NumberFormat.fixed(1)
    func rate(_ count: Int) -> String { grouped.text(Int(Double(count) / result.runSeconds)) }
    let memory = PeakMemory.bytes.map { "\(fixed.text(megabytes($0))) MB at most" } ?? "memory unknown"
    let evenings = benchmark.days == 1 ? "one evening" : "\(benchmark.days) evenings"
    return [
      "marketplace: about \(grouped.text(benchmark.orders)) orders in \(evenings), seed \(benchmark.seed)",
      "  \(grouped.text(result.restaurants)) restaurants and \(grouped.text(result.partners)) partners on "
        + "\(fixed.text(result.squareKilometres)) km²",
      "",
      "  \(grouped.text(result.placed)) orders placed, \(rate(result.placed)) a second; "
        + "\(grouped.text(result.delivered)) delivered, \(rate(result.delivered)) a second",
      "  \(grouped.text(result.events)) events in \(NumberFormat.fixed(3).text(result.runSeconds)) s, "
        + "\(rate(result.events)) a second; \(fixed.text(Double(result.events) / Double(max(result.placed, 1)))) for an order",
      "  \(NumberFormat.fixed(3).text(result.setupSeconds)) s to the first event, \(memory)",
    ] + parts(of: result)
  }

  private static func parts(of result: MarketplaceBenchmark.Result) -> [String] {
    let parts = result.parts
    guard !parts.isEmpty else { return [] }
    let fixed = NumberFormat.fixed(1)
    var table = TextTable(
      columns: [
        .init("part", .left), .init("µs an order", .decimal), .init("give or take", .decimal), .init("share", .right),
      ])
    for (part, microseconds, error) in parts {
      let share = microseconds / result.microsecondsPerOrder
      table.addRow([part.rawValue, fixed.text(microseconds), fixed.text(error), "\(fixed.text(share * 100))%"])
    }
    table.addRow(["all", fixed.text(result.microsecondsPerOrder), "", ""])
    return [""] + table.lines().map { "  " + $0 }
  }
}
