extension Simulation {
  /// Schedules a handler. An impossible delay ends the run with a failure that names it.
  @inlinable @inline(__always)
  func schedule<A: Actor>(
    after delay: Timespan, every interval: Timespan = .zero, _ priority: EventPriority, _ label: StaticString,
    on actor: A, _ handler: @escaping (isolated A) -> Void
  ) -> Timer {
    checkThread()
    let (time, overflow) = kernel.pointee.now.addingReportingOverflow(delay.ticks)
    guard delay.ticks >= 0, !overflow, interval.ticks >= 0 else {
      return refuse(delay.ticks < 0 || overflow ? delay : interval, label, on: actor)
    }
    let index = kernel.pointee.insert(at: time, priority, Label(label))
    let slot = kernel.pointee.slots[index]
    slot.pointee.subject = kernel.pointee.reference(to: actor)
    slot.pointee.handler = IsolatedHandler(handler)
    slot.pointee.link = interval.ticks
    return kernel.pointee.timer(index)
  }

  @usableFromInline
  func refuse(_ delay: Timespan, _ label: StaticString, on actor: AnyObject) -> Timer {
    fail(.impossibleDelay(delay, label: "\(label)"), entity: nameOf(actor))
    return .none
  }

  /// Takes a scheduled event back: it will not run, and what it held is freed now.
  ///
  /// - Returns: false if it has run already or was cancelled before.
  @discardableResult
  public func cancel(_ timer: Timer) -> Bool {
    checkThread()
    return kernel.pointee.cancel(timer)
  }

  func nameOf(_ object: AnyObject) -> String {
    switch object {
    case let actor as any SimulatedActor: actor.name
    case let place as WaitingPlace: place.placeName
    default: "\(type(of: object))"
    }
  }
}
