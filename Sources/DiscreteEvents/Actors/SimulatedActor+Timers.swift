extension SimulatedActor {
  /// Runs `handler` on this actor after a delay: no task is created, and with nothing captured nothing is allocated.
  ///
  /// ```swift
  /// after(.minutes(4)) { $0.finish() }
  /// ```
  ///
  /// - Parameters:
  ///   - delay: Zero means: at this instant, after what is due already. A negative or impossible delay ends the run with
  ///     a ``SimulationFailure``.
  ///   - label: What the event is called when somebody looks at it; by default the calling method.
  @discardableResult @inlinable @inline(__always)
  public nonisolated func after(
    _ delay: Timespan, _ label: StaticString = #function, priority: EventPriority = .normal,
    _ handler: @escaping (isolated Self) -> Void
  ) -> Timer {
    simulation.schedule(after: delay, priority, label, on: self, handler)
  }

  /// Runs `handler` on this actor at an instant, which must not have gone by.
  @discardableResult @inlinable
  public nonisolated func at(
    _ instant: Instant, _ label: StaticString = #function, priority: EventPriority = .normal,
    _ handler: @escaping (isolated Self) -> Void
  ) -> Timer {
    let simulation = self.simulation
    guard instant >= simulation.now else {
      simulation.fail(.inThePast(instant, label: "\(label)"), entity: name)
      return .none
    }
    return simulation.schedule(after: instant - simulation.now, priority, label, on: self, handler)
  }

  /// Runs `handler` on this actor after each further `interval`, until the timer is cancelled.
  ///
  /// The next event takes its place in the order before the handler runs.
  @discardableResult @inlinable
  public nonisolated func every(
    _ interval: Timespan, _ label: StaticString = #function, priority: EventPriority = .normal,
    _ handler: @escaping (isolated Self) -> Void
  ) -> Timer {
    let simulation = self.simulation
    guard interval > .zero else { return simulation.refuseInterval(interval, label, on: self) }
    return simulation.schedule(after: interval, every: interval, priority, label, on: self, handler)
  }

  /// Takes a scheduled event back. See ``Simulation/cancel(_:)``.
  @discardableResult
  public nonisolated func cancel(_ timer: Timer) -> Bool {
    simulation.cancel(timer)
  }
}

extension Simulation {
  @usableFromInline
  func refuseInterval(_ interval: Timespan, _ label: StaticString, on actor: AnyObject) -> Timer {
    fail(
      .misuse("\"\(label)\" was to be repeated every \(interval); an interval must be longer than nothing"),
      entity: nameOf(actor))
    return .none
  }
}
