extension Kernel {
  /// A record for a wait that begins now.
  @inlinable @inline(__always)
  mutating func beginWait(_ label: Label, for awaited: (any Awaited)?) -> UInt32 {
    let index = waiters.take()
    let waiter = waiters[index]
    waiter.pointee.state = .waiting
    waiter.pointee.outcome = .granted
    waiter.pointee.label = label
    waiter.pointee.since = now
    waiter.pointee.timer = .none
    waiter.pointee.isForSomething = awaited != nil
    waiter.pointee.awaited = awaited
    return index
  }

  /// Ends a wait for something else after `limit`, unless that came first: a patience, or the length of some work.
  mutating func limit(_ waiter: UInt32, to limit: Timespan, _ label: StaticString) {
    let (time, overflow) = now.addingReportingOverflow(limit.ticks)
    wake(waiter, at: overflow ? .max : time, .normal, Label(label))
  }

  /// Schedules the end of a wait.
  @inlinable @inline(__always)
  mutating func wake(_ waiter: UInt32, at time: Int64, _ priority: EventPriority, _ label: Label) {
    let slot = insert(at: time, priority, label)
    slots[slot].pointee.link = Int64(waiter)
    waiters[waiter].pointee.timer = timer(slot)
  }

  /// Ends a wait: whoever waited runs before the next event. The caller has taken the waiter out of any queue.
  @inlinable @inline(__always)
  mutating func end(_ index: UInt32, _ outcome: WaitOutcome) {
    let waiter = waiters[index]
    waiter.pointee.state = .ready
    waiter.pointee.outcome = outcome
    if waiter.pointee.timer != .none {
      _ = cancel(waiter.pointee.timer)
      waiter.pointee.timer = .none
    }
    ready.append(waiter: index)
  }
}
