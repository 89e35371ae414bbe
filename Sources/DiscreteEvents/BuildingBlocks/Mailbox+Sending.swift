internal import Statistics

extension Mailbox {
  /// Puts a message in, waiting while there is no room.
  public nonisolated(nonsending) func send(_ message: Message) async throws {
    _ = try await send(message, within: nil)
  }

  /// The same, but waits no longer than a patience.
  ///
  /// - Returns: False if the patience ran out; then the message was not put in.
  public nonisolated(nonsending) func send(_ message: Message, patience: Timespan) async throws -> Bool {
    try await send(message, within: patience)
  }

  private nonisolated(nonsending) func send(_ message: Message, within patience: Timespan?) async throws -> Bool {
    try await simulation.stopIfCancelled()
    if accept(message) { return true }
    return try await simulation.wait("send to", for: self, patience: patience) { sender in
      let waiters = simulation.kernel.pointee.waiters
      waiters[sender].pointee.gift = UInt64(shelf.keep(message))
      senders.append(sender, in: waiters)
    } != nil
  }

  /// Puts a message in if there is room, or a reader waiting for it, and counts a refused offer if not. Never waits, so
  /// it is for handlers too.
  @discardableResult
  public func offer(_ message: Message) -> Bool {
    simulation.checkThread()
    if accept(message) { return true }
    statistics.refused += 1
    return false
  }

  private func accept(_ message: Message) -> Bool {
    let reader = firstReader(taking: message)
    guard reader != nil || listener?.isThere == true || !isFull else { return false }
    statistics.senderWaits.add(0)
    let place = shelf.keep(message)
    if let reader {
      statistics.timeInside.add(0)
      hand(place, to: reader)
    } else if let listener, listener.isThere {
      statistics.timeInside.add(0)
      hand(place, to: listener)
    } else {
      putIn(place)
    }
    return true
  }

  private func putIn(_ place: Int) {
    shelf.append(place, at: simulation.now.ticks)
    noteLength()
  }

  /// Lets waiting senders put their messages in as far as there is room.
  func admitSenders() {
    while !isFull, let sender = senders.takeFirst(in: simulation.kernel.pointee.waiters) {
      if let place = release(sender) { putIn(place) }
    }
  }

  /// A sender's wait is over, who has left the queue.
  ///
  /// - Returns: Where its message is kept.
  func release(_ sender: UInt32) -> Int? {
    statistics.senderWaits.add(simulation.waited(sender))
    simulation.kernel.pointee.end(sender, .granted)
    return held(by: sender)
  }

  func held(by waiter: UInt32) -> Int? {
    let gift = simulation.kernel.pointee.waiters[waiter].pointee.gift
    return gift == holdsNothing ? nil : Int(gift)
  }
}

/// The gift of a reader while it waits. That of a sender is the place of its message.
let holdsNothing = UInt64.max
