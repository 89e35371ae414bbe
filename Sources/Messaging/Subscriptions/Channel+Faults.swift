internal import DiscreteEvents
internal import Statistics

extension Channel {
  func join(_ settings: ConsumerSettings, _ handle: ((Receipt, MessageNote) -> Verdict)?) -> Int {
    let index = consumers.count
    let entity = Purpose("\(address)/\(index)").number
    consumers.append(ConsumerState(settings, in: simulation, entity: entity, handle))
    if kind == .log { log.join(index, at: ticks) }
    settle()
    return index
  }

  /// After a change of who is there: what is due at once, and who gets what.
  private func settle() {
    wakeUp()
    handOut()
    armWork()
    armTransit()
    armAlarm()
  }

  func crash(_ index: Int) {
    let consumer = consumers[index]
    guard consumer.pointee.isUp else { return }
    crashBegins()
    consumer.pointee.isUp = false
    let held = drop(index)
    switch kind {
    case .lease: for receipt in held { lease.watch(receipt) }
    case .queue: for receipt in held { takeBack(receipt, index) }
    case .log: log.crash(index, at: ticks, canCommit: canReach)
    }
    settle()
  }

  /// What a consumer held is not its own any more.
  private func drop(_ index: Int) -> [Receipt] {
    let consumer = consumers[index]
    consumer.pointee.life &+= 1
    var held = consumer.pointee.held
    var inHand = held.map(\.message)
    consumer.pointee.held = []
    transit.filter { item in
      if item.consumer == Int32(index) { held.append(item.receipt) }
      return item.consumer != Int32(index)
    }
    while !consumer.pointee.buffer.isEmpty { held.append(consumer.pointee.buffer.takeFirst()) }
    work.filter { item in
      guard item.consumer == Int32(index) else { return true }
      held.append(item.receipt)
      if !item.isAcknowledgement { inHand.append(item.receipt.message) }
      return false
    }
    (consumer.pointee.busy, consumer.pointee.coming) = (0, 0)
    consumer.pointee.fillsUntil = .max
    for message in inHand { putDown(message) }
    return held
  }

  func restart(_ index: Int) {
    guard !consumers[index].pointee.isUp else { return }
    consumers[index].pointee.isUp = true
    if kind == .log { log.join(index, at: ticks) }
    if consumers[index].pointee.hasLeft { consumers[index].pointee.hasLeft = false } else { crashEnds() }
    settle()
  }

  func leave(_ index: Int) {
    let consumer = consumers[index]
    guard consumer.pointee.isUp else { return leaveAfterCrash(consumer) }
    (consumer.pointee.isUp, consumer.pointee.hasLeft) = (false, true)
    let held = drop(index)
    switch kind {
    case .lease: for receipt in held { _ = lease.release(receipt) { giveUp($0, .deadLetter, keepsCopy: false) } }
    case .queue: for receipt in held { takeBack(receipt, index) }
    case .log: log.leave(index, at: ticks, canCommit: canReach)
    }
    settle()
  }

  /// Whoever has crashed holds nothing and tells nobody, but is not waited for any more.
  private func leaveAfterCrash(_ consumer: UnsafeMutablePointer<ConsumerState>) {
    guard !consumer.pointee.hasLeft else { return }
    consumer.pointee.hasLeft = true
    crashEnds()
  }

  func slow(_ index: Int, by factor: Double) {
    precondition(factor.isFinite && factor >= 0, "a consumer cannot be slowed by a factor of \(factor)")
    consumers[index].pointee.factor = factor
  }

  /// Broker and consumers do not reach each other from now on.
  func cut() {
    cuts += 1
    loseContact(isNew: cuts == 1 && !isBrokerDown)
  }

  func brokerWentDown() {
    isBrokerDown = true
    loseContact(isNew: cuts == 0)
  }

  private func loseContact(isNew: Bool) {
    guard isNew else { return }
    cutBegins()
    cutSince = ticks
    if kind == .queue { for index in consumers.indices { loseConnection(index) } }
    settle()
  }

  /// A queue that does not hear its consumer takes back what it holds. The consumer finishes nevertheless.
  private func loseConnection(_ index: Int) {
    let consumer = consumers[index]
    var held = consumer.pointee.held
    transit.filter { item in
      if item.consumer == Int32(index) { held.append(item.receipt) }
      return item.consumer != Int32(index)
    }
    while !consumer.pointee.buffer.isEmpty { held.append(consumer.pointee.buffer.takeFirst()) }
    work.filter { item in
      if item.consumer == Int32(index) { held.append(item.receipt) }
      return true
    }
    consumer.pointee.coming = 0
    consumer.pointee.fillsUntil = .max
    for receipt in held { takeBack(receipt, index) }
  }

  func heal() {
    guard cuts > 0 else { return }
    cuts -= 1
    regainContact()
  }

  func brokerCameUp() {
    guard isBrokerDown else { return }
    isBrokerDown = false
    regainContact()
  }

  private func regainContact() {
    guard canReach else { return }
    if kind == .log {
      for index in consumers.indices where consumers[index].pointee.isUp {
        log.hearAgain(of: index, after: ticks - cutSince, at: ticks)
      }
    }
    cutEnds()
    settle()
  }
}
