import Testing

@testable import DiscreteEvents

@Suite struct CancellingTests {
  @Test(arguments: everySuspension)
  func aProcessCancelledBeforeItBeginsEndsAtItsFirstWait(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    for round in 0..<2 {
      let process = witness.spawn("p") { witness in
        witness.note("began")
        _ = try await witness.nap(5, "never")
      }
      process.cancel()
      process.cancel()
      #expect(!process.isFinished)
      try simulation.run()
      #expect(process.isFinished)
      process.cancel()
      #expect(witness.call { $0.diary }.count == round + 1)
    }
    #expect(witness.call { $0.diary } == ["0:began", "0:began"])
    #expect(simulation.now == .start)
  }

  @Test(arguments: everySuspension)
  func aProcessThatIsReadyFinishesItsWaitFirst(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let first = witness.spawn("first") { try await $0.sleep(for: .microseconds(5)) }
    let joiners = (0..<3).map { (number: Int) in
      witness.spawn("joiner", number) { witness in
        try await first.join()
        witness.note("joined \(number)")
        do { try await witness.sleep(for: .zero) } catch { witness.note("cancelled \(number)") }
      }
    }
    // All three are ready when the first of them runs; the canceller became ready before them.
    witness.spawn("canceller") { witness in
      try await first.join()
      joiners[1].cancel()
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["5:joined 0", "5:joined 1", "5:joined 2", "5:cancelled 1"])
  }

  @Test(arguments: everySuspension)
  func aProcessMayCancelItself(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    actor Holder: SimulatedActor {
      let simulation: Simulation
      var process: Process?
      init(in simulation: Simulation) { self.simulation = simulation }
      func go(_ witness: Witness) {
        process = spawn("self") { holder in
          try await holder.sleep(for: .microseconds(1))
          holder.process?.cancel()
          await witness.note("still here")
          try await holder.sleep(for: .microseconds(1))
          await witness.note("never")
        }
      }
    }
    let holder = Holder(in: simulation)
    holder.call { $0.go(witness) }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["1:still here"])
    #expect(holder.call { $0.process?.isFinished } == true)
  }

  @Test(arguments: everySuspension)
  func cancellationReachesChildTasks(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let process = witness.spawn("family") { witness in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<3 {
          group.addTask {
            do {
              async let grandchild: Int64 = witness.nap(100, "never")
              _ = try await grandchild
            } catch {
              await witness.note("child \(number) cancelled, \(Task.isCancelled)")
              throw error
            }
          }
        }
        try await group.waitForAll()
      }
    }
    witness.after(.microseconds(7)) { _ in process.cancel() }
    let report = try simulation.run()
    #expect(witness.call { $0.diary }.sorted() == (0..<3).map { "7:child \($0) cancelled, true" })
    #expect(report.time.ticks == 7)
    #expect(process.isFinished)
  }

  @Test(arguments: everySuspension)
  func aCancelledProcessMayCleanUpWithoutWaiting(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("tidy") { witness in
      defer { witness.note("deferred") }
      do { try await witness.sleep(for: .microseconds(100)) } catch {
        witness.note("tidied, \(error is CancellationError)")
        try await witness.sleep(for: .microseconds(1))
        witness.note("never")
      }
    }
    try simulation.run(until: .instant(Instant(ticks: 3)))
    #expect(witness.call { $0.diary } == ["3:tidied, true", "3:deferred"])
  }

  @Test(arguments: everySuspension)
  func whatCleaningUpStartsIsEndedToo(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("outer") { witness in
      do { try await witness.sleep(for: .microseconds(100)) } catch {
        witness.spawn("inner") { witness in
          do { try await witness.sleep(for: .microseconds(100)) } catch { witness.note("inner") }
        }
        witness.after(.microseconds(1)) { $0.note("never") }
      }
    }
    let report = try simulation.run(until: .instant(Instant(ticks: 3)))
    #expect(report.parked.map(\.process) == ["outer"])
    #expect(witness.call { $0.diary } == ["3:inner"])
    #expect(simulation.parkedProcesses.isEmpty)
    #expect(simulation.upcoming().isEmpty)
  }

  @Test(arguments: everySuspension)
  func aTaskThatOutlivesItsProcessIsListedAndEnded(suspension: Suspension) throws {
    guard suspension.routesByHook else { return }  // a task without a preference would leave the thread
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let process = witness.spawn("parent") { witness in
      Task { do { _ = try await witness.nap(100, "never") } catch { witness.note("left behind") } }
      try await witness.sleep(for: .microseconds(1))
    }
    try simulation.advance(until: .instant(Instant(ticks: 5)))
    #expect(process.isFinished)
    witness.spawn("next") { witness in _ = try await witness.nap(2, "next") }
    try simulation.advance(until: .instant(Instant(ticks: 10)))
    #expect(simulation.finish().map(\.awaits) == ["sleep"])
    #expect(witness.call { $0.diary } == ["7:next", "10:left behind"])
  }

  @Test(arguments: everySuspension)
  func tasksOutsideProcessesCanBeUsedInEveryRun(suspension: Suspension) throws {
    guard suspension.routesByHook else { return }
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    for round in 1...2 {
      witness.after(.microseconds(1)) { witness in Task { _ = try await witness.nap(2, "\(round)") } }
      try simulation.run()
    }
    #expect(witness.call { $0.diary } == ["3:1", "6:2"])
  }

  @Test(arguments: everySuspension)
  func aTaskGroupCanCancelItsChildTasks(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("race") { witness in
      let winner = try await withThrowingTaskGroup(of: Int64.self) { group in
        for ticks in [1_000, 10, 500] { group.addTask { try await witness.nap(Int64(ticks), "woke") } }
        defer { group.cancelAll() }
        return try await group.next()
      }
      witness.note("won \(winner ?? 0)")
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["10:woke", "10:won 10"])
  }

  @Test(arguments: everySuspension)
  func childTasksThatAreNotNeededAnyMoreEnd(suspension: Suspension) throws {
    struct Burnt: Error {}
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("cook") { witness in
      do {
        async let slow = witness.nap(1_000, "never")
        try await witness.sleep(for: .microseconds(10))
        if witness.now.ticks == 10 { throw Burnt() }
        _ = try await slow
      } catch is Burnt { witness.note("burnt") }
      try await witness.sleep(for: .microseconds(5))
      await withTaskGroup(of: Void.self) { group in
        group.cancelAll()
        group.addTask {
          do { _ = try await witness.nap(5, "never") } catch { await witness.note("\(type(of: error))") }
        }
      }
      witness.note("end")
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["10:burnt", "15:CancellationError", "15:end"])
  }

  @Test(arguments: everySuspension)
  func aTaskOutsideProcessesCanBeCancelledByItsHandle(suspension: Suspension) throws {
    guard suspension.routesByHook else { return }
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.after(.microseconds(1)) { witness in
      let task = Task { do { _ = try await witness.nap(100, "never") } catch { witness.note("cancelled") } }
      witness.after(.microseconds(2)) { _ in task.cancel() }
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["3:cancelled"])
  }
}
