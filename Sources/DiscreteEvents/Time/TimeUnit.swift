/// A unit in which a ``Timespan`` can be written.
enum TimeUnit: Int64, CaseIterable {
  case week = 604_800_000_000
  case day = 86_400_000_000
  case hour = 3_600_000_000
  case minute = 60_000_000
  case second = 1_000_000
  case millisecond = 1_000
  case microsecond = 1

  var ticks: Int64 { rawValue }

  var symbol: String {
    switch self {
    case .week: "w"
    case .day: "d"
    case .hour: "h"
    case .minute: "m"
    case .second: "s"
    case .millisecond: "ms"
    case .microsecond: "us"
    }
  }

  /// `µs` is accepted with the micro sign as well as with the Greek letter.
  init?(symbol: String) {
    let symbol = symbol == "\u{B5}s" || symbol == "\u{3BC}s" ? "us" : symbol
    guard let unit = Self.allCases.first(where: { $0.symbol == symbol }) else { return nil }
    self = unit
  }

  static let names = allCases.map(\.symbol).joined(separator: ", ")
}
