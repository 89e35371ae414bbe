internal import DiscreteEvents

/// Consumers come, and go with or without a word.
extension Channel {
  func join(
    _ settings: ConsumerSettings, mayAnswerLater: Bool = false, _ handle: ((Receipt, MessageNote) -> Verdict)?
  ) -> Int {
    precondition(
      settings.concurrency > 0,
      "\(settings.name) would never do anything for \(name) with a concurrency of \(settings.concurrency)")
    precondition(
      !mayAnswerLater || settings.batchSize <= 1,
      "\(settings.name) may answer \(name) later, and takes messages one by one and not \(settings.batchSize) together")
    let index = consumers.count
    consumers.append(ConsumerState(settings, in: simulation, mayAnswerLater: mayAnswerLater, handle))
    if kind == .log { log.join(index, at: ticks) }
    settle()
    return index
  }

  func leave(_ index: Int) {
    let consumer = consumers[index]
    guard consumer.pointee.isUp else { return leaveAfterCrash(consumer) }
    (consumer.pointee.isUp, consumer.pointee.hasLeft) = (false, true)
    let held = drop(index)
    switch kind {
    case .lease: for receipt in held { _ = lease.release(receipt) { giveUp($0, .deadLetter, keepsCopy: false) } }
    case .queue: for receipt in held { takeBack(receipt, index) }
    case .log: log.leave(index, at: ticks)
    }
    settle()
  }

  /// Whoever has crashed holds nothing and tells nobody, but is not waited for any more.
  private func leaveAfterCrash(_ consumer: UnsafeMutablePointer<ConsumerState>) {
    guard !consumer.pointee.hasLeft else { return }
    consumer.pointee.hasLeft = true
    crashEnds()
  }

  /// What a consumer held is not its own any more.
  func drop(_ index: Int) -> [Receipt] {
    let consumer = consumers[index]
    let held = collectHeld(by: index)
    var inHand = consumer.pointee.held.map(\.message)
    work.filter { item in
      guard item.consumer == Int32(index) else { return true }
      if !item.isAcknowledgement { inHand.append(item.receipt.message) }
      return false
    }
    clearWay(to: consumer, index)
    consumer.pointee.held = []
    consumer.pointee.busy = 0
    consumer.pointee.life &+= 1
    for message in inHand { putDown(message) }
    return held
  }

  /// What a consumer was handed: received, on its way, not begun, and in work.
  func collectHeld(by index: Int) -> [Receipt] {
    let consumer = consumers[index]
    var held = consumer.pointee.held
    transit.forEach { if $0.consumer == Int32(index) { held.append($0.receipt) } }
    for place in 0..<consumer.pointee.buffer.count { held.append(consumer.pointee.buffer[place]) }
    work.forEach { if $0.consumer == Int32(index) { held.append($0.receipt) } }
    return held
  }

  /// What is on its way to a consumer, or lies there and is not begun, is there no more.
  func clearWay(to consumer: UnsafeMutablePointer<ConsumerState>, _ index: Int) {
    transit.filter { $0.consumer != Int32(index) }
    consumer.pointee.buffer.filter { _ in false }
    consumer.pointee.coming = 0
    consumer.pointee.fillsUntil = .max
  }

  /// After a change of who is there: what is due at once, and who gets what.
  func settle() {
    wakeUp()
    handOut()
    armWork()
    armTransit()
    armAlarm()
  }
}
