/// What becomes of a number that lies exactly half way between two that can be written.
///
/// Such ties are rarer than they look: 2.675 as a `Double` is a little less than it says, and rounds to 2.67 either way.
public enum TieRule: Sendable, Hashable {
  /// To the neighbour whose last digit is even (0.125 is 0.12), so that sums of rounded numbers do not drift.
  case toEven
  /// To the neighbour farther from zero (0.125 is 0.13), as invoices are rounded.
  case awayFromZero
}
