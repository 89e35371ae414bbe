internal import CTaskRouting

/// A simulation's state: the clock, what is due, who waits, what is ready to run.
///
/// It is kept behind a pointer and changed only from its simulation's thread. Nothing here calls out: handlers and tasks
/// are run by ``Simulation``, between changes.
@usableFromInline
struct Kernel {
  /// Ticks since the start.
  @usableFromInline var now: Int64 = 0
  /// The number of the event that runs; 0 between runs.
  @usableFromInline var currentEvent: UInt64 = 0
  @usableFromInline var queue = EventQueue()
  @usableFromInline var slots = EventSlots()
  var waiters = Waiters()
  @usableFromInline var ready = ReadyQueue()
  /// How many events have ever been scheduled.
  @usableFromInline var scheduled: UInt64 = 0
  /// How many events have run.
  @usableFromInline var executed = 0
  /// The last sequence given out; starts over, see ``startSequencesOver()``.
  @usableFromInline var sequence: UInt32 = 0
  @usableFromInline var sequenceLimit = EventKey.sequenceLimit
  /// How many keys in the queue belong to cancelled events.
  @usableFromInline var stale = 0
  /// The thread-bound part of a run is going on.
  @usableFromInline var isRunning = false
  /// Set to end the run after the current event.
  @usableFromInline var mustStop = false
  @usableFromInline var failure: SimulationFailure?
  @usableFromInline var isObserved = false
  @usableFromInline var showsWork = false
  /// Some process went on waiting after it was cancelled, and is resumed no more.
  @usableFromInline var hasAbandoned = false
  /// More events or resumptions than this at one instant end the run: time stands still.
  @usableFromInline var stepLimit = 10_000_000
  @usableFromInline var eventsAtInstant = 0
  /// The actor whose handler runs.
  @usableFromInline var actorAtWork: UnsafeMutableRawPointer?
  /// The reference to it that its event held, until the handler schedules another event on it, which then holds it.
  @usableFromInline var spareReference: UnsafeMutableRawPointer?
  /// The task that runs, and whose code it runs, once either is known; see ``Simulation/currentScope``.
  var taskAtWork: UnsafeMutableRawPointer?
  var scopeAtWork: Unmanaged<ProcessScope>?
  /// Where a task that is about to park is to be kept, while it changes executors.
  @usableFromInline var parking: UInt32 = 0

  func deallocate() {
    queue.deallocate()
    slots.deallocate()
    waiters.deallocate()
    ready.deallocate()
  }
}

extension Kernel {
  /// Puts an event in the queue and gives its slot, whose content the caller fills.
  @inlinable @inline(__always)
  mutating func insert(at time: Int64, _ priority: EventPriority, _ label: Label) -> Int {
    if sequence == sequenceLimit { startSequencesOver() }
    let index = slots.take()
    let slot = slots[index]
    sequence &+= 1
    scheduled &+= 1
    slot.pointee.sequence = sequence
    slot.pointee.number = scheduled
    slot.pointee.cause = currentEvent
    slot.pointee.label = label
    queue.insert(EventKey(time: time, priority: priority, sequence: sequence, slot: index))
    return index
  }

  @inlinable @inline(__always)
  func timer(_ slot: Int) -> Timer {
    Timer(slot: UInt32(truncatingIfNeeded: slot), generation: slots[slot].pointee.generation)
  }

  /// Takes a scheduled event back and frees what it held. The key stays behind until its time, or until most are such.
  ///
  /// - Returns: false if the event has run or was cancelled before.
  @usableFromInline
  mutating func cancel(_ timer: Timer) -> Bool {
    guard timer.slot < slots.used, slots[Int(timer.slot)].pointee.generation == timer.generation,
      slots[Int(timer.slot)].pointee.sequence != 0
    else { return false }
    let slot = slots[Int(timer.slot)]
    // Freed last: a deinit may schedule and cancel too.
    let (handler, target) = (slot.pointee.handler, slot.pointee.target)
    slot.pointee.handler = nil
    slots.giveBack(Int(timer.slot))
    stale += 1
    if stale > 64 && stale * 2 > queue.count { dropStaleKeys() }
    withExtendedLifetime(handler) {}
    if let target { giveUpReference(target) }
    return true
  }

  /// A reference to an actor for an event to hold: that of the event that runs, or a new one.
  ///
  /// A handler that schedules its actor's next event changes no reference count.
  @inlinable @inline(__always)
  mutating func reference(to actor: AnyObject) -> UnsafeMutableRawPointer {
    let actor = Unmanaged.passUnretained(actor)
    guard spareReference == actor.toOpaque() else { return actor.retain().toOpaque() }
    spareReference = nil
    return actor.toOpaque()
  }

