/// The one place where tasks are made.
///
/// A task made elsewhere may begin on a foreign thread, belongs to no process and is cancelled by nobody.
enum TaskCreation {
  /// A task that runs `worker`'s processes on the simulation, from its first turn on.
  static func start(_ worker: ProcessScope, in simulation: Simulation) -> Task<Void, Never> {
    let stage = Stage(in: simulation)
    guard simulation.suspension.routesByHook else {
      return Task.detached(executorPreference: simulation) { await stage.run(worker) }
    }
    return Task.detached { await stage.run(worker) }
  }
}

/// Where workers stand between processes.
actor Stage: SimulatedActor {
  let simulation: Simulation

  init(in simulation: Simulation) { self.simulation = simulation }

  func run(_ worker: ProcessScope) async {
    await ProcessScope.$current.withValue(worker) {
      while worker.behaviour != nil {
        await perform(as: worker)
        guard simulation.rest(worker) else { break }
        _ = await simulation.finishWait(worker.idleWait)
      }
    }
  }

  /// Takes the behaviour with it, so that a resting worker keeps nobody's actor alive.
  private func perform(as worker: ProcessScope) async {
    guard let behaviour = worker.behaviour else { return }
    do { try await behaviour.run(behaviour.actor) } catch { simulation.note(error, thrownBy: worker) }
  }
}

extension Simulation {
  /// A process has ended with an error: a failure of the run, unless it was cancelled.
  func note(_ error: any Error, thrownBy worker: ProcessScope) {
    if error is CancellationError && worker.mustEnd { return }
    if let failure = error as? SimulationFailure { return fail(failure) }
    fail(.processThrew(error), entity: worker.name)
  }
}
