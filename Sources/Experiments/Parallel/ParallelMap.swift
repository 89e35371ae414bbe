import Synchronization

/// The results of `body(0)` to `body(count - 1)`, in that order, worked out on up to `jobs` threads.
///
/// The calling thread works as well. What is returned or thrown does not depend on `jobs`: results stand by index, and
/// of several failures the one with the lowest index is thrown. After a failure no further index is begun. Every body
/// has ended when the call returns.
///
/// A body runs from begin to end on one thread, with a stack of 8 MiB. It should share nothing mutable with the others,
/// reference counts of shared objects included: those alone can cost what a second core brings.
///
/// Not for I/O or waiting: a body that blocks holds its thread.
public func parallelMap<Result: Sendable>(
  count: Int, jobs: Int = availableCores(), body: @escaping @Sendable (Int) throws -> Result
) throws -> [Result] {
  precondition(count >= 0, "cannot work on \(count) indices")
  let work = SharedWork(count: count, body: body)
  // A thread that cannot be had is done without: the others take over its share.
  let helpers = (1..<max(1, min(jobs, count))).compactMap { _ in WorkerThread(running: { work.takeAll() }) }
  work.takeAll()
  for helper in helpers { helper.join() }
  return try work.results()
}

/// The indices still to be claimed, and a place for the outcome of each.
private final class SharedWork<Outcome: Sendable>: @unchecked Sendable {
  private let count: Int
  private let body: @Sendable (Int) throws -> Outcome
  private let next = Atomic<Int>(0)
  private let hasFailed = Atomic<Bool>(false)
  /// Each place is written by the one thread that claimed its index, and read after that thread was joined.
  private let outcomes: UnsafeMutablePointer<Result<Outcome, any Error>?>

  init(count: Int, body: @escaping @Sendable (Int) throws -> Outcome) {
    self.count = count
    self.body = body
    outcomes = .allocate(capacity: count)
    outcomes.initialize(repeating: nil, count: count)
  }

  deinit {
    outcomes.deinitialize(count: count)
    outcomes.deallocate()
  }

  /// Works on one index after another until none is left.
  ///
  /// Indices are claimed in rising order, so whatever stands below a failed one has been claimed and will be finished.
  func takeAll() {
    while !hasFailed.load(ordering: .relaxed) {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let outcome = Result { try body(index) }
      outcomes[index] = outcome
      if case .failure = outcome { hasFailed.store(true, ordering: .relaxed) }
    }
  }

  func results() throws -> [Outcome] {
    var results: [Outcome] = []
    results.reserveCapacity(count)
    for index in 0..<count {
      guard let outcome = outcomes[index] else { preconditionFailure("index \(index) of \(count) was never begun") }
      results.append(try outcome.get())
    }
    return results
  }
}
