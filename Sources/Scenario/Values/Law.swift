public import DiscreteEvents
import JSON

/// What a law can be over: a time, a distance, an amount of money, a share or a plain number.
public protocol LawQuantity: Sendable, Comparable {
  /// What the schema calls a law of it: "lawOfTimes".
  static var lawName: String { get }
  /// How a single one is written.
  static func form(_ range: ClosedRange<Self>) -> Form<Self>
  /// What a single one may be, and what the mean of a law may not exceed.
  static var range: ClosedRange<Self> { get }
  /// Between what all draws lie, where there is no sense in others.
  static var bounds: ClosedRange<Self>? { get }
  /// Seconds, metres, currency units, fractions.
  var magnitude: Double { get }
  init(magnitude: Double)
}

extension LawQuantity {
  static var form: Form<Self> { form(range) }
  public static var bounds: ClosedRange<Self>? { nil }
}

/// Values that differ from draw to draw: `{ "gamma": { "mean": "17m", "shape": 2 } }`. A lone value is always drawn.
public struct Law<Quantity: LawQuantity>: Sendable, Equatable {
  /// Laws are handed about for every draw: one reference is quicker to copy than what it holds.
  private final class Content: Sendable {
    let text: JSONText
    let distribution: any Distribution

    init(_ text: JSONText, _ distribution: any Distribution) {
      self.text = text
      self.distribution = distribution
    }
  }

  private let content: Content
  /// The distribution's mean, taken once: that of a law with bounds is an integral.
  public let expectation: Double

  init(_ text: JSONText, _ distribution: any Distribution) {
    content = Content(text, distribution)
    expectation = distribution.mean
  }

  /// As it would be written in a scenario; two laws that are written alike are equal.
  var text: JSONText { content.text }
  /// In the unit of ``LawQuantity/magnitude``.
  public var distribution: any Distribution { content.distribution }

  public var mean: Quantity { Quantity(magnitude: expectation) }

  public func sample(using stream: inout RandomStream) -> Quantity {
    Quantity(magnitude: content.distribution.sample(using: &stream))
  }

  public static func == (left: Law, right: Law) -> Bool { left.text == right.text }
}

extension Timespan: LawQuantity {
  public static let lawName = "lawOfTimes"
  public static let range = Timespan.zero ... .days(366)
  public static func form(_ range: ClosedRange<Timespan>) -> Form<Timespan> { .timespan(range) }
  public var magnitude: Double { inSeconds }
  /// At most a hundred years, so that there is a time behind it: a law with a long tail may draw more.
  public init(magnitude: Double) { self = .seconds(min(max(magnitude, -Self.century), Self.century)) }
  private static let century = 36_525 * 86_400.0
}

extension Distance: LawQuantity {
  public static let lawName = "lawOfDistances"
  public static let range = Distance.zero ... .kilometres(10_000)
  public static func form(_ range: ClosedRange<Distance>) -> Form<Distance> { .quantity(range) }
  public var magnitude: Double { inMetres }
  public init(magnitude: Double) { self.init(count: Int64(clamping: (magnitude * 1_000).rounded())) }
}

extension Money: LawQuantity {
  public static let lawName = "lawOfMoney"
  public static let range = Money.zero...Money(1_000_000_000)
  public static func form(_ range: ClosedRange<Money>) -> Form<Money> { .money(range) }
  public var magnitude: Double { Double(thousandths) / 1_000 }
  public init(magnitude: Double) { self.init(thousandths: Int64(clamping: (magnitude * 1_000).rounded())) }
}

extension Share: LawQuantity {
  public static let lawName = "lawOfShares"
  public static let range = Share.zero ... .all
  public static var bounds: ClosedRange<Share>? { range }
  public static func form(_ range: ClosedRange<Share>) -> Form<Share> { .share(range) }
  public var magnitude: Double { fraction }
  public init(magnitude: Double) { self.init(count: Int64(clamping: (magnitude * 1_000_000).rounded())) }
}

extension Double: LawQuantity {
  public static let lawName = "lawOfNumbers"
  public static let range = 0...1e12
  public static func form(_ range: ClosedRange<Double>) -> Form<Double> { .number(range) }
  public var magnitude: Double { self }
  public init(magnitude: Double) { self = magnitude }
}

extension Int64 {
  /// The nearest that there is.
  fileprivate init(clamping number: Double) {
    self = Int64(exactly: number) ?? (number > 0 ? .max : .min)
  }
}
