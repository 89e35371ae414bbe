internal import DiscreteEvents
internal import Statistics

extension Channel {
  /// A message was published: from now on it is accounted for.
  @inline(__always)
  func enroll(_ message: Int) {
    fates.append(Fate())
    statistics.published &+= 1
    statistics.waiting &+= 1
    let now = ticks
    flow.come(at: now, &statistics)
    noteBacklog(at: now)
  }

  /// A message has come to the broker.
  @inline(__always)
  func send(_ message: Int) {
    if isDisturbed { return sendOverBadLink(message) }
    if isInstant || kind == .queue { return arrive(message) }
    carry(message, late: 0)
  }

  func disturb(_ disturbance: Disturbance) {
    link.disturbance = disturbance
    isDisturbed = !disturbance.isNone
  }

  @inline(never)
  private func sendOverBadLink(_ message: Int) {
    let (first, second) = link.disturb()
    if second != nil { addCopy(message) }
    guard let first else { return loseCopy(message, .link) }
    carry(message, late: first)
    if let second { carry(message, late: second) }
  }

  /// Sends a message on its way to the queue. One that is late on purpose may be overtaken.
  @inline(__always)
  private func carry(_ message: Int, late: Int64) {
    let now = ticks
    var time = now &+ (kind == .queue ? 0 : latency(of: message))
    if !mayOvertake { time = max(time, lastArrival) }
    if late == 0 { lastArrival = max(lastArrival, time) }
    // What is due now, and has not arrived yet, comes first.
    guard time &+ late > now || !mayOvertake && transit.nextTime <= now else { return arrive(message) }
    transit.insert(Transit(receipt: .onTheWay(message), consumer: -1), at: time &+ late)
    armTransit()
  }

  @inline(__always)
  private func arrive(_ message: Int) {
    enter(message)
    handOut()
  }

  /// A message is in the queue, or the log.
  @inline(__always)
  func enter(_ message: Int) {
    switch kind {
    case .lease: lease.append(message, group: mayOvertake ? -1 : ledger.pointee.key(message))
    case .queue: enterQueue(message)
    case .log:
      let now = ticks
      log.append(message, to: log.partition(of: ledger.pointee.keyValue(message)), at: now) { outlive($0) }
      if log.rebalanceEnd != nil || !log.absent.isEmpty { wakeUp() }
    }
  }

  private func enterQueue(_ message: Int) {
    switch queue.append(message) {
    case .kept: break
    case .rejected: loseCopy(message, .rejected)
    case .dropped(let oldest): loseCopy(oldest, .overflow)
    }
  }

  func transitIsDue() {
    transitDue = .max
    isRinging = true
    let now = ticks
    var left = transit.count
    worksAtOnce = statistics.waiting
    while left > 0, let item = transit.takeDue(at: now) {
      left &-= 1
      if item.consumer < 0 { enter(item.receipt.message) } else { reachConsumer(item) }
    }
    handOut()
    worksAtOnce = 0
    isRinging = false
    armTransit()
    armWork()
  }

  private func reachConsumer(_ item: Transit) {
    let consumer = consumers[Int(item.consumer)]
    consumer.pointee.buffer.append(item.receipt)
    if consumer.pointee.isProcess { serveReader(consumer) } else { beginBuffered(Int(item.consumer)) }
  }

  @inline(__always)
  func armTransit() {
    guard transit.nextTime != transitDue, !isRinging else { return }
    if transitDue != .max { cancel(transitTimer) }
    transitDue = transit.nextTime
    if transitDue != .max {
      transitTimer = after(Timespan(ticks: transitDue &- ticks), "messages arrive") { $0.transitIsDue() }
    }
  }
}

extension Receipt {
  static func onTheWay(_ message: Int) -> Receipt {
    Receipt(message: message, entry: -1, stamp: 0, partition: 0, isRedelivered: false)
  }
}
