import PortableMath

/// Keeps the chance of any false alarm over a whole table of comparisons at a stated level.
///
/// Twenty comparisons at 5 % each raise a false alarm in two tables out of three. Either every comparison is held to a
/// stricter level (``bonferroni(_:comparisons:)``, ``sidak(_:comparisons:)``) or the p-values are adjusted together
/// (``holm(_:)``), which finds at least as much at the same risk.
public enum MultipleComparisons {
  /// The significance for each of `comparisons` that keeps the table's at `significance`, whatever their dependence.
  public static func bonferroni(_ significance: Double, comparisons: Int) -> Double {
    check(significance, comparisons)
    return significance / Double(comparisons)
  }

  /// The same for independent (or positively dependent) comparisons, slightly less strict: `1 - (1 - α)^(1/n)`.
  public static func sidak(_ significance: Double, comparisons: Int) -> Double {
    check(significance, comparisons)
    return -Portable.expm1(Portable.log1p(-significance) / Double(comparisons))
  }

  /// Holm's (1979) step-down adjusted p-values, in the order given: those at or below a significance are the
  /// discoveries that keep the table's chance of a false alarm at it, whatever their dependence.
  public static func holm(_ pValues: [Double]) -> [Double] {
    for p in pValues { precondition(p >= 0 && p <= 1, "a p-value lies between 0 and 1, not at \(p)") }
    let ranked = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var adjusted = pValues
    var least = 0.0
    for (rank, index) in ranked.enumerated() {
      least = max(least, min(1, pValues[index] * Double(pValues.count - rank)))
      adjusted[index] = least
    }
    return adjusted
  }

  /// Which of the comparisons are discoveries by Holm's procedure.
  public static func holm(_ pValues: [Double], significance: Double) -> [Bool] {
    holm(pValues).map { $0 <= significance }
  }

  private static func check(_ significance: Double, _ comparisons: Int) {
    precondition(significance > 0 && significance < 1, "a significance lies between 0 and 1, not at \(significance)")
    precondition(comparisons > 0, "a level is shared by at least one comparison, not \(comparisons)")
  }
}
