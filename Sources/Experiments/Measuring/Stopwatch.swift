#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Real time since it was made, from the machine's monotonic clock.
///
/// It measures how fast a simulation runs. Nothing simulated, and no result, may depend on it: this is the one file
/// that reads a clock.
public struct Stopwatch: Sendable {
  private let started = Stopwatch.nanoseconds()

  public init() {}

  public var elapsed: Duration { .nanoseconds(Self.nanoseconds() - started) }

  public var seconds: Double { Double(Self.nanoseconds() - started) / 1e9 }

  private static func nanoseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
