/// What one result of a run must be.
public struct Expectation: Sendable, Equatable {
  public let measure: Measure
  /// In the unit of the measure: minutes, parts of one, or a number.
  public var atLeast: Double?
  public var atMost: Double?
  public var equals: Double?

  public init(_ measure: Measure, atLeast: Double? = nil, atMost: Double? = nil, equals: Double? = nil) {
    self.measure = measure
    self.atLeast = atLeast
    self.atMost = atMost
    self.equals = equals
  }

  /// Whether a result is as expected; one that does not exist is not. Equal are numbers whose difference is no more than
  /// what rounding makes.
  public func holds(for value: Double?) -> Bool {
    guard let value else { return false }
    let isEqual = equals.map { abs(value - $0) <= 1e-9 * max(abs(value), abs($0)) } ?? true
    return isEqual && (atLeast.map { value >= $0 } ?? true) && (atMost.map { value <= $0 } ?? true)
  }
}

/// A result of a run that can be asked for by name: "clickToDoor.p90".
public struct Measure: Sendable, Hashable {
  /// What it is about.
  public enum Subject: String, Sendable {
    case placed, delivered, paymentFailed, rejected
    case clickToDoor, kitchenQueue, assignmentDelay
    case orders, kitchens, partners, messages
  }

  public enum Statistic: String, Sendable {
    case count, share, mean, p50, p90, p95, p99, max, perHour, busy, published, delivered
  }

  public enum Unit: Sendable, Hashable { case count, share, minutes, perHour }

  public let subject: Subject
  public let statistic: Statistic
  let says: String

  public var name: String { "\(subject).\(statistic)" }

  public var unit: Unit {
    switch statistic {
    case .count, .published, .delivered: .count
    case .share, .busy: .share
    case .mean, .p50, .p90, .p95, .p99, .max: .minutes
    case .perHour: .perHour
    }
  }

  init(_ subject: Subject, _ statistic: Statistic, _ says: String) {
    self.subject = subject
    self.statistic = statistic
    self.says = says
  }
}

extension Measure {
  /// Every measure, by what it is about.
  public static let all: [Measure] =
    fates
    + times(.clickToDoor, "from the click to the door, of those delivered", [.mean, .p50, .p90, .p95, .p99, .max])
    + times(.kitchenQueue, "from the ticket to the first flame", [.mean, .max])
    + times(.assignmentDelay, "from asking for a partner to having one", [.mean, .max]) + [
      Measure(.orders, .perHour, "Orders delivered, in an hour of the scenario's duration."),
      Measure(.kitchens, .busy, "The share of cooks' time spent cooking while orders came in."),
      Measure(.partners, .busy, "The share of partners' time spent on orders while orders came in."),
      Measure(.messages, .published, "Messages published."),
      Measure(.messages, .delivered, "Messages delivered, each counted for every subscriber."),
    ]

  private static var fates: [Measure] {
    [Measure(.placed, .count, "Orders placed.")] + fate(.delivered, "that were delivered")
      + fate(.paymentFailed, "whose payment failed") + fate(.rejected, "that the restaurant rejected")
  }

  private static func fate(_ subject: Subject, _ words: String) -> [Measure] {
    [
      Measure(subject, .count, "Orders \(words)."),
      Measure(subject, .share, "The share of all orders placed \(words)."),
    ]
  }

  private static func times(_ subject: Subject, _ words: String, _ statistics: [Statistic]) -> [Measure] {
    statistics.map { Measure(subject, $0, "Minutes \(words): \($0).") }
  }
}
