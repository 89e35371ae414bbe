extension Kernel {
  /// A record for a wait for nothing but time, or for nothing at all.
  @inline(__always)
  mutating func beginWait() -> UInt32 {
    let index = waiters.take()
    let waiter = waiters[index]
    waiter.pointee.state = .waiting
    waiter.pointee.outcome = .granted
    waiter.pointee.since = now
    waiter.pointee.timer = .none
    waiter.pointee.isForSomething = false
    waiter.pointee.isSetAside = false
    return index
  }

  /// A record for a wait for something.
  @inline(__always)
  mutating func beginWait(_ label: Label, for awaited: WaitingPlace) -> UInt32 {
    let index = beginWait()
    let waiter = waiters[index]
    waiter.pointee.isForSomething = true
    waiter.pointee.label = label
    waiter.pointee.awaited = Unmanaged.passUnretained(awaited)
    waiter.pointee.work = WorkNotes()
    return index
  }

  /// Ends a wait for something else after `limit`, unless that came first: a patience, or the length of some work.
  mutating func limit(_ waiter: UInt32, to limit: Timespan, _ label: StaticString) {
    let (time, overflow) = now.addingReportingOverflow(limit.ticks)
    wake(waiter, at: overflow ? .max : time, .normal, Label(label))
  }

  /// Schedules the end of a wait.
  @inline(__always)
  mutating func wake(_ waiter: UInt32, at time: Int64, _ priority: EventPriority, _ label: Label) {
    let slot = insert(at: time, priority, label)
    slots[slot].pointee.link = Int64(waiter)
    slots[slot].pointee.subject = waiters[waiter].pointee.job
    waiters[waiter].pointee.timer = timer(slot)
  }

  /// Ends a wait: whoever waited runs before the next event. The caller has taken the waiter out of any queue.
  @inline(__always)
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
