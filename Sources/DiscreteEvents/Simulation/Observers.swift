/// An event: one that is due, or one that runs now.
public struct Event: Sendable {
  /// Its number among all that were scheduled, from 1.
  public let number: UInt64
  public let time: Instant
  public let priority: EventPriority
  /// The actor whose handler runs, or the process that wakes.
  public let owner: String
  public let label: String
  /// The number of the event during which this one was scheduled; 0 for set-up from outside.
  public let cause: UInt64
}

/// Who is told of each event before it runs, and where it is shown.
final class Observers {
  var all: [(Event) -> Void] = []
  var sign: WorkSign?
}

extension Simulation {
  /// Tells `observer` of every event, in order, just before it runs. Without observers this costs nothing that can be
  /// measured.
  public func observe(_ observer: @escaping @Sendable (Event) -> Void) {
    checkThread()
    observers.all.append(observer)
    kernel.pointee.isObserved = true
  }

  /// The events that are due next, in order.
  ///
  /// - Complexity: O(n log n) in the number of all scheduled events.
  public func upcoming(_ count: Int = 10) -> [Event] {
    checkThread()
    return Array(kernel.pointee.queue.sorted().lazy.filter(isLive).prefix(count).map(event))
  }

  private func isLive(_ key: EventKey) -> Bool {
    kernel.pointee.slots[key.slot].pointee.sequence == key.sequence
  }

  func event(_ key: EventKey) -> Event {
    let slot = kernel.pointee.slots[key.slot]
    return Event(
      number: slot.pointee.number, time: Instant(ticks: key.time), priority: key.priority, owner: owner(slot),
      label: slot.pointee.label.string, cause: slot.pointee.cause)
  }

  private func owner(_ slot: UnsafeMutablePointer<EventSlot>) -> String {
    if let target = slot.pointee.target { return nameOf(target.takeUnretainedValue()) }
    return waiterName(UInt32(truncatingIfNeeded: slot.pointee.link))
  }

  func waiterName(_ index: UInt32) -> String {
    let waiter = kernel.pointee.waiters[index]
    if let scope = waiter.pointee.scope { return scope.takeUnretainedValue().process.name }
    return waiter.pointee.target.map { nameOf($0.takeUnretainedValue()) } ?? name
  }

  var name: String { "simulation" }
}
