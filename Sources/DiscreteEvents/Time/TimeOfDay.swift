/// What a clock on the wall shows, from 00:00:00 to just before the next midnight.
public struct TimeOfDay: Sendable, Hashable {
  /// Microseconds since midnight.
  public let ticks: Int64

  init(ticks: Int64) {
    self.ticks = ticks
  }

  public static let midnight = TimeOfDay(ticks: 0)

  /// - Throws: ``CivilTimeError`` for a time that no clock shows, 24:00 and leap seconds included.
  public init(hour: Int, minute: Int = 0, second: Int = 0, microsecond: Int = 0) throws(CivilTimeError) {
    try CivilTimeError.check(.hour, hour, in: 0...23)
    try CivilTimeError.check(.minute, minute, in: 0...59)
    try CivilTimeError.check(.second, second, in: 0...59)
    try CivilTimeError.check(.microsecond, microsecond, in: 0...999_999)
    ticks = Int64((hour * 60 + minute) * 60 + second) * 1_000_000 + Int64(microsecond)
  }

  public var hour: Int { Int(ticks / 3_600_000_000) }
  public var minute: Int { Int(ticks / 60_000_000 % 60) }
  public var second: Int { Int(ticks / 1_000_000 % 60) }
  public var microsecond: Int { Int(ticks % 1_000_000) }

  public var sinceMidnight: Timespan { Timespan(ticks: ticks) }
}

extension TimeOfDay: Comparable {
  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.ticks < right.ticks }
}
