internal import DiscreteEvents
internal import Statistics

extension Channel {
  func crash(_ index: Int) {
    let consumer = consumers[index]
    guard consumer.pointee.isUp else { return }
    crashBegins()
    consumer.pointee.isUp = false
    let held = drop(index)
    switch kind {
    case .lease: for receipt in held { lease.watch(receipt) }
    case .queue: for receipt in held { takeBack(receipt, index) }
    case .log: log.crash(index, at: ticks)
    }
    settle()
  }

  func restart(_ index: Int) {
    guard !consumers[index].pointee.isUp else { return }
    consumers[index].pointee.isUp = true
    if kind == .log { log.join(index, at: ticks) }
    if consumers[index].pointee.hasLeft { consumers[index].pointee.hasLeft = false } else { crashEnds() }
    settle()
  }

  func slow(_ index: Int, by factor: Double) {
    requireFactor(factor, of: consumers[index].pointee.settings.name)
    consumers[index].pointee.factor = factor
  }

  /// From now on, messages take so many times as long on this link.
  func slowLink(by factor: Double) {
    requireFactor(factor, of: name)
    linkFactor = factor
    changePace()
  }

  func slowBroker(by factor: Double) {
    brokerFactor = factor
    changePace()
  }

  private func changePace() {
    latencyFactor = linkFactor * brokerFactor
    if latencyTicks >= 0 { latencyTicks = settings.latency.fixedTicks.slowed(by: latencyFactor) }
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
    switch kind {
    case .lease: break
    case .queue: for index in consumers.indices { loseConnection(index) }
    case .log: log.loseContact(at: ticks)
    }
    settle()
  }

  /// A queue that does not hear its consumer takes back what it holds. The consumer finishes nevertheless.
  private func loseConnection(_ index: Int) {
    let held = collectHeld(by: index)
    clearWay(to: consumers[index], index)
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
    if kind == .log { log.regainContact(at: ticks) }
    cutEnds()
    settle()
  }
}
