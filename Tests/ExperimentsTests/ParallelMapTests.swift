import Experiments
import Synchronization
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct ParallelMapTests {
  /// The thread it was made on. What identifies a thread is a number on some systems and a pointer on others.
  private struct Thread: @unchecked Sendable {
    let id = pthread_self()
  }

  private struct Failure: Error, Equatable {
    let index: Int
  }

  @Test(arguments: [1, 2, 3, 16, 200])
  func resultsStandByIndexWhateverTheNumberOfJobs(jobs: Int) throws {
    let squares = try parallelMap(count: 100, jobs: jobs) { index in
      // The early indices take longest, so that they end last.
      (0..<(100 - index) * 200).reduce(index * index) { total, _ in total }
    }
    #expect(squares == (0..<100).map { $0 * $0 })
  }

  @Test(arguments: [-1, 0, 1, 4])
  func noWorkIsNoResult(jobs: Int) throws {
    #expect(try parallelMap(count: 0, jobs: jobs) { $0 }.isEmpty)
  }

  @Test func everyIndexIsWorkedOnOnce() throws {
    let calls = Atomic<Int>(0)
    let seen = try parallelMap(count: 1000, jobs: 4) { index in
      calls.add(1, ordering: .relaxed)
      return index
    }
    #expect(calls.load(ordering: .relaxed) == 1000)
    #expect(seen == Array(0..<1000))
  }

  @Test(arguments: [1, 2, 8])
  func theFailureWithTheLowestIndexIsThrown(jobs: Int) {
    for _ in 0..<20 {
      #expect(throws: Failure(index: 7)) {
        try parallelMap(count: 64, jobs: jobs) { index in
          // The lowest failure comes about later than the others.
          if index == 7 { usleep(500) }
          if index >= 7 { throw Failure(index: index) }
          return index
        }
      }
    }
  }

  @Test func nothingNewIsBegunAfterAFailure() {
    let begun = Atomic<Int>(0)
    #expect(throws: Failure.self) {
      try parallelMap(count: 1_000_000, jobs: 2) { index in
        begun.add(1, ordering: .relaxed)
        throw Failure(index: index)
      }
    }
    #expect(begun.load(ordering: .relaxed) <= 2)
  }

  @Test func theCallingThreadWorksToo() throws {
    let caller = Thread()
    let isCaller = try parallelMap(count: 3, jobs: 1) { _ in pthread_equal(caller.id, pthread_self()) != 0 }
    #expect(isCaller == [true, true, true])
  }

  @Test func twoJobsRunAtTheSameTime() throws {
    let arrived = Atomic<Int>(0)
    let met = try parallelMap(count: 2, jobs: 2) { _ in
      arrived.add(1, ordering: .sequentiallyConsistent)
      for _ in 0..<10_000 where arrived.load(ordering: .sequentiallyConsistent) < 2 { usleep(500) }
      return arrived.load(ordering: .sequentiallyConsistent)
    }
    #expect(met == [2, 2])
  }

  @Test func aDeepCallFitsOnAHelperStack() throws {
    @Sendable func depth(_ levels: Int) -> Int {
      levels == 0 ? 0 : withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 8) { _ in 1 + depth(levels - 1) }
    }
    #expect(try parallelMap(count: 8, jobs: 4) { _ in depth(3000) } == Array(repeating: 3000, count: 8))
  }

  @Test func thereIsAlwaysACore() {
    #expect(availableCores() >= 1)
  }
}
