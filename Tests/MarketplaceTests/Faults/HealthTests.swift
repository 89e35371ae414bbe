import DiscreteEvents
import Testing

@testable import Marketplace
@testable import Scenario

/// What faults do that last together.
struct HealthTests {
  private static func strike(_ kind: Fault.Kind, _ number: Int, _ change: (inout Fault) -> Void = { _ in }) -> Strike {
    var fault = Fault()
    fault.kind = kind
    change(&fault)
    return Strike(fault, number: number)
  }

  private static func share(_ kind: Fault.Kind, _ number: Int, _ percent: Int64) -> Strike {
    strike(kind, number) { $0.share = .percent(percent) }
  }

  private static func health(_ strikes: Strike...) -> Health {
    var health = Health()
    for strike in strikes { health.begin(strike) }
    return health
  }

  @Test func slownessMultiplies() {
    var health = Self.health(Self.strike(.slow, 0) { $0.by = 2 }, Self.strike(.slow, 1) { $0.by = 3 })
    #expect(health.factor == 6)
    #expect(health.isUp)
    health.end(0)
    #expect(health.factor == 3)
    health.end(1)
    #expect(health.factor == 1 && health.isFine)
  }

  @Test(arguments: [Fault.Kind.down, .crashes, .partitioned])
  func whatIsDownTwiceIsUpAfterTheSecondRepair(kind: Fault.Kind) {
    var health = Self.health(Self.strike(.down, 3), Self.strike(kind, 5))
    health.end(3)
    #expect(!health.isUp)
    #expect(health.faults == 1 << 5)
    health.end(5)
    #expect(health.isUp && health.isFine)
  }

  @Test func onlySlownessTakesLonger() {
    for kind in Fault.Kind.allCases { #expect(Self.strike(kind, 0).factor == (kind == .slow ? 3 : 1)) }
  }

  /// 1 − 0.5 · 0.8, whatever it is a share of.
  @Test func chancesOfOneKindAreIndependent() {
    #expect(abs(Self.health(Self.share(.loses, 0, 50), Self.share(.loses, 1, 20)).loses - 0.6) < 1e-12)
    #expect(abs(Self.health(Self.share(.duplicates, 0, 50), Self.share(.duplicates, 1, 20)).duplicates - 0.6) < 1e-12)
    #expect(abs(Self.health(Self.share(.delays, 0, 50), Self.share(.reorders, 1, 20)).delays - 0.6) < 1e-12)
    #expect(abs(Self.health(Self.share(.down, 0, 50), Self.share(.crashes, 1, 20)).absent - 0.6) < 1e-12)
  }

  @Test func fromThe64thFaultOnTheyShareABit() {
    #expect(Self.strike(.down, 63).bit == 1 << 63 && Self.strike(.down, 100).bit == 1 << 63)
    #expect(Self.strike(.down, 62).bit == 1 << 62)
  }

  /// - Returns: how many of 10,000 things are lost, late by a minute, come twice, and pass.
  private static func fates(_ health: Health) -> [Int] {
    var luck = Simulation(seed: 7).stream("fates", entity: 0)
    var counts = [0, 0, 0, 0]
    for _ in 0..<10_000 {
      switch health.fate(using: &luck) {
      case .isLost: counts[0] += 1
      case .isLate(let span): counts[1] += span == .minutes(1) ? 1 : 10_000
      case .comesTwice: counts[2] += 1
      case .passes: counts[3] += 1
      }
    }
    return counts
  }

  private static let late = strike(.delays, 1) {
    $0.share = .percent(50)
    $0.delay = Law("1m")
  }

  @Test func whatHappensAlwaysHappensAlways() {
    #expect(Self.fates(Health()) == [0, 0, 0, 10_000])
    #expect(Self.fates(Self.health(Self.share(.loses, 0, 100))) == [10_000, 0, 0, 0])
    #expect(Self.fates(Self.health(Self.share(.duplicates, 0, 100))) == [0, 0, 10_000, 0])
  }

  @Test func ofThoseThatDelayTheFirstSaysByHowMuch() {
    func late(_ minutes: Int, _ number: Int) -> Strike {
      Self.strike(.delays, number) {
        $0.share = .all
        $0.delay = Law("\(minutes)m")
      }
    }
    var luck = Simulation(seed: 7).stream("fates", entity: 0)
    var health = Self.health(late(1, 0), late(2, 1))
    #expect(health.fate(using: &luck) == .isLate(.minutes(1)))
    health.end(0)
    #expect(health.fate(using: &luck) == .isLate(.minutes(2)))
  }

  /// A fifth is lost; half of the rest is late, and half of what is left then comes twice: 2,000, 4,000, 2,000 and 2,000. Four
  /// standard deviations are 160 and 196.
  @Test func onlyWhatIsNotLostIsLateAndOnlyWhatIsNeitherComesTwice() {
    let counts = Self.fates(Self.health(Self.share(.loses, 0, 20), Self.late, Self.share(.duplicates, 2, 50)))
    for (count, expected) in zip(counts, [2_000, 4_000, 2_000, 2_000]) {
      #expect((expected - 200...expected + 200).contains(count))
    }
  }
}
