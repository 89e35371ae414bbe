import DiscreteEvents
import Experiments
import Statistics
import Testing

struct BenchmarkTests {
  private func figures(_ result: Benchmark.Result) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: result.statistics.map { ($0.name, $0.value) })
  }

  private static let every: [Benchmark] = Benchmark.Style.allCases.flatMap { style in
    [
      Benchmark(.mm1, style: style, size: 500), Benchmark(.hold, style: style, size: 500, processes: 20),
      Benchmark(.lifecycle, style: style, size: 300),
    ]
  }

  /// Whatever the luck, the books of a lifecycle agree with each other.
  @Test(arguments: Benchmark.Style.allCases, 1...5 as ClosedRange<UInt64>)
  func theStepsOfALifecycleAddUp(style: Benchmark.Style, seed: UInt64) throws {
    let size = 400
    let result = try Benchmark(.lifecycle, style: style, size: size, seed: seed).run()
    let counts = figures(result).mapValues { Int($0) }
    func count(_ name: String) throws -> Int { try #require(counts[name]) }
    let (placed, accepted) = (try count("placed"), try count("accepted"))
    let paid = try placed - count("payment_failed")
    #expect(placed == size)
    #expect(try accepted == paid - count("rejected"))
    #expect(try count("refunds") == count("rejected"))
    for step in ["ready", "picked_up", "delivered"] { #expect(try count(step) == accepted) }
    let messages = try count("messages")
    #expect(messages == 3 * (placed + paid + 4 * accepted))
    #expect(result.events == 2 * placed + paid + 3 * accepted + messages)
    // 3 % and 5 % of 400 are 12 and 19.4; five standard deviations are 17 and 21.5.
    #expect(try (1...29).contains(count("payment_failed")))
    #expect(try (1...40).contains(count("rejected")))
  }

  @Test(arguments: Benchmark.Style.allCases, [(1_000, 10), (1_003, 10), (999, 1_000), (50, 50), (7, 1)])
  func sleepersShareTheWakeUps(style: Benchmark.Style, work: (size: Int, sleepers: Int)) throws {
    let result = try Benchmark(.hold, style: style, size: work.size, processes: work.sleepers).run()
    let wakeUps = work.size / work.sleepers * work.sleepers
    #expect(figures(result)["wakeups"] == Double(wakeUps))
    #expect(result.events == wakeUps)
  }

  /// A minute a nap: k sleepers end after n/k minutes on average, with a variance of n/k minutes² each.
  @Test func sleepersSleepAMinuteOnAverage() throws {
    let result = try Benchmark(.hold, style: .timer, size: 20_000, processes: 100).run()
    let mean = try #require(figures(result)["mean_end_time"])
    #expect(abs(mean - 200) < 4 * (200.0 / 100).squareRoot())
  }

  @Test(arguments: Benchmark.Model.allCases)
  func bothStylesGiveTheSameFigures(model: Benchmark.Model) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let results = try Benchmark.Style.allCases.map {
        try Benchmark(model, style: $0, size: 600, processes: 30, seed: seed).run()
      }
      #expect(results[0].statistics == results[1].statistics)
      #expect(results[0].events == results[1].events)
      #expect(results[0].statistics.count >= 3)
    }
  }

  @Test(arguments: every)
  func aSeedIsARun(benchmark: Benchmark) throws {
    let first = try benchmark.run().statistics
    #expect(try benchmark.run().statistics == first)
    // Index 0 may run on this thread; with so many, others run elsewhere.
    for elsewhere in try parallelMap(count: 8, jobs: 4, body: { _ in try benchmark.run().statistics }) {
      #expect(elsewhere == first)
    }
    var other = benchmark
    other.seed = 2
    #expect(try other.run().statistics != first)
    #expect(try benchmark.run(replication: 1).statistics != first)
  }

  @Test(arguments: every)
  func replicationsDoNotDependOnTheNumberOfThreads(benchmark: Benchmark) throws {
    let results = try [1, 2, 5].map { jobs in
      try parallelMap(count: 6, jobs: jobs) { try benchmark.run(replication: UInt32($0)).statistics }
    }
    #expect(results[1] == results[0])
    #expect(results[2] == results[0])
    #expect(results[0][0] != results[0][1])
  }

  /// λ = 1, 1/μ = 0.8: Wq = ρ / (μ - λ) = 3.2. The mean of n waits in a row has a variance of about
  /// ρ (2 + 5ρ - 4ρ² + ρ³) / (1 - ρ)⁴ / μ² / n = 1265 / n (Whitt, 1989).
  @Test(arguments: Benchmark.Style.allCases)
  func theMeanWaitIsTheOneOfTheory(style: Benchmark.Style) throws {
    let (customers, runs) = (10_000, 10)
    let waits = try parallelMap(count: runs, jobs: 2) { run in
      let benchmark = Benchmark(.mm1, style: style, size: customers, seed: UInt64(run + 1))
      return try benchmark.run().statistics
    }
    let tally = Tally(of: waits.flatMap { $0 }.filter { $0.name == "mean_wait" }.map(\.value))
    #expect(tally.count == runs)
    let standardError = (1265 / Double(customers * runs)).squareRoot()
    #expect(abs(try #require(tally.mean) - 3.2) < 4 * standardError)
  }

  @Test(arguments: Benchmark.Style.allCases)
  func everyCustomerIsServed(style: Benchmark.Style) throws {
    let result = try Benchmark(.mm1, style: style, size: 321).run()
    #expect(figures(result)["customers"] == 321)
    #expect(result.events == 2 * 321)
  }

  /// A message reaches each of three subscribers after 5 ms, and is done 10 ms later.
  @Test(arguments: Benchmark.Semantics.allCases)
  func everySubscriberGetsEveryMessageOnce(semantics: Benchmark.Semantics) throws {
    let result = try Benchmark(.broker, style: .timer, size: 500, semantics: semantics, work: .milliseconds(10)).run()
    let figures = figures(result)
    #expect(figures["published"] == 500)
    #expect(figures["deliveries"] == 1_500)
    #expect(figures["duplicates"] == 0)
    #expect(figures["checksum"] == 374_250)  // 3 · 499 · 500 / 2
    if semantics != .log {  // there, two messages of a partition may come within ten milliseconds
      #expect(abs(try #require(figures["mean_latency"]) - 0.015) < 1e-12)
      #expect(result.events == 7 * 500)
    }
  }

  /// One event for each message, and one for each of its three deliveries.
  @Test(arguments: Benchmark.Semantics.allCases)
  func workThatTakesNoTimeTakesNoEvent(semantics: Benchmark.Semantics) throws {
    let result = try Benchmark(.broker, style: .timer, size: 500, semantics: semantics).run()
    #expect(result.events == 4 * 500)
    #expect(figures(result)["deliveries"] == 1_500)
    #expect(abs(try #require(figures(result)["mean_latency"]) - 0.005) < 1e-12)
  }

  @Test(arguments: Benchmark.Model.allCases, Benchmark.Style.allCases)
  func nothingToDoIsDone(model: Benchmark.Model, style: Benchmark.Style) throws {
    let result = try Benchmark(model, style: style, size: 0).run()
    #expect(result.events == 0)
    #expect(result.statistics.allSatisfy { $0.value == 0 })
  }
}
