internal import DiscreteEvents

extension Channel {
  func workIsDue() {
    workDue = .max
    isRinging = true
    let now = ticks
    // What begins now and takes no time ends in an event of its own.
    var left = work.count
    while left > 0, let item = work.takeDue(at: now) {
      left &-= 1
      finish(item)
      if kind == .queue { beginBuffered(Int(item.consumer)) }
    }
    isRinging = false
    handOut()
    armWork()
    armTransit()
  }

  /// Work that takes no time is done where it begins, in the event that brings its message.
  ///
  /// What that work itself brings (a message that it publishes, one that it refuses) waits for an event of its own: a
  /// handler never runs inside another, nor for ever at one event.
  @inline(__always)
  func finishAtOnce(_ item: Work) {
    worksAtOnce &-= 1
    let others = worksAtOnce
    worksAtOnce = 0
    finish(item)
    worksAtOnce = others
  }

  @inline(__always)
  private func finish(_ item: Work) {
    let index = Int(item.consumer)
    let consumer = consumers[index]
    if item.isAcknowledgement {
      tell(item.verdict, item.receipt, index, item.endsPiece)
    } else if item.piece != failedPiece {
      let life = consumer.pointee.life
      let verdict = perform(item.receipt, consumer)
      if verdict == .later { return postpone(item, consumer, life) }
      guard consumer.pointee.life == life else { return wasInterrupted(item, verdict, consumer.pointee.hasLeft) }
      if verdict == .failed, kind == .log { failedPiece = item.piece }
      let isToldLater = consumer.pointee.acknowledgement > 0
      if isToldLater {
        tellLater(verdict, item, consumer.pointee.acknowledgement)
      } else {
        tell(verdict, item.receipt, index, item.endsPiece)
      }
      putDown(item.receipt.message)
      if isToldLater { return }
    } else {
      putDown(item.receipt.message)
    }
    if item.endsPiece { consumer.pointee.busy &-= 1 }
  }

  /// The handler had its own consumer crash, and nobody tells the broker how it went; or leave, and it says so before.
  @inline(never)
  func wasInterrupted(_ item: Work, _ verdict: Verdict, _ hasLeft: Bool) {
    switch kind {
    case .lease where !hasLeft: watch(item.receipt)
    case .queue where !hasLeft: takeBack(item.receipt, Int(item.consumer))
    case .lease, .queue: tell(verdict, item.receipt, Int(item.consumer), item.endsPiece)
    case .log: break  // its partition was taken from it as a whole
    }
    putDown(item.receipt.message)
  }

  func tellLater(_ verdict: Verdict, _ item: Work, _ delay: Int64) {
    var item = item
    item.isAcknowledgement = true
    item.verdict = verdict
    work.insert(item, at: ticks &+ delay)
  }

  /// Does the work: its effect comes first, and only then is the broker told.
  @inline(__always)
  private func perform(_ receipt: Receipt, _ consumer: UnsafeMutablePointer<ConsumerState>) -> Verdict {
    if isIdempotent, fates[receipt.message]?.state == .delivered {
      statistics.suppressed += 1
      return .done
    }
    let note = note(receipt.message)
    let verdict = ConsumerState.handle(receipt, note, by: consumer)
    if verdict == .done { takeEffect(receipt.message, note) } else if verdict == .failed { statistics.failures += 1 }
    return verdict
  }

  /// The broker hears how work has ended, if it can be reached.
  @inline(__always)
  func tell(_ verdict: Verdict, _ receipt: Receipt, _ consumer: Int, _ endsBatch: Bool) {
    switch kind {
    case .lease: tellLease(verdict, receipt)
    case .queue: tellQueue(verdict, receipt, consumer)
    case .log: tellLog(verdict, receipt, endsBatch)
    }
  }

  @inline(__always)
  private func tellLease(_ verdict: Verdict, _ receipt: Receipt) {
    if verdict == .done, canReach {
      if lease.acknowledge(receipt, at: ticks) { endCopy(receipt.message) } else { statistics.stale += 1 }
    } else {
      watch(receipt)
    }
  }

  @inline(__always)
  private func tellQueue(_ verdict: Verdict, _ receipt: Receipt, _ consumer: Int) {
    // What was cut off has lost all that it held, that which it had in hand included.
    guard verdict == .done, canReach else { return takeBack(receipt, consumer) }
    if queue.acknowledge(receipt, by: consumer) { endCopy(receipt.message) } else { statistics.stale += 1 }
  }

  private func tellLog(_ verdict: Verdict, _ receipt: Receipt, _ endsBatch: Bool) {
    if verdict == .done {
      if !log.complete(receipt, endsBatch: endsBatch, at: ticks) { statistics.stale += 1 }
      if log.rebalanceEnd != nil { armAlarm() }
      return
    }
    switch log.fail(receipt, at: ticks) {
    case .retried: armAlarm()
    case .skipped(let exhausted): giveUp(exhausted, log.rules.exhausted, keepsCopy: true)
    case .stale: statistics.stale += 1
    }
  }

  /// A queue takes back what a consumer has refused, or lost.
  func takeBack(_ receipt: Receipt, _ consumer: Int) {
    switch queue.takeBack(receipt, from: consumer) {
    case .requeued: break
    case .exhausted(let exhausted): giveUp(exhausted, queue.rules.exhausted, keepsCopy: false)
    case .stale: statistics.stale += 1
    }
  }
}
