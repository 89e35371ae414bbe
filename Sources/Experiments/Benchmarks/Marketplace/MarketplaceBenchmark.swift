import DiscreteEvents
public import Marketplace
import Scenario
import Synchronization

/// One timed run of a whole city's evening: how fast is it, and what does it spend its time on?
public struct MarketplaceBenchmark: Sendable, Equatable {
  /// In all, about.
  public var orders: Int
  /// Evenings in which they are placed.
  public var days: Int
  public var seed: UInt64

  /// What both may be: no district is too small then, and no figure of the scenario too large.
  public static let range = 100...5_000_000

  public init(orders: Int = 40_000, days: Int = 1, seed: UInt64 = 1) {
    self.orders = orders
    self.days = days
    self.seed = seed
  }

  public struct Result: Sendable {
    public let placed: Int
    public let delivered: Int
    public let events: Int
    /// Differs if anything that happened does: two runs that agree in it did the same work.
    public let digest: UInt64
    public let restaurants: Int
    public let partners: Int
    public let squareKilometres: Double
    /// From nothing to the first event.
    public let setupSeconds: Double
    public let runSeconds: Double
    /// How often each part was seen at work; nil if nobody could look.
    public let seen: [WorkPart: Int]?
  }

  public func run() throws -> Result {
    let scenario = try GrowingCity(orders: orders, days: days).scenario(seed: seed)
    let sign = WorkSign()
    let times = Times()
    let control = RunControl(tell: { progress in times.note(progress) }, sign: sign)
    let setup = Stopwatch()
    let (outcome, labels) = try WorkSampler.watching(sign) {
      try Outcome(simulating: scenario, keeping: .digest, under: control)
    }
    let whole = setup.seconds
    let setupSeconds = times.setup ?? whole
    return Result(
      placed: outcome.books.placed, delivered: outcome.books.ended(.delivered), events: outcome.events,
      digest: outcome.digest ?? 0, restaurants: scenario.restaurants.count, partners: scenario.partners.count,
      squareKilometres: scenario.city.size.inMetres * scenario.city.size.inMetres / 1e6, setupSeconds: setupSeconds,
      runSeconds: max(whole - setupSeconds, 1e-9),
      seen: labels.map { labels in
        Dictionary(labels.map { (WorkPart(label: $0.key), $0.value) }, uniquingKeysWith: +)
      })
  }
}

extension MarketplaceBenchmark.Result {
  public var microsecondsPerOrder: Double { runSeconds * 1e6 / Double(max(placed, 1)) }

  /// Microseconds an order by part, and by how much they may be off: two standard deviations of the looks. They add up to
  /// ``microsecondsPerOrder``.
  public var parts: [(part: WorkPart, microseconds: Double, error: Double)] {
    guard let seen else { return [] }
    let looks = Double(seen.values.reduce(0, +))  // deterministic: a sum
    guard looks > 0 else { return [] }
    return WorkPart.allCases.map { part in
      let share = Double(seen[part] ?? 0) / looks
      let error = 2 * (share * (1 - share) / looks).squareRoot()
      return (part, share * microsecondsPerOrder, error * microsecondsPerOrder)
    }
  }
}

/// When a run told for the first time of how far it is: everybody is made, and nothing has happened.
private final class Times: Sendable {
  private let watch = Stopwatch()
  private let first = Mutex<Double?>(nil)

  var setup: Double? { first.withLock { $0 } }

  func note(_ progress: RunProgress) {
    guard progress.time == .start, progress.orders == 0 else { return }
    first.withLock { if $0 == nil { $0 = watch.seconds } }
  }
}
