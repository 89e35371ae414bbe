public import DiscreteEvents
internal import Statistics

/// A topic at work: takes messages from publishers and passes them to every subscription.
///
/// While the broker is down, or a queue has no room, messages stay with their publishers, in order.
///
/// Who is told of a message may publish another in the same call. Properties are `@exclusivity(unchecked)` for the reason
/// given at ``Channel``: nobody is called while one of them is being changed.
@usableFromInline
actor Exchange: SimulatedActor {
  /// A message that its publisher could not send yet.
  struct HeldBack: BitwiseCopyable {
    let message: Int
    let since: Int64
  }

  @usableFromInline nonisolated let simulation: Simulation
  @usableFromInline nonisolated let name: String
  let owner: LedgerOwner
  let ledger: UnsafeMutablePointer<MessageLedger>
  let latency: TimeLaw
  private let isInstant: Bool
  private let latencyPurpose: Purpose

  @exclusivity(unchecked) private(set) var channels: [Channel] = []
  /// The same without ownership, to be gone through for each message.
  @exclusivity(unchecked) private var links = RingBuffer<Unmanaged<Channel>>()
  @exclusivity(unchecked) private var travelling = Lane<Int>()
  @exclusivity(unchecked) private var lastArrival: Int64 = 0
  @exclusivity(unchecked) private var due = Int64.max
  @exclusivity(unchecked) private var timer = Timer.none
  @exclusivity(unchecked) private var outbox = RingBuffer<HeldBack>()
  @exclusivity(unchecked) private var isFlushing = false
  /// Told when their message was sent.
  @exclusivity(unchecked) private var senders: [Int: () -> Void] = [:]
  @exclusivity(unchecked) private var link: DisturbedLink
  @exclusivity(unchecked) private var isDisturbed = false
  @exclusivity(unchecked) private var factor = 1.0
  @exclusivity(unchecked) private var holdsBack = false
  @exclusivity(unchecked) private(set) var isDown = false
  @exclusivity(unchecked) private var drops = false
  @exclusivity(unchecked) private(set) var statistics: TopicStatistics

  @usableFromInline
  init(_ name: String, latency: TimeLaw, in simulation: Simulation, discard: @escaping (Int) -> Void) {
    self.simulation = simulation
    self.name = name
    self.latency = latency
    owner = LedgerOwner(discard: discard)
    ledger = owner.ledger
    isInstant = latency.fixedTicks == 0
    let entity = Purpose(name).number
    latencyPurpose = Purpose("publish latency of \(name)")
    link = DisturbedLink(in: simulation, name: "topic link", entity: entity)
    statistics = TopicStatistics(at: simulation.now.ticks)
  }

  func add(_ channel: Channel) {
    channels.append(channel)
    links.append(.passUnretained(channel))
    if isDown { channel.call { $0.brokerWentDown() } }
    let factor = factor
    channel.call { $0.slowBroker(by: factor) }
    guard channel.kind == .queue else { return }
    channel.call { if $0.queue.holdsBackPublisher { $0.exchange = self } }
    holdsBack = channels.contains { $0.call { $0.exchange != nil } }
  }

  /// Takes a message whose content is kept at a place. What is dropped at once has left its publisher, too.
  @inline(__always)
  func publish(_ content: Int, _ key: MessageKey?) -> Publication {
    let now = simulation.now.ticks
    let message = ledger.pointee.add(content, key, at: now, holders: channels.count)
    statistics.published &+= 1
    if isClear {
      for index in 0..<links.count { links[index]._withUnsafeGuaranteedRef { $0.publishNow(message) } }
      if links.isEmpty { ledger.pointee.drop(message) }
      return Publication(number: message, hasLeft: true)
    }
    for channel in channels { channel.enrollNow(message) }
    if links.isEmpty { ledger.pointee.drop(message) }
    if outbox.isEmpty, !isDown, !holdsBack || hasRoom {
      send(message)
      return Publication(number: message, hasLeft: true)
    }
    return Publication(number: message, hasLeft: holdOrDrop(message, since: now))
  }

  /// Whether a message comes to the broker at once, whatever becomes of it there.
  @inline(__always)
  private var isClear: Bool { isInstant && !isDown && !isDisturbed && !holdsBack && outbox.isEmpty }

  /// Messages with their publishers, or on their way from there.
  var notYetSent: Int { outbox.count + travelling.count }

  private var hasRoom: Bool {
    let coming = travelling.count
    return channels.allSatisfy { $0.call { $0.kind != .queue || $0.queue.hasRoom(besides: coming) } }
  }

  /// - Returns: whether it was dropped.
  @inline(never)
  private func holdOrDrop(_ message: Int, since now: Int64) -> Bool {
    if isDown, drops {
      lose(message, .brokerDown)
      return true
    }
    outbox.append(HeldBack(message: message, since: now))
    statistics.heldBack += 1
    statistics.outbox.update(level: Double(outbox.count), at: now)
    return false
  }

  /// Has the publisher of a message that it holds told when it has been sent.
  func whenSent(_ message: Int, _ sent: @escaping () -> Void) { senders[message] = sent }

  private func lose(_ message: Int, _ reason: LossReason) {
    for channel in channels { channel.call { if message >= $0.firstMessage { $0.loseCopy(message, reason) } } }
  }

  @inline(__always)
  private func send(_ message: Int) {
    if isDisturbed { return sendOverBadLink(message) }
    if isInstant { return distribute(message) }
    travel(message, late: 0)
  }

  private func sendOverBadLink(_ message: Int) {
    let (first, second) = link.disturb()
    if second != nil { for channel in channels { channel.call { $0.addCopy(message) } } }
    guard let first else { return lose(message, .link) }
    travel(message, late: first)
    if let second { travel(message, late: second, copy: 1) }
  }

  private func travel(_ message: Int, late: Int64, copy: UInt16 = 0) {
    let now = simulation.now.ticks
    let wayTime = latency.ticks { ledger.pointee.luck(message, latencyPurpose, draw: copy, in: simulation) }
      .slowed(by: factor)
    let time = max(now &+ wayTime, lastArrival)
    if late == 0 { lastArrival = time }
    // What is due now, and has not arrived yet, comes first.
    guard time &+ late > now || travelling.nextTime <= now else { return distribute(message) }
    travelling.insert(message, at: time &+ late)
    arm()
  }

  @inline(__always)
  private func distribute(_ message: Int) {
    for index in 0..<links.count { links[index]._withUnsafeGuaranteedRef { $0.sendNow(message) } }
  }

  private func arm() {
    guard travelling.nextTime != due else { return }
    if due != .max { cancel(timer) }
    due = travelling.nextTime
    if due != .max {
      timer = after(Timespan(ticks: due &- simulation.now.ticks), "messages reach the broker") { $0.ring() }
    }
  }

  private func ring() {
    due = .max
    let now = simulation.now.ticks
    while let message = travelling.takeDue(at: now) {
      if !isDown {
        distribute(message)
      } else if drops {
        lose(message, .brokerDown)
      } else {
        bringBack(message)
      }
    }
    arm()
    // What has arrived and taken no room, lost on the next link or passed by, leaves it to others.
    roomMayBe()
  }

  /// A message that found the broker down is sent again, before those that were published after it.
  private func bringBack(_ message: Int) {
    var place = outbox.count
    while place > 0, outbox[place - 1].message > message { place -= 1 }
    outbox.insert(HeldBack(message: message, since: simulation.now.ticks), at: place)
    statistics.heldBack += 1
    statistics.outbox.update(level: Double(outbox.count), at: simulation.now.ticks)
  }

  /// Sends what publishers hold, as far as there is room.
  func roomMayBe() {
    guard !isFlushing, !outbox.isEmpty else { return }
    isFlushing = true
    defer { isFlushing = false }
    while !isDown, !outbox.isEmpty, !holdsBack || hasRoom {
      let held = outbox.takeFirst()
      let now = simulation.now.ticks
      statistics.heldBackTicks += now - held.since
      statistics.outbox.update(level: Double(outbox.count), at: now)
      send(held.message)
      senders.removeValue(forKey: held.message)?()
    }
  }

  func resetStatistics() {
    statistics.reset(at: simulation.now.ticks)
    for channel in channels { channel.call { $0.resetStatistics() } }
  }

  func goDown(droppingPublications: Bool) {
    drops = droppingPublications
    guard !isDown else { return }
    isDown = true
    for channel in channels { channel.call { $0.brokerWentDown() } }
  }

  func comeUp() {
    guard isDown else { return }
    for channel in channels { channel.call { $0.brokerCameUp() } }
    isDown = false
    roomMayBe()
  }

  func slow(by factor: Double) {
    requireFactor(factor, of: name)
    self.factor = factor
    for channel in channels { channel.call { $0.slowBroker(by: factor) } }
  }

  func disturb(_ disturbance: Disturbance) {
    link.disturbance = disturbance
    isDisturbed = !disturbance.isNone
  }
}

extension Exchange {
  /// Publishes from the simulation's thread.
  @usableFromInline
  nonisolated func publishNow(_ content: Int, _ key: MessageKey?) -> Publication {
    // A call as any other; a body that captures nothing needs no memory for a context.
    let publish: (isolated Exchange, Int, MessageKey?) -> Publication = { $0.publish($1, $2) }
    return unsafeBitCast(publish, to: ((Exchange, Int, MessageKey?) -> Publication).self)(self, content, key)
  }

  @usableFromInline
  nonisolated func tellWhenSent(_ message: Int, _ sent: @escaping @Sendable () -> Void) {
    call { $0.whenSent(message, sent) }
  }
}
