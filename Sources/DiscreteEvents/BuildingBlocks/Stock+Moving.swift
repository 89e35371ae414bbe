internal import Statistics

extension Stock {
  /// Takes an amount, waiting until it is there and everybody ahead has been served.
  public nonisolated(nonsending) func take(_ amount: Int = 1) async throws {
    _ = try await take(amount, within: nil)
  }

  /// The same, but waits no longer than a patience.
  ///
  /// - Returns: False if the patience ran out; then nothing was taken.
  public nonisolated(nonsending) func take(_ amount: Int = 1, patience: Timespan) async throws -> Bool {
    try await take(amount, within: patience)
  }

  private nonisolated(nonsending) func take(_ amount: Int, within patience: Timespan?) async throws -> Bool {
    if let sentence = objection(to: "take", amount) { throw simulation.failure(.misuse(sentence)) }
    try await simulation.stopIfCancelled()
    if takeNow(amount) { return true }
    return try await simulation.wait("take from", for: self, patience: patience) { join($0, amount, .taking) } != nil
  }

  /// Puts an amount in, waiting until there is room for all of it and everybody ahead has been served.
  public nonisolated(nonsending) func put(_ amount: Int = 1) async throws {
    if let sentence = objection(to: "put", amount) { throw simulation.failure(.misuse(sentence)) }
    try await simulation.stopIfCancelled()
    if putNow(amount) { return }
    _ = try await simulation.wait("put into", for: self, patience: nil) { join($0, amount, .putting) }
  }

  /// Takes an amount if it is there and nobody waits for it.
  public func takeIfPresent(_ amount: Int = 1) -> Bool {
    isAllowed("take", amount) && (takeNow(amount) || refused())
  }

  /// Puts an amount in if there is room for all of it and nobody waits to put.
  public func putIfRoom(_ amount: Int = 1) -> Bool {
    isAllowed("put", amount) && (putNow(amount) || refused())
  }

  /// Runs `handler` on an actor, without a task, as soon as an amount has been taken; with false when a patience has run
  /// out before.
  public func take<A: SimulatedActor>(
    _ amount: Int = 1, on actor: A, patience: Timespan? = nil, _ handler: @escaping (isolated A, Bool) -> Void
  ) {
    guard isAllowed("take", amount) else { return }
    nonisolated(unsafe) let handler = handler  // run by the simulation's thread only, as is this
    simulation.wait("take from", for: self, patience: patience, on: actor) { actor, result in
      if result.outcome != .cancelled { handler(actor, result.outcome == .granted) }
    } _: { waiter in
      join(waiter, amount, .taking)
      settle()
    }
  }
}

/// Which of a stock's two queues a waiter stands in, kept in its record.
private enum Side: UInt64 { case taking, putting }

extension Stock {
  private func takeNow(_ amount: Int) -> Bool {
    guard takers.isEmpty && amount <= self.amount else { return false }
    hasTaken(amount, after: 0)
    settle()
    return true
  }

  private func putNow(_ amount: Int) -> Bool {
    guard putters.isEmpty && amount <= capacity - self.amount else { return false }
    hasPut(amount, after: 0)
    settle()
    return true
  }

  private func join(_ waiter: UInt32, _ amount: Int, _ side: Side) {
    let waiters = simulation.kernel.pointee.waiters
    waiters[waiter].pointee.amount = amount
    waiters[waiter].pointee.gift = side.rawValue
    if side == .taking { takers.append(waiter, in: waiters) } else { putters.append(waiter, in: waiters) }
  }

  /// Serves the front of either queue until neither can be served: takes first, since they make room.
  private func settle() {
    while serveTaker() || servePutter() {}
  }

  private func serveTaker() -> Bool {
    let waiters = simulation.kernel.pointee.waiters
    guard !takers.isEmpty, waiters[takers.head].pointee.amount <= amount,
      let taker = takers.takeFirst(in: waiters)
    else { return false }
    hasTaken(waiters[taker].pointee.amount, after: simulation.waited(taker))
    simulation.kernel.pointee.end(taker, .granted)
    return true
  }

  private func servePutter() -> Bool {
    let waiters = simulation.kernel.pointee.waiters
    guard !putters.isEmpty, waiters[putters.head].pointee.amount <= capacity - amount,
      let putter = putters.takeFirst(in: waiters)
    else { return false }
    hasPut(waiters[putter].pointee.amount, after: simulation.waited(putter))
    simulation.kernel.pointee.end(putter, .granted)
    return true
  }

  private func hasTaken(_ amount: Int, after wait: Double) {
    self.amount -= amount
    statistics.taken &+= amount
    statistics.takeWaits.add(wait)
    noteLevel()
  }

  private func hasPut(_ amount: Int, after wait: Double) {
    self.amount += amount
    statistics.put &+= amount
    statistics.putWaits.add(wait)
    noteLevel()
  }

  private func noteLevel() { statistics.level.update(level: Double(amount), at: simulation.now.ticks) }

  /// Forgets what was measured, as at the end of a warm-up. Who waits now is counted in full when served.
  public func resetStatistics() {
    simulation.checkThread()
    statistics = StockStatistics(amount: amount, at: simulation.now)
  }
}

extension Stock {
  private func objection(to verb: String, _ amount: Int) -> String? {
    if amount < 0 { return "\(verb) \(amount): an amount must not be negative" }
    if amount > capacity { return "\(verb) \(amount): more than the stock's capacity \(capacity) can never be served" }
    return nil
  }

  private func isAllowed(_ verb: String, _ amount: Int) -> Bool {
    simulation.checkThread()
    guard let sentence = objection(to: verb, amount) else { return true }
    simulation.misuse(sentence, of: self)
    return false
  }

  private func refused() -> Bool {
    statistics.refused += 1
    return false
  }
}

extension Stock {
  func leave(_ waiter: UInt32, _ outcome: WaitOutcome) -> WaitOutcome {
    let waiters = simulation.kernel.pointee.waiters
    if waiters[waiter].pointee.gift == Side.taking.rawValue {
      takers.remove(waiter, in: waiters)
    } else {
      putters.remove(waiter, in: waiters)
    }
    if outcome == .expired { statistics.expired += 1 }
    settle()
    return outcome
  }
}
