import Testing

@testable import DiscreteEvents

/// Says when it is freed.
final class Canary: Sendable {
  private let onFreed: @Sendable () -> Void
  init(_ onFreed: @escaping @Sendable () -> Void = {}) { self.onFreed = onFreed }
  deinit { onFreed() }
}

/// Nobody but its next event knows it.
actor Hermit: SimulatedActor {
  let simulation: Simulation
  private var rounds: Int
  private let canary: Canary

  init(in simulation: Simulation, rounds: Int, _ onFreed: @escaping @Sendable () -> Void) {
    self.simulation = simulation
    self.rounds = rounds
    canary = Canary(onFreed)
  }

  func live() {
    rounds -= 1
    if rounds > 0 { after(.microseconds(1)) { $0.live() } }
  }
}

@Suite struct TimerTests {
  let simulation = Simulation(seed: 1)
  let witness: Witness

  init() { witness = Witness(in: simulation) }

  @Test func aTimerRunsOnceAtItsTime() throws {
    witness.after(.microseconds(3)) { $0.note("after") }
    witness.at(Instant(ticks: 2)) { $0.note("at") }
    witness.after(.zero) { $0.note("now") }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["0:now", "2:at", "3:after"])
    #expect(simulation.now.ticks == 3)
  }

  @Test func whatIsDueNowWaitsBehindWhatIsDueAlready() throws {
    witness.after(.microseconds(5)) { witness in
      witness.note("first")
      witness.after(.zero) { $0.note("third") }
      witness.after(.zero, priority: .early) { $0.note("early") }
    }
    witness.after(.microseconds(5)) { $0.note("second") }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["5:first", "5:early", "5:second", "5:third"])
  }

  @Test func aRepeatingTimerDoesNotDrift() throws {
    var times: [Int64] = []
    witness.every(.microseconds(7)) { $0.note("tick") }
    try simulation.advance(until: .instant(Instant(ticks: 7_000)))
    times = witness.call { $0.diary }.compactMap { Int64($0.split(separator: ":")[0]) }
    #expect(times == (1...1_000).map { $0 * 7 })
    simulation.finish()
  }

  @Test func aRepeatingTimerCanBeCancelledFromItsOwnHandler() throws {
    actor Ticker: SimulatedActor {
      let simulation: Simulation
      var (timer, ticks, answers) = (Timer.none, 0, [Bool]())
      init(in simulation: Simulation) { self.simulation = simulation }
      func start() {
        timer = every(.microseconds(1)) { ticker in
          ticker.ticks += 1
          if ticker.ticks == 3 { ticker.answers = [ticker.cancel(ticker.timer), ticker.cancel(ticker.timer)] }
        }
      }
    }
    let ticker = Ticker(in: simulation)
    ticker.call { $0.start() }
    #expect(try simulation.run().reason == .nothingLeft)
    #expect(ticker.call { $0.ticks } == 3)
    #expect(ticker.call { $0.answers } == [true, false])
  }

  @Test func aTimerThatHasRunCannotBeCancelled() throws {
    actor Once: SimulatedActor {
      let simulation: Simulation
      var (timer, answer) = (Timer.none, true)
      init(in simulation: Simulation) { self.simulation = simulation }
      func start() { timer = after(.tick) { $0.answer = $0.cancel($0.timer) } }
    }
    let once = Once(in: simulation)
    once.call { $0.start() }
    try simulation.run()
    #expect(once.call { $0.answer } == false)
    #expect(!simulation.cancel(once.call { $0.timer }))
    #expect(!simulation.cancel(.none))
  }

  @Test func anOldTimerDoesNotCancelTheNextUserOfItsSlot() throws {
    let old = witness.after(.microseconds(1)) { $0.note("old") }
    #expect(simulation.cancel(old))
    let new = witness.after(.microseconds(1)) { $0.note("new") }
    #expect(new.slot == old.slot)
    #expect(!simulation.cancel(old))
    try simulation.run()
    #expect(witness.call { $0.diary } == ["1:new"])
  }

  @Test func cancellingFreesAtOnceWhatTheTimerHeld() {
    weak var held: Canary?
    var timer = Timer.none
    do {
      let canary = Canary()
      held = canary
      timer = witness.after(.microseconds(1_000_000)) { _ in withExtendedLifetime(canary) {} }
    }
    #expect(held != nil)
    #expect(simulation.cancel(timer))
    #expect(held == nil)
  }

  @Test func whatIsFreedByACancellationMaySchedule() throws {
    let timers = (0..<64).map { number in
      let canary = Canary { [witness] in for _ in 0..<100 { witness.after(.tick) { $0.note("from a deinit") } } }
      return witness.after(.microseconds(1_000_000)) { _ in withExtendedLifetime(canary) {} }
    }
    for timer in timers { #expect(simulation.cancel(timer)) }
    try simulation.run()
    #expect(witness.call { $0.diary } == Array(repeating: "1:from a deinit", count: 6_400))
  }

  @Test func aTimerKeepsItsActorUntilItHasRun() throws {
    weak var seen: Witness?
    do {
      let passing = Witness(in: simulation)
      seen = passing
      passing.after(.microseconds(5)) { $0.note("alive") }
    }
    try simulation.advance(until: .instant(Instant(ticks: 4)))
    #expect(seen != nil)
    try simulation.run()
    #expect(seen == nil)
  }

  @Test func aRepeatingTimerKeepsItsActorUntilItIsCancelled() throws {
    weak var seen: Witness?
    var timer = Timer.none
    do {
      let passing = Witness(in: simulation)
      seen = passing
      timer = passing.every(.microseconds(5)) { $0.note("alive") }
    }
    try simulation.advance(until: .instant(Instant(ticks: 12)))
    #expect(seen?.call { $0.diary } == ["5:alive", "10:alive"])
    #expect(simulation.cancel(timer))
    #expect(seen == nil)
    #expect(try simulation.run().events == 2)
  }

  /// The actor of a handler is held by its event alone, and handed on to the next one.
  @Test(arguments: [1, 3]) func anActorLivesUntilItsLastHandlerIsDone(rounds: Int) throws {
    nonisolated(unsafe) var freedAt: [Int64] = []
    do {
      let hermit = Hermit(in: simulation, rounds: rounds) { [simulation] in freedAt.append(simulation.now.ticks) }
      hermit.after(.microseconds(1)) { $0.live() }
    }
    #expect(freedAt == [])
    try simulation.run()
    #expect(freedAt == [Int64(rounds)])
  }

  @Test func aHandlerThatCancelsItsOnlyNextEventIsFinishedFirst() throws {
    nonisolated(unsafe) var freedAt: [Int64] = []
    do {
      let hermit = Hermit(in: simulation, rounds: 0) { [simulation] in freedAt.append(simulation.now.ticks) }
      hermit.after(.microseconds(1)) { hermit in
        for _ in 0..<3 {
          let (first, second) = (
            hermit.after(.microseconds(5)) { $0.live() }, hermit.after(.microseconds(6)) { $0.live() }
          )
          hermit.cancel(first)
          hermit.cancel(second)
        }
        #expect(freedAt == [])
        hermit.live()
      }
    }
    try simulation.run()
    #expect(freedAt == [1])
    #expect(simulation.now.ticks == 1)
  }

  @Test(arguments: everySuspension)
  func processesAndTimersShareOneOrder(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.after(.microseconds(10)) { $0.note("timer 1") }
    witness.spawn("p") { witness in
      try await witness.sleep(for: .microseconds(10))
      witness.note("process 2")
    }
    try simulation.advance(until: .instant(.start))
    witness.after(.microseconds(10)) { $0.note("timer 3") }
    witness.spawn("q") { witness in
      try await witness.sleep(for: .microseconds(10), priority: .early)
      witness.note("process 0")
      try await witness.sleep(for: .zero)
      witness.note("process 4")
      try await witness.sleep(for: .zero, priority: .late)
      witness.note("process 5")
    }
    try simulation.run()
    #expect(
      witness.call { $0.diary } == [
        "10:process 0", "10:timer 1", "10:process 2", "10:timer 3", "10:process 4", "10:process 5",
      ])
  }
}