  /// A cancelled event's reference goes; if it keeps the actor that cancelled it alive, when its handler is done.
  private mutating func giveUpReference(_ target: Unmanaged<AnyObject>) {
    guard actorAtWork == target.toOpaque(), spareReference == nil else { return target.release() }
    spareReference = target.toOpaque()
  }

  /// An event's reference is at its handler's disposal from now on.
  @inline(__always)
  mutating func beginWork(of target: Unmanaged<AnyObject>) {
    actorAtWork = target.toOpaque()
    spareReference = target.toOpaque()
  }

  /// - Returns: the reference, if no further event holds it. The caller releases it last: a deinit may schedule too.
  @inline(__always)
  mutating func endWork() -> Unmanaged<AnyObject>? {
    actorAtWork = nil
    guard let reference = spareReference else { return nil }
    spareReference = nil
    return Unmanaged.fromOpaque(reference)
  }

  /// Puts a repeating event back for its next time.
  mutating func repeatEvent(_ key: EventKey) {
    let slot = slots[key.slot]
    let (time, overflow) = key.time.addingReportingOverflow(slot.pointee.link)
    if sequence == sequenceLimit { startSequencesOver() }
    sequence &+= 1
    scheduled &+= 1
    slot.pointee.sequence = sequence
    slot.pointee.cause = slot.pointee.number
    slot.pointee.number = scheduled
    queue.insert(EventKey(time: overflow ? .max : time, priority: key.priority, sequence: sequence, slot: key.slot))
  }

  /// The clock moves to an event, never back.
  @inline(__always)
  mutating func moveClock(to time: Int64, _ number: UInt64) {
    if time == now {
      eventsAtInstant &+= 1
      if eventsAtInstant > stepLimit { standStill() }
    } else {
      precondition(time > now, "the clock went back from \(now) to \(time)")
      eventsAtInstant = 0
    }
    now = time
    executed &+= 1
    currentEvent = number
  }

  /// While an event runs, the memory of those that will probably be next is fetched: with many processes, each wakes to
  /// a dozen cache misses.
  ///
  /// Small queues are in the cache anyway. Changes nothing, but is `mutating`: anything else would be handed a copy of the kernel.
  @inline(__always)
  mutating func prefetchNext() {
    guard queue.occupied > Self.largestQueueInCache else { return }
    let next = queue.root + 1
    for child in 0..<4 { prefetch(slots[next[child].slot]) }
    let left = next[1] < next[0] ? 1 : 0
    let right = next[3] < next[2] ? 3 : 2
    let slot = slots[next[next[right] < next[left] ? right : left].slot]
    if slot.pointee.handler == nil {
      prefetch(waiters[UInt32(truncatingIfNeeded: slot.pointee.link)])
      if let job = slot.pointee.subject { for line in 0..<12 { prefetch(job + line * 64) } }
    } else {
      prefetch(slot.pointee.subject)
      prefetch(slot.pointee.captured)
    }
  }

  private static var largestQueueInCache: Int { 512 }

  private mutating func standStill() {
    failure = SimulationFailure(
      time: Instant(ticks: now), entity: "simulation", cause: .timeStandsStill(eventsAtInstant, label: "event"))
    mustStop = true
  }

  /// When the event in each slot is due; `nil` for a free slot.
  ///
  /// - Complexity: O(n) in the number of scheduled events.
  func dueTimes() -> [Int64?] {
    var times = [Int64?](repeating: nil, count: slots.used)
    for key in queue.unordered where slots[key.slot].pointee.sequence == key.sequence { times[key.slot] = key.time }
    return times
  }

  private mutating func dropStaleKeys() {
    let slots = self.slots
    queue.removeAll { slots[$0.slot].pointee.sequence != $0.sequence }
    stale = 0
  }

  /// Gives all scheduled events new sequences from 1, in their order, so that 32 bits are enough for any run.
  @usableFromInline
  mutating func startSequencesOver() {
    dropStaleKeys()
    let slots = self.slots
    var next: UInt32 = 0
    queue.replaceAll { key in
      next += 1
      slots[key.slot].pointee.sequence = next
      return EventKey(time: key.time, priority: key.priority, sequence: next, slot: key.slot)
    }
    precondition(next < sequenceLimit, "\(next) events are scheduled, as many as sequences can tell apart")
    sequence = next
  }
}
