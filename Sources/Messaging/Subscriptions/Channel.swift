public import DiscreteEvents

/// A subscription at work: what is on its way, who works on what, what has become of each message.
///
/// The rules of who may have a message are those of a log, a lease queue or an acknowledged queue, values that know no
/// time; here is the clock that drives them. What is under way lies in two lanes, each with one timer: messages in transit,
/// and work in progress. A third timer is for what happens when nobody does anything (a lease ends, a group's pause ends)
/// and is set only while that may be. At rest, no event is due, so that a run ends when its last message is done.
///
/// A handler may call back into the channel that calls it: publish, crash its consumer, cut the line. Its properties are
/// `@exclusivity(unchecked)`, which saves a check at each access, as none is being changed at that time: handlers are called
/// between changes and never from within one, and what a change calls back (a message has gone, a lease was given up) touches
/// other properties only. After a handler, all state is read anew.
@usableFromInline
actor Channel: SimulatedActor {
  /// A message on its way: to the queue, or from the queue to a consumer.
  struct Transit: BitwiseCopyable {
    let receipt: Receipt
    /// -1 on the way to the queue.
    let consumer: Int32
  }

  /// A message of a batch that is being worked on, or an acknowledgement on its way to the broker.
  struct Work: BitwiseCopyable {
    let receipt: Receipt
    let consumer: Int32
    /// The batch.
    let piece: UInt32
    let endsPiece: Bool
    var isAcknowledgement = false
    var verdict = Verdict.done
  }

  enum Kind { case log, lease, queue }

  @usableFromInline nonisolated let simulation: Simulation
  nonisolated let settings: SubscriptionSettings
  @usableFromInline nonisolated let topic: LastingName
  let latencyPurpose: Purpose
  let workPurpose: Purpose
  nonisolated let kind: Kind
  let ledger: UnsafeMutablePointer<MessageLedger>
  private let ledgerOwner: LedgerOwner
  /// Whether a message takes no time, however slow the link.
  let isInstant: Bool
  /// As the link is now; -1 if it is drawn.
  @exclusivity(unchecked) var latencyTicks: Int64
  let mayOvertake: Bool
  let isIdempotent: Bool

  @exclusivity(unchecked) var log: PartitionedLog
  @exclusivity(unchecked) var lease: LeaseQueue
  @exclusivity(unchecked) var queue: AcknowledgedQueue

  @exclusivity(unchecked) var fates: NumberedRecords<Fate>
  /// By number of key: the last message of it that took effect.
  @exclusivity(unchecked) var lastOfKey = RingBuffer<Int>()
  @exclusivity(unchecked) var deadLetters: [DeadLetterNote] = []
  @exclusivity(unchecked) var statistics: SubscriptionStatistics
  @exclusivity(unchecked) var flow: MessageFlow
  /// No message before it waits.
  @exclusivity(unchecked) var oldestWaiting: Int
  @exclusivity(unchecked) var nextAgeSample: Int64 = 0

  @exclusivity(unchecked) var consumers = ConsumerTable()
  /// Who is asked first for the next message.
  @exclusivity(unchecked) var nextConsumer = 0

  @exclusivity(unchecked) var transit = Lane<Transit>()
  @exclusivity(unchecked) var transitDue = Int64.max
  @exclusivity(unchecked) var transitTimer = Timer.none
  /// When the last message that keeps its order comes to the queue; and when the last one comes from there to a consumer.
  @exclusivity(unchecked) var lastArrival: Int64 = 0
  @exclusivity(unchecked) var lastPush: Int64 = 0
  @exclusivity(unchecked) var work = Lane<Work>()
  @exclusivity(unchecked) var workDue = Int64.max
  @exclusivity(unchecked) var workTimer = Timer.none
  @exclusivity(unchecked) var alarmDue = Int64.max
  @exclusivity(unchecked) var alarmTimer = Timer.none
  /// While what is due is being done, timers are set once, at its end.
  @exclusivity(unchecked) var isRinging = false

  /// How many messages may be worked on in this event, if that takes no time.
  @exclusivity(unchecked) var worksAtOnce = 0

  @exclusivity(unchecked) var lastPiece: UInt32 = 0
  /// A batch that has failed in its middle: the rest of it is not begun.
  @exclusivity(unchecked) var failedPiece: UInt32 = 0
  @exclusivity(unchecked) var scratch = RingBuffer<Receipt>()

  @exclusivity(unchecked) var link: DisturbedLink
  @exclusivity(unchecked) var isDisturbed = false
  /// How many times as long as usual a message takes, by this link's own fault, by the broker's, and in all.
  @exclusivity(unchecked) var linkFactor = 1.0
  @exclusivity(unchecked) var brokerFactor = 1.0
  @exclusivity(unchecked) var latencyFactor = 1.0
  /// How often the subscription was cut off without being healed.
  @exclusivity(unchecked) var cuts = 0
  @exclusivity(unchecked) var isBrokerDown = false
  /// Outages by crashed consumers, and those by a broker that cannot be reached.
  @exclusivity(unchecked) var crashes = CatchUp()
  @exclusivity(unchecked) var cutsOff = CatchUp()
  /// The backlog that ends one of them, or -1.
  @exclusivity(unchecked) var catchUpTarget = -1
  /// Told when a queue may have room again for a publisher that is held back.
  @exclusivity(unchecked) weak var exchange: Exchange?

  init(_ settings: SubscriptionSettings, to topic: String, of ledgerOwner: LedgerOwner, in simulation: Simulation) {
    self.simulation = simulation
    self.settings = settings
    self.topic = LastingName(topic)
    let address = "\(topic)/\(settings.name)"
    latencyPurpose = Purpose("delivery latency of \(address)")
    workPurpose = Purpose("work at \(address)")
    self.ledgerOwner = ledgerOwner
    ledger = ledgerOwner.ledger
    latencyTicks = settings.latency.fixedTicks
    isInstant = latencyTicks == 0
    isIdempotent = settings.isIdempotent
    var (log, lease, queue) = (
      SubscriptionSemantics.Log(), SubscriptionSemantics.Lease(), SubscriptionSemantics.Acknowledgement()
    )
    switch settings.semantics {
    case .log(let rules): (kind, log) = (.log, rules)
    case .fanout(let rules): (kind, lease) = (.lease, rules)
    case .queue(let rules): (kind, queue) = (.queue, rules)
    }
    mayOvertake = kind == .lease && !lease.isOrderedByKey
    self.log = PartitionedLog(log)
    self.lease = LeaseQueue(lease)
    self.queue = AcknowledgedQueue(queue)
    fates = NumberedRecords(from: ledger.pointee.next)
    oldestWaiting = ledger.pointee.next
    statistics = SubscriptionStatistics(at: simulation.now.ticks)
    statistics.firstMessage = ledger.pointee.next
    flow = MessageFlow(from: simulation.now.ticks)
    nextAgeSample = simulation.now.ticks + Timespan.minute.ticks
    link = DisturbedLink(in: simulation, name: "subscription link", entity: Purpose(address).number)
  }

  @usableFromInline nonisolated var name: String { settings.name }

  /// Whether its receipts say how often a message was handed out.
  @usableFromInline nonisolated var countsReceipts: Bool { kind != .log }

  var ticks: Int64 { simulation.now.ticks }

  @inline(__always)
  func latency(of message: Int) -> Int64 {
    if latencyTicks >= 0 { return latencyTicks }
    return settings.latency.ticks { luck(latencyPurpose, of: message) }.slowed(by: latencyFactor)
  }

  /// The random numbers for a time that a message takes.
  @inline(never)
  func luck(_ purpose: Purpose, of message: Int) -> RandomStream {
    let draw = fates.update(message) { fate in
      fate.draws &+= 1
      return fate.draws
    }
    return ledger.pointee.luck(message, purpose, draw: draw ?? 0, in: simulation)
  }

  /// Whether consumers and broker reach each other.
  var canReach: Bool { cuts == 0 && !isBrokerDown }
}
