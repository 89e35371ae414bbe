internal import DiscreteEvents

extension Channel {
  /// Hands out what may be handed out, to consumers in turn.
  @inline(__always)
  func handOut() {
    guard canReach else { return }
    let count = consumers.count
    if count == 1 {
      while canReach, handOut(to: 0) {}
    } else if count > 1 {
      handOutInTurn(count)
    }
    if !isRinging { armWork() }
    if kind == .queue, queue.holdsBackPublisher { tellOfRoom() }
  }

  /// What publishers hold back comes only now, behind all that was handed out, and finds nothing half done.
  @inline(never)
  private func tellOfRoom() {
    if let exchange { exchange.call { $0.roomMayBe() } }
  }

  private func handOutInTurn(_ count: Int) {
    var idle = 0
    while idle < count, canReach {
      if nextConsumer >= count { nextConsumer = 0 }
      let index = nextConsumer
      nextConsumer += 1
      idle = handOut(to: index) ? 0 : idle + 1
    }
  }

  /// - Returns: whether the consumer took anything.
  @inline(__always)
  private func handOut(to index: Int) -> Bool {
    let consumer = consumers[index]
    switch kind {
    case .queue: return push(to: index, consumer)
    case .lease:
      guard lease.available > 0, consumer.pointee.isFree, isBatchReady(consumer, lease.available) else { return false }
      return takeLeases(index, consumer)
    case .log:
      guard log.lag > 0, consumer.pointee.isFree else { return false }
      if consumer.pointee.batchWait > 0, !isBatchReady(consumer, log.available(to: index, at: ticks)) {
        return false
      }
      return takeFromLog(index, consumer)
    }
  }

  /// Whether a batch is full, or was waited for long enough.
  @inline(__always)
  private func isBatchReady(_ consumer: UnsafeMutablePointer<ConsumerState>, _ available: Int) -> Bool {
    guard consumer.pointee.batchWait > 0 else { return true }
    return isBatchReadySlowly(consumer, available)
  }

  @inline(never)
  private func isBatchReadySlowly(_ consumer: UnsafeMutablePointer<ConsumerState>, _ available: Int) -> Bool {
    guard available > 0 else {
      consumer.pointee.fillsUntil = .max
      return false
    }
    if available >= consumer.pointee.batchSize || consumer.pointee.fillsUntil <= ticks {
      consumer.pointee.fillsUntil = .max
      return true
    }
    if consumer.pointee.fillsUntil == .max {
      consumer.pointee.fillsUntil = ticks &+ consumer.pointee.batchWait
      armAlarm()
    }
    return false
  }

  private func takeLeases(_ index: Int, _ consumer: UnsafeMutablePointer<ConsumerState>) -> Bool {
    let now = ticks
    if consumer.pointee.isProcess { return lease.receive(at: now).map { hand($0, toReader: consumer) } != nil }
    if consumer.pointee.batchSize == 1 {
      guard let receipt = lease.receive(at: now) else { return false }
      begin(receipt, index, consumer)
      return true
    }
    while scratch.count < consumer.pointee.batchSize, let receipt = lease.receive(at: now) { scratch.append(receipt) }
    return beginBatch(index, consumer)
  }

  private func takeFromLog(_ index: Int, _ consumer: UnsafeMutablePointer<ConsumerState>) -> Bool {
    let most = consumer.pointee.isProcess ? 1 : consumer.pointee.batchSize
    let taken = log.take(for: index, upTo: most, at: ticks) {
      outlive($0)
    } _: {
      scratch.append($0)
    }
    guard taken > 0 else { return false }
    if consumer.pointee.isProcess {
      hand(scratch.takeFirst(), toReader: consumer)
      return true
    }
    if consumer.pointee.batchSize == 1 {
      begin(scratch.takeFirst(), index, consumer)
      return true
    }
    return beginBatch(index, consumer)
  }

