import DiscreteEvents
import Scenario

/// What all faults that last together do to somebody, or to something.
struct Health: Sendable {
  private var strikes: [Strike] = []
  private(set) var isUp = true
  /// How many times as long everything takes.
  private(set) var factor = 1.0
  /// The shares of what passes through that get lost, come twice, or come late.
  private(set) var loses = 0.0
  private(set) var duplicates = 0.0
  private(set) var delays = 0.0
  /// By how much it comes late; the first fault's that says so.
  private(set) var delay: DrawnTime?
  /// Of a group: the share of it that can do nothing.
  private(set) var absent = 0.0
  /// Which faults they are.
  private(set) var faults: UInt64 = 0

  var isFine: Bool { faults == 0 }

  mutating func begin(_ strike: Strike) {
    strikes.append(strike)
    reckon()
  }

  mutating func end(_ number: Int) {
    guard let place = strikes.firstIndex(where: { $0.number == number }) else { return }
    strikes.remove(at: place)
    reckon()
  }

  /// - Parameters:
  ///   - common: What strikes all of a group.
  ///   - isStruck: Whether this is one of those who can do nothing because of it.
  func joined(by common: Health, isStruck: Bool) -> Health {
    var all = self
    all.strikes += common.strikes.filter { isStruck || !$0.takesDown }
    all.reckon()
    return all
  }

  private mutating func reckon() {
    (isUp, factor, loses, duplicates, delays, absent, faults) = (true, 1, 0, 0, 0, 0, 0)
    delay = nil
    for strike in strikes {
      faults |= strike.bit
      factor *= strike.factor
      switch strike.kind {
      case .down, .crashes, .partitioned:
        isUp = false
        absent = Self.either(absent, strike.extent)
      case .loses: loses = Self.either(loses, strike.extent)
      case .duplicates: duplicates = Self.either(duplicates, strike.extent)
      case .delays, .reorders:
        delays = Self.either(delays, strike.extent)
        delay = delay ?? strike.delay
      case .slow: break
      }
    }
  }

  /// The chance of at least one of two independent mishaps.
  private static func either(_ one: Double, _ other: Double) -> Double { one + other - one * other }

  /// What becomes of one thing that passes through.
  enum Fate: Sendable, Equatable { case passes, isLost, comesTwice, isLate(Timespan) }

  func fate(using luck: inout RandomStream) -> Fate {
    if loses > 0, luck.unit() < loses { return .isLost }
    if let delay, delays > 0, luck.unit() < delays { return .isLate(delay.drawn(using: &luck)) }
    if duplicates > 0, luck.unit() < duplicates { return .comesTwice }
    return .passes
  }
}
