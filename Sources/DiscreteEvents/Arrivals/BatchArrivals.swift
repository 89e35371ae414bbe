/// Groups that arrive together: each arrival of another process becomes several at the same instant.
///
/// The size of a group is drawn from the same stream, rounded to the nearest whole number, and at least 1.
public struct BatchArrivals<Groups: ArrivalProcess>: ArrivalProcess {
  private var groups: Groups
  private let size: any Distribution
  private var current = Instant.start
  private var left = 0

  public init(_ groups: Groups, size: any Distribution) {
    self.groups = groups
    self.size = size
  }

  public mutating func next(after instant: Instant, using stream: inout RandomStream) -> Instant? {
    if left == 0 {
      guard let arrival = groups.next(after: instant, using: &stream) else { return nil }
      current = arrival
      let drawn = size.sample(using: &stream).rounded()
      left = drawn >= 1 ? Int(min(drawn, 0x1p40)) : 1
    }
    left -= 1
    return max(instant, current)
  }
}
