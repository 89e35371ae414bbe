import DiscreteEvents
import Statistics
import Testing

@testable import Experiments

/// Short runs: enough to see what is wrong, and fast enough without optimisation. `orderflow verify` runs the long ones.
@Suite struct VerificationTests {
  private static let short = RunLength(replications: 25, warmUp: .minutes(300), measured: .minutes(700))
  private static let days = RunLength(replications: 25, warmUp: .days(2), measured: .days(5))

  private static let everyModel: [ModelCheck] = [
    Verification.oneServer(lasting: short), Verification.severalServers(lasting: short),
    Verification.constantService(lasting: short), Verification.evenlyMixedService(lasting: short),
    Verification.veryMixedService(lasting: short), Verification.limitedRoom(lasting: short),
    Verification.noWaiting(lasting: short), Verification.impatientCallers(lasting: short),
    Verification.urgentFirst(lasting: short), Verification.urgentAtOnce(lasting: short),
    Verification.openNetwork(lasting: short), Verification.dailyRhythm(lasting: days),
  ]

  @Test func everyModelAgreesWithTheory() throws {
    let models = try Verification(Self.everyModel).run(jobs: 2)
    for model in models {
      for row in model.rows { #expect(row.isRight, "\(model.name): \(row)") }
    }
    #expect(models.reduce(0) { $0 + $1.rows.count } == 40)
  }

  @Test func theStandardTableHoldsEveryModel() {
    #expect(Verification.standard.checks.map(\.model) == Self.everyModel.map(\.model))
    #expect(Verification.standard.checks.map(\.style.rawValue).filter { $0 == "processes" }.count == 5)
    #expect(Verification.standard.checks.compactMap(\.twin).count == 2)
  }

  @Test func theRowsDoNotDependOnTheNumberOfJobs() throws {
    let verification = Verification([Verification.limitedRoom(lasting: Self.short)])
    let rows = try verification.run(seed: 3, jobs: 1)
    #expect(try verification.run(seed: 3, jobs: 3) == rows)
    #expect(try verification.run(seed: 4, jobs: 1) != rows)
  }

  /// A server that is 2 % slow has customers wait 13 % longer.
  @Test func aSlowServerIsCaught() throws {
    let length = RunLength(replications: 30, warmUp: .minutes(500), measured: .minutes(7_000))
    let check = Verification.oneServer(lasting: length, serviceRate: 0.98)
    let rows = try check.rows(seed: 1, jobs: 2, level: 0.999)
    #expect(verdict(of: "mean wait", rows) == .outside)
    #expect(verdict(of: "sojourn, mean", rows) == .outside)
  }

  @Test func aStackInPlaceOfAQueueIsCaughtByItsLongTimes() throws {
    let length = RunLength(replications: 20, warmUp: .minutes(500), measured: .minutes(3_000))
    let check = ModelCheck(
      "stack", "", .handlers, lasting: length, Verification.oneServerQuantities()
    ) { try LastInFirstOut(in: $0) }
    let rows = try check.rows(seed: 1, jobs: 2, level: 0.9999)
    #expect(verdict(of: "mean wait", rows) == .agrees)
    #expect(verdict(of: "sojourn, p50", rows) == .outside)
    #expect(verdict(of: "sojourn, p99", rows) == .outside)
    #expect(verdict(of: "Little: λW and L", rows) == .equal)
  }

  @Test func bothStylesGiveTheSameBits() throws {
    for check in [
      Verification.oneServer(lasting: Self.short), Verification.impatientCallers(lasting: Self.short),
    ] {
      let twin = try #require(check.twin)
      for seed: UInt64 in 1...5 {
        let observation = try check.observe(seed, 0)
        #expect(try twin.observe(seed, 0) == observation)
        #expect(try twin.observe(seed, 1) != observation)
      }
    }
  }

  @Test func twinsThatDifferAreSeen() throws {
    let check = Verification.oneServer(lasting: Self.short).comparedWith(
      replications: 2, Verification.oneServerQuantities()
    ) { try OneServer(in: $0, arrivalRate: 0.8, serviceRate: 1.000001) }
    let rows = try check.rows(seed: 1, jobs: 1, level: 0.999)
    #expect(verdict(of: "both styles", rows) == .differs)
  }

  @Test func littlesLawIsExactToTheTick() {
    #expect(LittlesLaw(numberTimesTicks: 0x1p52, ticksInside: 0x1p52, ticks: 10).holds)
    #expect(!LittlesLaw(numberTimesTicks: 0x1p52, ticksInside: 0x1p52 + 1, ticks: 10).holds)
  }

  private func verdict(of quantity: String, _ rows: [VerificationRow]) -> VerificationRow.Verdict? {
    rows.first { $0.quantity == quantity }?.verdict
  }
}

@Suite struct VerificationRowTests {
  /// Mean 3, standard deviation √2.5, standard error √0.5; the quantile t(0.975, 4) = 2.7764451051977987 is scipy's.
  @Test func theIntervalIsStudents() throws {
    let observed = Tally(of: [1, 2, 3, 4, 5])
    let row = VerificationRow("x", theory: 2, observed: observed, level: 0.95)
    let interval = try #require(row.interval)
    #expect(abs(interval.upperBound - (3 + 2.7764451051977987 * 0.5.squareRoot())) < 1e-12)
    #expect(abs(interval.lowerBound - (3 - 2.7764451051977987 * 0.5.squareRoot())) < 1e-12)
    #expect(abs((row.zScore ?? 0) - 2.0.squareRoot()) < 1e-14)
    #expect(row.verdict == .agrees)
    #expect(VerificationRow("x", theory: 1, observed: observed, level: 0.95).verdict == .outside)
  }

  @Test func percentilesLieBetweenTheEdgesOfTheirBin() {
    var histogram = Histogram(from: 0, width: 1, bins: 4)
    for value in [0.5, 1.1, 1.2, 1.3, 1.4, 3.5] { histogram.add(value) }
    #expect(histogram.percentile(0.5) == 1.5)
    #expect(histogram.percentile(1) == 4)
    histogram.add(9)
    histogram.add(-1)
    #expect(histogram.percentile(1) == 4)
    #expect(histogram.percentile(0.1) == 0)
    #expect(Histogram(from: 0, width: 1, bins: 4).percentile(0.5) == nil)
  }
}
