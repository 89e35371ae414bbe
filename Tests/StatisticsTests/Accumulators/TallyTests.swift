import Testing

@testable import Statistics

@Suite struct TallyTests {
  let values = [2.5, 3.75, -1.0, 8.25, 4.0, 4.0, 19.5, 0.125]

  @Test func aTallyAgreesWithAnIndependentComputation() {
    let tally = Tally(of: values)
    #expect(tally.count == 8)
    #expect(tally.sum == 41.125)
    #expect(isClose(tally.mean, 5.140625))
    // numpy 2.4, var and std with ddof=1, double precision
    #expect(isClose(tally.variance, 41.46177455357143))
    #expect(isClose(tally.standardDeviation, 6.439081809821291))
    #expect(isClose(tally.standardError, (41.46177455357143 / 8).squareRoot()))
    #expect(tally.minimum == -1)
    #expect(tally.maximum == 19.5)
  }

  @Test func anEmptyTallyHasNoMeanAndASingleValueNoSpread() {
    var tally = Tally()
    #expect(tally.mean == nil && tally.minimum == nil && tally.maximum == nil && tally.variance == nil)
    #expect(tally.sum == 0)
    tally.add(7)
    #expect(tally.mean == 7 && tally.minimum == 7 && tally.maximum == 7)
    #expect(tally.variance == nil && tally.standardDeviation == nil && tally.standardError == nil)
  }

  @Test func aSmallSpreadAroundALargeMeanKeepsItsDigits() {
    let tally = Tally(of: [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])
    #expect(isClose(tally.variance, 30))
  }

  @Test func mergedPartsEqualTheWhole() {
    var random = SplitMix64(seed: 3)
    let many = (0..<1_000).map { _ in 100 + random.bell() }
    let whole = Tally(of: many)
    for cut in [0, 1, 10, 500, 999, 1_000] {
      var parts = Tally(of: many[..<cut])
      parts.merge(Tally(of: many[cut...]))
      #expect(parts.count == whole.count && parts.minimum == whole.minimum && parts.maximum == whole.maximum)
      #expect(isClose(parts.mean, whole.mean ?? 0))
      #expect(isClose(parts.sum, whole.sum))
      #expect(isClose(parts.variance, whole.variance ?? 0, within: 1e-12))
    }
  }
}
