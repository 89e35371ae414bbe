public import DiscreteEvents
import JSON

/// What a law can be over: a time, a distance, an amount of money, a share or a plain number.
public protocol LawQuantity: Sendable, Equatable {
  /// What the schema calls a law of it: "lawOfTimes".
  static var lawName: String { get }
  /// How a single one is written.
  static var form: Form<Self> { get }
  /// Seconds, metres, currency units, fractions.
  var magnitude: Double { get }
  init(magnitude: Double)
}

/// Values that differ from draw to draw: `{ "gamma": { "mean": "17m", "shape": 2 } }`. A lone value is always drawn.
public struct Law<Quantity: LawQuantity>: Sendable, Equatable {
  /// As it would be written in a scenario; two laws that are written alike are equal.
  let text: JSONText
  /// In the unit of ``LawQuantity/magnitude``.
  public let distribution: any Distribution
  /// The distribution's mean, taken once: that of a law with bounds is an integral.
  public let expectation: Double

  init(_ text: JSONText, _ distribution: any Distribution) {
    self.text = text
    self.distribution = distribution
    expectation = distribution.mean
  }

  public var mean: Quantity { Quantity(magnitude: expectation) }

  public func sample(using stream: inout RandomStream) -> Quantity {
    Quantity(magnitude: distribution.sample(using: &stream))
  }

  public static func == (left: Law, right: Law) -> Bool { left.text == right.text }
}

extension Timespan: LawQuantity {
  public static let lawName = "lawOfTimes"
  public static let form = Form<Timespan>.timespan()
  public var magnitude: Double { inSeconds }
  public init(magnitude: Double) { self = .seconds(magnitude) }
}

extension Distance: LawQuantity {
  public static let lawName = "lawOfDistances"
  public static let form = Form<Distance>.quantity(.zero ... .kilometres(10_000))
  public var magnitude: Double { inMetres }
  public init(magnitude: Double) { self.init(count: Int64(clamping: (magnitude * 1_000).rounded())) }
}

extension Money: LawQuantity {
  public static let lawName = "lawOfMoney"
  public static let form = Form<Money>.money()
  public var magnitude: Double { Double(thousandths) / 1_000 }
  public init(magnitude: Double) { self.init(thousandths: Int64(clamping: (magnitude * 1_000).rounded())) }
}

extension Share: LawQuantity {
  public static let lawName = "lawOfShares"
  public static let form = Form<Share>.share()
  public var magnitude: Double { fraction }
  public init(magnitude: Double) { self.init(count: Int64(clamping: (magnitude * 1_000_000).rounded())) }
}

extension Double: LawQuantity {
  public static let lawName = "lawOfNumbers"
  public static let form = Form<Double>.number(0...1e12)
  public var magnitude: Double { self }
  public init(magnitude: Double) { self = magnitude }
}

extension Int64 {
  /// The nearest that there is.
  fileprivate init(clamping number: Double) {
    self = Int64(exactly: number) ?? (number > 0 ? .max : .min)
  }
}
