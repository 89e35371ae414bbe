internal import DiscreteEvents

/// Consumers that are processes: they take a message when they like, and say themselves when it is done.
extension Channel {
  func serveReader(_ consumer: UnsafeMutablePointer<ConsumerState>) {
    while !consumer.pointee.buffer.isEmpty, consumer.pointee.isFree {
      consumer.pointee.coming -= 1
      hand(consumer.pointee.buffer.takeFirst(), toReader: consumer)
    }
  }

  /// What a process can have now, if nobody asked before it.
  func ask(_ index: Int) -> Receipt? {
    let consumer = consumers[index]
    guard consumer.pointee.inbox?.waitingReaders == 0 else { return nil }
    consumer.pointee.isAsking = true
    serveReader(consumer)
    if consumer.pointee.isAsking { handOut() }
    consumer.pointee.isAsking = false
    defer { consumer.pointee.answer = nil }
    return consumer.pointee.answer
  }

  func hand(_ receipt: Receipt, toReader consumer: UnsafeMutablePointer<ConsumerState>) {
    consumer.pointee.held.append(receipt)
    takeInHand(receipt.message)
    if consumer.pointee.isAsking {
      (consumer.pointee.isAsking, consumer.pointee.answer) = (false, receipt)
    } else {
      consumer.pointee.inbox?.offer(receipt)
    }
    watch(receipt)
  }

  /// What a process knows of a message that it has received; `nil` if it has crashed or left since, and holds nothing.
  func noteOfHeld(_ receipt: Receipt, by index: Int) -> MessageNote? {
    consumers[index].pointee.held.contains(receipt) ? note(receipt.message) : nil
  }

  /// A process says how it went, or a handler that was to do so later. What it lost by a crash took no effect, as with a
  /// handler that crashes at its work.
  ///
  /// - Returns: whether it had the message.
  @discardableResult
  func answer(_ verdict: Verdict, to receipt: Receipt, by index: Int, comesAgainAtOnce: Bool) -> Bool {
    let consumer = consumers[index]
    guard let place = consumer.pointee.held.firstIndex(of: receipt) else {
      statistics.stale += 1
      return false
    }
    consumer.pointee.held.remove(at: place)
    conclude(verdict, receipt, consumer)
    if kind == .lease, verdict == .failed, comesAgainAtOnce, canReach {
      if !lease.release(receipt, { giveUp($0, .deadLetter, keepsCopy: false) }) { statistics.stale += 1 }
    } else if consumer.pointee.isProcess {
      tell(verdict, receipt, index, true)
    } else {
      endPostponed(verdict, receipt, index, consumer)
    }
    putDown(receipt.message)
    armAlarm()
    handOut()
    armWork()
    return true
  }

  private func conclude(_ verdict: Verdict, _ receipt: Receipt, _ consumer: UnsafeMutablePointer<ConsumerState>) {
    if verdict == .failed {
      statistics.failures += 1
    } else if isIdempotent, !consumer.pointee.isProcess, fates[receipt.message]?.state == .delivered {
      statistics.suppressed += 1
    } else {
      takeEffect(receipt.message, note(receipt.message))
    }
  }
}
