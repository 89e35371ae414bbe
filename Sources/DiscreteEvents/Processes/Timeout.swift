/// A time limit ran out before the work within it was done.
public struct TimedOut: Error, Sendable, Equatable {
  public let limit: Timespan
  public let time: Instant
}

extension SimulatedActor {
  /// Races `work` against a deadline: whichever comes first decides.
  ///
  /// When the limit runs out, the current wait inside `work`, its child tasks' included, throws `CancellationError`, and
  /// once `work` has cleaned up this throws ``TimedOut``. No task is made.
  ///
  /// ```swift
  /// let answer = try await withTimeout(.seconds(100)) { try await courier.answer() }
  /// ```
  public nonisolated(nonsending) func withTimeout<Result>(
    _ limit: Timespan, _ label: StaticString = "time limit", _ work: () async throws -> Result
  ) async throws -> Result {
    guard limit >= .zero, (now + limit).isValid else {
      throw simulation.failure(.impossibleDelay(limit, label: "\(label)"))
    }
    let simulation = self.simulation
    let outer = simulation.currentScope
    let scope = ProcessScope(in: simulation, within: outer)
    let timer = after(limit, label) { [unowned scope] _ in scope.simulation.expire(scope) }
    defer {
      simulation.forgetScopeAtWork()
      simulation.cancel(timer)
      if !outer.mustEnd { outer.process.refusals = 0 }
    }
    simulation.forgetScopeAtWork()
    do {
      return try await ProcessScope.$current.withValue(scope) { try await work() }
    } catch is CancellationError where scope.isCancelled {
      throw TimedOut(limit: limit, time: simulation.now)
    }
  }
}

extension Simulation {
  func expire(_ scope: ProcessScope) {
    scope.isCancelled = true
    cancelWaits(of: scope)
  }
}
