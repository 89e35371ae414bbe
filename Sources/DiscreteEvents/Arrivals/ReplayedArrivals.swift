/// Arrivals at given instants, each once. Takes no draw.
public struct ReplayedArrivals: ArrivalProcess, Hashable {
  private let instants: [Instant]
  private var following = 0

  /// - Parameter instants: Sorted; several may be equal.
  public init(at instants: [Instant]) throws(ArrivalError) {
    var latest = Instant.start
    for (place, instant) in instants.enumerated() {
      guard instant >= latest else { throw .instantOutOfOrder(instant, place: place) }
      latest = instant
    }
    self.instants = instants
  }

  /// Arrivals before `instant` that were not asked for in time are left out.
  public mutating func next(after instant: Instant, using stream: inout RandomStream) -> Instant? {
    while following < instants.count && instants[following] < instant { following += 1 }
    guard following < instants.count else { return nil }
    following += 1
    return instants[following - 1]
  }
}
