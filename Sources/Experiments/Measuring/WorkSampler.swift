import DiscreteEvents
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Looks at a ``WorkSign`` some thousand times a second from a thread of its own, and counts what it sees.
///
/// Of n looks, a share p is right to √(p (1 - p) / n): to 1.4 % of the whole after a second, to 0.4 % after ten. The work itself
/// goes on undisturbed but for a store for each event.
final class WorkSampler: Sendable {
  private static let microsecondsBetween: UInt32 = 200

  private let sign: WorkSign
  private let isOver = Atomic(false)
  private let seen = Mutex<[WorkSign.Work: Int]>([:])

  private init(_ sign: WorkSign) { self.sign = sign }

  /// How often each piece of work was seen while `body` ran; nil if the system had no thread to give.
  static func watching<Result>(
    _ sign: WorkSign, _ body: () throws -> Result
  ) rethrows -> (result: Result, seen: [String: Int]?) {
    let sampler = WorkSampler(sign)
    let thread = WorkerThread { sampler.look() }
    defer { sampler.isOver.store(true, ordering: .relaxed) }
    let result = try body()
    sampler.isOver.store(true, ordering: .relaxed)
    guard let thread else { return (result, nil) }
    thread.join()
    return (result, sampler.countsByLabel)
  }

  private func look() {
    var counts: [WorkSign.Work: Int] = [:]
    while !isOver.load(ordering: .relaxed) {
      if let work = sign.work { counts[work, default: 0] += 1 }
      usleep(Self.microsecondsBetween)
    }
    let all = counts
    seen.withLock { $0 = all }
  }

  private var countsByLabel: [String: Int] {
    let counts = seen.withLock { $0 }
    return Dictionary(counts.map { ($0.key.label, $0.value) }, uniquingKeysWith: +)  // deterministic: sums
  }
}
