import Testing

@testable import Statistics

@Suite struct MultipleComparisonsTests {
  @Test func aLevelIsShared() {
    #expect(MultipleComparisons.bonferroni(0.05, comparisons: 20) == 0.0025)
    #expect(MultipleComparisons.bonferroni(0.01, comparisons: 1) == 0.01)
    // mpmath 1.4, 40 digits
    #expect(isClose(MultipleComparisons.sidak(0.05, comparisons: 20), 0.0025613787765302806))
    #expect(isClose(MultipleComparisons.sidak(0.001, comparisons: 60), 1.667486653259311e-05))
    #expect(isClose(MultipleComparisons.sidak(0.01, comparisons: 3), 0.0033445065874036363))
  }

  @Test func pValuesAreAdjustedStepByStep() {
    // By hand: 0.005·4, 0.01·3, 0.03·2, then 0.04·1 is raised to the step before.
    let adjusted = MultipleComparisons.holm([0.01, 0.04, 0.03, 0.005])
    for (value, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) { #expect(isClose(value, expected)) }
    #expect(MultipleComparisons.holm([0.01, 0.04, 0.03, 0.005], significance: 0.05) == [true, false, false, true])
  }

  @Test func noAdjustedPValueExceedsOne() {
    #expect(MultipleComparisons.holm([0.9, 0.8, 0.7]) == [1, 1, 1])
    #expect(MultipleComparisons.holm([]) == [])
  }

  /// 0.04 passes its own step at 5 %, but counts only if 0.03 has passed at 2.5 % before it.
  @Test func theFirstFailureEndsTheDiscoveries() {
    #expect(MultipleComparisons.holm([0.03, 0.04], significance: 0.05) == [false, false])
    #expect(MultipleComparisons.holm([0.02, 0.04], significance: 0.05) == [true, true])
  }
}