  private func push(to index: Int, _ consumer: UnsafeMutablePointer<ConsumerState>) -> Bool {
    guard consumer.pointee.isUp, queue.ready > 0, !consumer.pointee.isProcess || isAwaited(consumer),
      let receipt = queue.deliver(to: index, prefetch: consumer.pointee.prefetch)
    else { return false }
    let latency = latency(of: receipt.message)
    consumer.pointee.coming &+= consumer.pointee.isProcess ? 1 : 0
    if latency == 0, isWayClear {
      consumer.pointee.buffer.append(receipt)
      if consumer.pointee.isProcess { serveReader(consumer) } else { beginBuffered(index) }
    } else {
      let time = max(ticks &+ latency, lastPush)
      lastPush = time
      transit.insert(Transit(receipt: receipt, consumer: Int32(index)), at: time)
      armTransit()
    }
    return true
  }

  /// Whether all that was pushed before has arrived.
  private var isWayClear: Bool { lastPush < ticks || lastPush == ticks && transit.nextTime > ticks }

  /// Whether a process waits for more than is on its way to it.
  private func isAwaited(_ consumer: UnsafeMutablePointer<ConsumerState>) -> Bool {
    let readers = consumer.pointee.isAsking ? 1 : consumer.pointee.inbox?.waitingReaders ?? 0
    return consumer.pointee.coming < readers
  }

  /// Begins work on what a queue has pushed.
  @inline(__always)
  func beginBuffered(_ index: Int) {
    let consumer = consumers[index]
    while !consumer.pointee.buffer.isEmpty, consumer.pointee.isFree,
      isBatchReady(consumer, consumer.pointee.buffer.count)
    {
      if consumer.pointee.batchSize == 1 {
        begin(consumer.pointee.buffer.takeFirst(), index, consumer)
      } else {
        while !consumer.pointee.buffer.isEmpty, scratch.count < consumer.pointee.batchSize {
          scratch.append(consumer.pointee.buffer.takeFirst())
        }
        _ = beginBatch(index, consumer)
      }
    }
  }

  /// Begins work on what lies in `scratch`.
  private func beginBatch(_ index: Int, _ consumer: UnsafeMutablePointer<ConsumerState>) -> Bool {
    guard !scratch.isEmpty else { return false }
    lastPiece &+= 1
    consumer.pointee.busy += 1
    let ticks = consumer.pointee.workTicks { luck(workPurpose, of: scratch[0].message) }
    let end = self.ticks &+ ticks
    while !scratch.isEmpty {
      let receipt = scratch.takeFirst()
      takeInHand(receipt.message)
      watchIfLate(receipt, ticks, consumer)
      work.insert(
        Work(
          receipt: receipt, consumer: Int32(truncatingIfNeeded: index), piece: lastPiece, endsPiece: scratch.isEmpty),
        at: end)
    }
    return true
  }

  @inline(__always)
  private func begin(_ receipt: Receipt, _ index: Int, _ consumer: UnsafeMutablePointer<ConsumerState>) {
    lastPiece &+= 1
    consumer.pointee.busy &+= 1
    let item = Work(receipt: receipt, consumer: Int32(truncatingIfNeeded: index), piece: lastPiece, endsPiece: true)
    let ticks = consumer.pointee.workTicks { luck(workPurpose, of: receipt.message) }
    takeInHand(receipt.message)
    watchIfLate(receipt, ticks, consumer)
    if ticks == 0, worksAtOnce > 0 { return finishAtOnce(item) }
    work.insert(item, at: self.ticks &+ ticks)
  }

  /// A lease that will end before the broker hears that the work is done must be watched; all others need no clock.
  @inline(__always)
  private func watchIfLate(_ receipt: Receipt, _ work: Int64, _ consumer: UnsafeMutablePointer<ConsumerState>) {
    if kind == .lease, work &+ consumer.pointee.acknowledgement >= lease.rules.length.ticks { watch(receipt) }
  }

  func watch(_ receipt: Receipt) {
    guard kind == .lease else { return }
    lease.watch(receipt)
    armAlarm()
  }

  @inline(__always)
  func armWork() {
    guard work.nextTime != workDue, !isRinging else { return }
    if workDue != .max { cancel(workTimer) }
    workDue = work.nextTime
    if workDue != .max { workTimer = after(Timespan(ticks: workDue &- ticks), "work is done") { $0.workIsDue() } }
  }
}
