/// A part of a date or of a time of day.
public enum CivilField: String, Sendable, CustomStringConvertible {
  case year, month, day, hour, minute, second, microsecond

  public var description: String { rawValue }
}

/// A date or time of day that does not exist, such as the 30th of February.
public struct CivilTimeError: Error, Hashable, Sendable {
  public let field: CivilField
  public let value: Int
  /// What the field may be, given the fields before it.
  public let allowed: ClosedRange<Int>

  static func check(_ field: CivilField, _ value: Int, in allowed: ClosedRange<Int>) throws(CivilTimeError) {
    guard allowed.contains(value) else { throw CivilTimeError(field: field, value: value, allowed: allowed) }
  }
}

extension CivilTimeError: CustomStringConvertible {
  public var description: String {
    "the \(field) is \(value), but must be from \(allowed.lowerBound) to \(allowed.upperBound)"
  }
}
