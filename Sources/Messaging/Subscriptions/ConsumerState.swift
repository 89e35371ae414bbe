internal import DiscreteEvents

/// What a channel knows of a consumer.
struct ConsumerState: ~Copyable {
  let settings: ConsumerSettings
  let concurrency: Int
  let batchSize: Int
  let batchWait: Int64
  let prefetch: Int
  let acknowledgement: Int64
  let fixedWork: Int64
  /// The work itself; `nil` for a process that receives.
  private var handle: ((Receipt, MessageNote) -> Verdict)?
  /// Whether it is a process that receives.
  let isProcess: Bool
  /// Whether its handler was given something to answer with.
  let mayAnswerLater: Bool
  var factor = 1.0
  var isUp = true
  /// Whether it is not up because it has left in good order.
  var hasLeft = false
  /// Batches in work.
  var busy = 0
  /// Pushed to it by a queue, and not begun.
  var buffer = RingBuffer<Receipt>()
  /// How many messages a queue has pushed to a process that it has not received yet.
  var coming = 0
  /// When it works on a batch that is not full; the end of time if it waits for none.
  var fillsUntil = Int64.max
  /// Raised by a crash and a departure: the work that brought it about was interrupted.
  var life: Int32 = 0
  let inbox: Mailbox<Receipt>?
  /// A process is there to take one message at once.
  var isAsking = false
  var answer: Receipt?
  /// What a process has received, or a handler will answer later, and neither has answered.
  var held: [Receipt] = []

  init(
    _ settings: ConsumerSettings, in simulation: Simulation, mayAnswerLater: Bool,
    _ handle: ((Receipt, MessageNote) -> Verdict)?
  ) {
    self.settings = settings
    concurrency = settings.concurrency
    batchSize = max(1, settings.batchSize)
    batchWait = settings.batchWait.ticks
    prefetch = max(batchSize, settings.prefetch)
    acknowledgement = settings.acknowledgement.ticks
    fixedWork = settings.work.fixedTicks
    self.handle = handle
    isProcess = handle == nil
    self.mayAnswerLater = mayAnswerLater
    inbox = handle == nil ? Mailbox(in: simulation, name: settings.name) : nil
  }

  /// Calls the handler.
  ///
  /// It is moved out meanwhile, which a copy would do with two changes of its reference count; nothing else reads it.
  @inline(__always)
  static func handle(_ receipt: Receipt, _ note: MessageNote, by consumer: UnsafeMutablePointer<Self>) -> Verdict {
    let handler = withUnsafeMutablePointer(to: &consumer.pointee.handle) { place in
      let handler = place.move()
      place.initialize(to: nil)
      return handler
    }
    guard let handler else { return .failed }
    let verdict = handler(receipt, note)
    withUnsafeMutablePointer(to: &consumer.pointee.handle) { $0.initialize(to: handler) }
    return verdict
  }

  /// Whether it would work on something now.
  var isFree: Bool {
    guard isUp else { return false }
    guard let inbox else { return busy < concurrency }
    return isAsking || inbox.waitingReaders > 0
  }

  /// How long a batch takes, in ticks.
  @inline(__always)
  func workTicks(_ luck: () -> RandomStream) -> Int64 {
    (fixedWork >= 0 ? fixedWork : settings.work.ticks(luck)).slowed(by: factor)
  }
}

/// The consumers of a channel, each at an address of its own, so that asking one counts no references and adding one moves
/// no other.
struct ConsumerTable: ~Copyable {
  private var places = RingBuffer<UnsafeMutablePointer<ConsumerState>>()

  init() {}

  deinit {
    for place in all {
      place.deinitialize(count: 1)
      place.deallocate()
    }
  }

  @inline(__always) var count: Int { places.count }
  var indices: Range<Int> { 0..<count }
  var all: [UnsafeMutablePointer<ConsumerState>] { indices.map { places[$0] } }

  @inline(__always)
  subscript(index: Int) -> UnsafeMutablePointer<ConsumerState> { places[index] }

  mutating func append(_ consumer: consuming ConsumerState) {
    let place = UnsafeMutablePointer<ConsumerState>.allocate(capacity: 1)
    place.initialize(to: consumer)
    places.append(place)
  }
}
