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

  /// A process says how it went. What it lost by a crash took no effect, as with a handler that crashes at its work.
  func answer(_ verdict: Verdict, to receipt: Receipt, by index: Int, comesAgainAtOnce: Bool) {
    let consumer = consumers[index]
    guard let place = consumer.pointee.held.firstIndex(of: receipt) else {
      statistics.stale += 1
      return
    }
    consumer.pointee.held.remove(at: place)
    if verdict == .done { takeEffect(receipt.message, note(receipt.message)) } else { statistics.failures += 1 }
    if kind == .lease, verdict == .failed, comesAgainAtOnce, canReach {
      if !lease.release(receipt, { giveUp($0, .deadLetter, keepsCopy: false) }) { statistics.stale += 1 }
    } else {
      tell(verdict, receipt, index, true)
    }
    putDown(receipt.message)
    armAlarm()
    handOut()
  }
}
