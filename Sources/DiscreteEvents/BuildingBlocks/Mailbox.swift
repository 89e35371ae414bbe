public import Statistics

/// Messages that wait for a reader, and readers that wait for a message.
///
/// A call from actor to actor happens now. Where sender and reader have each their own pace, a message has to lie
/// somewhere in between, and somebody has to know how long it lay there:
///
/// ```swift
/// let tickets = Mailbox<Ticket>(in: simulation, name: "tickets", capacity: 20)
/// waiter.spawn("waiter") { _ in try await tickets.send(ticket) }     // waits while twenty lie there
/// cook.spawn("cook") { cook in
///   while true { try await cook.prepare(tickets.receive()) }         // waits while none lies there
/// }
/// ```
///
/// Guarantees:
/// - Messages leave in the order in which they were accepted, except those that a reader with a predicate picks out. What
///   one process sends is therefore read in the order it was sent.
/// - Readers are served in the order in which they came. A reader whose predicate declines a message holds up nobody:
///   the message goes to the next reader who takes it.
/// - Senders that wait for room are admitted in the order in which they came; ``offer(_:)`` does not overtake them.
/// - A message that a waiting reader takes never lies in the box: it is handed over though the box be full. Likewise a
///   new reader with a predicate also looks at what the waiting senders hold. So a full box cannot keep from a reader
///   what it waits for.
/// - A predicate is asked once for each pair of reader and message, at the instant at which the later of the two comes.
/// - What is handed over is read before the next event, and a reader that has been handed a message receives it even if it
///   is cancelled at that instant.
///
/// Not for delivery that takes time, fails or is repeated (that is a broker), nor for amounts without identity
/// (``Stock``).
///
/// Changed by its simulation's thread only, which is what makes it sendable.
public final class Mailbox<Message: Sendable>: WaitingPlace, @unchecked Sendable {
  public let simulation: Simulation
  /// What reports call it.
  public let name: String
  /// How many messages can lie in the box; `nil` for any number.
  public let capacity: Int?

  public internal(set) var statistics: MailboxStatistics

  var shelf = MessageShelf<Message>()
  var readers = WaitQueue()
  var senders = WaitQueue()
  /// What the waiting readers look for who do not take just anything.
  var predicates: [UInt32: (Message) -> Bool] = [:]
  var listener: Listener?

  /// - Parameter capacity: At least 1. Anything else ends the run with a failure.
  public init(in simulation: Simulation, name: String = "mailbox", capacity: Int? = nil) {
    self.simulation = simulation
    self.name = name
    self.capacity = capacity.map { max(1, $0) }
    statistics = MailboxStatistics(length: 0, at: simulation.now)
    super.init()
    if let capacity, capacity < 1 {
      simulation.misuse("a mailbox was made with a capacity of \(capacity); it must hold at least 1", of: self)
    }
  }

  /// How many messages lie in the box.
  public var count: Int { shelf.count }
  public var isFull: Bool { capacity.map { shelf.count >= $0 } ?? false }
  public var waitingReaders: Int { readers.count }
  public var waitingSenders: Int { senders.count }

  override var placeName: String { name }

  override func withdraw(_ waiter: UInt32, _ outcome: WaitOutcome) -> WaitOutcome { leave(waiter, outcome) }
}

/// What a ``Mailbox`` has measured since the start or the last ``Mailbox/resetStatistics()``.
public struct MailboxStatistics: Sendable, Equatable {
  /// How many messages lay in the box, over time.
  public internal(set) var length: TimeWeightedAverage
  /// How long, in seconds, each message that has been read lay in the box: zero if it was handed to a waiting reader.
  public internal(set) var timeInside = Tally()
  /// The waits, in seconds, of all readers that got a message: zero for those who found one.
  public internal(set) var readerWaits = Tally()
  /// The waits, in seconds, of all senders whose message was accepted: zero for those who found room.
  public internal(set) var senderWaits = Tally()
  /// How many offers found no room.
  public internal(set) var refused = 0
  /// How many readers went away because their patience ran out.
  public internal(set) var expiredReaders = 0
  /// How many senders did.
  public internal(set) var expiredSenders = 0

  /// How many messages were accepted.
  public var accepted: Int { senderWaits.count }
  /// How many messages were read.
  public var read: Int { timeInside.count }

  init(length: Int, at instant: Instant) {
    self.length = TimeWeightedAverage(level: Double(length), at: instant.ticks)
  }
}

extension Mailbox {
  /// Forgets what was measured, as at the end of a warm-up. What lies or waits now is counted in full when it is read or
  /// served.
  public func resetStatistics() {
    simulation.checkThread()
    statistics = MailboxStatistics(length: shelf.count, at: simulation.now)
  }

  func noteLength() { statistics.length.update(level: Double(shelf.count), at: simulation.now.ticks) }
}
