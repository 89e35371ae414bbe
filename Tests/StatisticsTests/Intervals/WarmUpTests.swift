import Testing

@testable import Statistics

@Suite struct WarmUpTests {
  /// Around five, neighbours correlated by a half, with a bias at the beginning that decays.
  static func series(_ seed: UInt64, _ count: Int, bias: Double, decay: Double) -> [Double] {
    var random = SplitMix64(seed: seed)
    var noise = 0.0
    var bias = bias
    return (0..<count).map { _ in
      noise = 0.5 * noise + (random.uniform() - 0.5)
      defer { bias *= decay }
      return 5 + noise + bias
    }
  }

  // The expected cuts were computed with numpy 2.4 from the definition, one cut at a time.

  @Test func theCutAgreesWithAnIndependentComputation() {
    #expect(WarmUp.mser5(Self.series(1, 1_000, bias: -3, decay: 0.98)) == .cut(140))
    #expect(WarmUp.mser5(Self.series(2, 1_003, bias: 10, decay: 0.99)) == .cut(320))
    #expect(WarmUp.mser5(Self.series(5, 2_000, bias: 6, decay: 0.995)) == .cut(680))
  }

  @Test func aSteadySeriesIsNotCut() {
    #expect(WarmUp.mser5(Self.series(4, 500, bias: 0, decay: 1)) == .cut(0))
    #expect(WarmUp.mser5(Array(repeating: 0.1, count: 200)) == .cut(0))
  }

  @Test func aCutBeyondHalfTheRunIsNoCut() {
    #expect(WarmUp.mser5(Self.series(3, 400, bias: -4, decay: 0.995)) == .tooShort)
    #expect(WarmUp.mser5((0..<500).map(Double.init)) == .tooShort)
  }

  @Test func tooFewValuesAreTooShort() {
    #expect(WarmUp.mser5(Array(repeating: 1, count: 49)) == .tooShort)
    #expect(WarmUp.mser5(across: []) == .tooShort)
  }

  @Test func replicationsAreAveragedAsFarAsTheShortestGoes() {
    let replications = (0..<10).map { index in
      Array(Self.series(UInt64(11 + index), 600, bias: -1, decay: 0.985)[..<(600 - 7 * index)])
    }
    #expect(WarmUp.mser5(replications[0]) == .cut(45))
    #expect(WarmUp.mser5(replications[8]) == .cut(195))
    #expect(WarmUp.mser5(across: replications) == .cut(155))
  }
}
