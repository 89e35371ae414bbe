/// A simulation's workers: the tasks that run processes, one after another.
///
/// A task costs more to make than to wake, so a worker whose process has ended waits for the next one.
final class Roster {
  /// How many further waits a cancelled process is refused before it is set aside for good.
  static let patienceWithTheCancelled = 1_000

  @exclusivity(unchecked) var workers: [ProcessScope] = []
  @exclusivity(unchecked) var idle: [ProcessScope] = []
  /// Processes that went on waiting after they were cancelled.
  @exclusivity(unchecked) var unresponsive: [String] = []
  /// Tasks that are part of no process, once there are any.
  @exclusivity(unchecked) var bystanders: ProcessScope?

  func add(_ worker: ProcessScope) {
    worker.place = workers.count
    workers.append(worker)
  }

  func remove(_ worker: ProcessScope) {
    guard let last = workers.popLast(), last !== worker else { return }
    workers[worker.place] = last
    last.place = worker.place
  }
}
