internal import Statistics

extension Mailbox {
  /// Takes the oldest message, waiting while there is none.
  public nonisolated(nonsending) func receive() async throws -> Message {
    try await certain(nil)
  }

  /// Takes the oldest message for which `predicate` holds, waiting while there is none. Others stay where they are.
  public nonisolated(nonsending) func receive(where predicate: @escaping (Message) -> Bool) async throws -> Message {
    try await certain(predicate)
  }

  /// Takes the oldest message, if need be only one for which `predicate` holds, but waits no longer than a patience.
  ///
  /// - Returns: `nil` if the patience ran out.
  public nonisolated(nonsending) func receive(
    patience: Timespan, where predicate: ((Message) -> Bool)? = nil
  ) async throws -> Message? {
    try await receive(within: patience, predicate)
  }

  private nonisolated(nonsending) func certain(_ predicate: ((Message) -> Bool)?) async throws -> Message {
    guard let message = try await receive(within: nil, predicate) else {
      preconditionFailure("a reader of \(name) without a limit to its patience was woken without a message")
    }
    return message
  }

  private nonisolated(nonsending) func receive(
    within patience: Timespan?, _ predicate: ((Message) -> Bool)?
  ) async throws -> Message? {
    try await simulation.stopIfCancelled()
    if let message = takeNow(predicate) { return message }
    let place = try await simulation.wait("receive from", for: self, patience: patience) { join($0, predicate) }
    return place.flatMap { shelf.fetch(Int($0)) }
  }

  /// Takes the oldest message if there is one.
  public func receiveIfPresent(where predicate: ((Message) -> Bool)? = nil) -> Message? {
    simulation.checkThread()
    return takeNow(predicate)
  }

  /// Runs `handler` on an actor, without a task, with the next message; with `nil` when a patience has run out before.
  public func receive<A: SimulatedActor>(
    on actor: A, patience: Timespan? = nil, where predicate: ((Message) -> Bool)? = nil,
    _ handler: @escaping (isolated A, Message?) -> Void
  ) {
    nonisolated(unsafe) let handler = handler  // run by the simulation's thread only, as is this
    simulation.wait("receive from", for: self, patience: patience, on: actor) { [self] actor, result in
      switch result.outcome {
      case .granted, .preempted: handler(actor, shelf.fetch(Int(result.gift)))
      case .expired: handler(actor, nil)
      case .cancelled: break
      }
    } _: { reader in
      if let place = find(predicate) { hand(place, to: reader) } else { join(reader, predicate) }
    }
  }
}

extension Mailbox {
  func join(_ reader: UInt32, _ predicate: ((Message) -> Bool)?) {
    let waiters = simulation.kernel.pointee.waiters
    waiters[reader].pointee.gift = holdsNothing
    predicates[reader] = predicate
    readers.append(reader, in: waiters)
  }

  /// Takes the first waiting reader who takes this message out of the queue.
  func firstReader(taking message: Message) -> UInt32? {
    let waiters = simulation.kernel.pointee.waiters
    var reader = readers.head
    while reader != 0 {
      if predicates.isEmpty || predicates[reader]?(message) ?? true {
        leave(reader)
        return reader
      }
      reader = waiters[reader].pointee.next
    }
    return nil
  }

  private func leave(_ reader: UInt32) {
    readers.remove(reader, in: simulation.kernel.pointee.waiters)
    predicates[reader] = nil
  }

  /// A reader's wait is over. The message at `place` is kept for it until it runs.
  func hand(_ place: Int, to reader: UInt32) {
    statistics.readerWaits.add(simulation.waited(reader))
    simulation.kernel.pointee.waiters[reader].pointee.gift = UInt64(place)
    simulation.kernel.pointee.end(reader, .granted)
  }

  private func takeNow(_ predicate: ((Message) -> Bool)?) -> Message? {
    guard let place = find(predicate) else { return nil }
    statistics.readerWaits.add(0)
    return shelf.fetch(place)
  }
}

extension Mailbox {
  /// Takes a message out of the box, or off a waiting sender's hands.
  ///
  /// - Returns: Where it is kept.
  func find(_ predicate: ((Message) -> Bool)?) -> Int? {
    findInBox(predicate) ?? findAtSenders(predicate)
  }

  private func findInBox(_ predicate: ((Message) -> Bool)?) -> Int? {
    var place = shelf.first
    while place >= 0 && !holds(predicate, place) { place = shelf.next(place) }
    guard place >= 0 else { return nil }
    shelf.unchain(place)
    noteLength()
    statistics.timeInside.add(Timespan(ticks: simulation.now.ticks - shelf.since(place)).inSeconds)
    admitSenders()
    return place
  }

  private func findAtSenders(_ predicate: ((Message) -> Bool)?) -> Int? {
    let waiters = simulation.kernel.pointee.waiters
    var sender = senders.head
    while sender != 0 {
      if let place = held(by: sender), holds(predicate, place) {
        senders.remove(sender, in: waiters)
        statistics.timeInside.add(0)
        return release(sender)
      }
      sender = waiters[sender].pointee.next
    }
    return nil
  }

  private func holds(_ predicate: ((Message) -> Bool)?, _ place: Int) -> Bool {
    guard let predicate, let message = shelf.message(place) else { return true }
    return predicate(message)
  }
}

extension Mailbox {
  func leave(_ waiter: UInt32, _ outcome: WaitOutcome) -> WaitOutcome {
    if let place = held(by: waiter) {
      senders.remove(waiter, in: simulation.kernel.pointee.waiters)
      _ = shelf.fetch(place)
      if outcome == .expired { statistics.expiredSenders += 1 }
    } else {
      leave(waiter)
      if outcome == .expired { statistics.expiredReaders += 1 }
    }
    return outcome
  }
}
