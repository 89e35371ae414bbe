/// Somebody who waits: a parked task, or a handler that will be run when its turn comes.
///
/// Every wait of the engine, for time, a resource, a message or an opening, is one of these, so that a wait can be
/// listed, cancelled and limited in one way.
///
/// Two cache lines, of which a sleep touches the first.
struct Waiter {
  var state = State.free
  var outcome = WaitOutcome.granted
  var priority = EventPriority.normal
  /// Whether the wait is for something else than time, so that somebody must be told when it ends early.
  var isForSomething = false
  /// Whether the task has been parked, and so can be woken.
  var isSetAside = false
  /// What a resource notes about work that this wait is for.
  var work = WorkNotes()
  /// Neighbours in the queue of what is waited for, or the next free record.
  var next: UInt32 = 0
  var previous: UInt32 = 0
  /// Neighbours among the waits of the same process.
  var nextOfProcess: UInt32 = 0
  var previousOfProcess: UInt32 = 0
  /// The event that ends the wait, if time can.
  var timer = Timer.none
  var since: Int64 = 0
  /// The parked task.
  var job: UnsafeMutableRawPointer?
  var scope: Unmanaged<ProcessScope>?

  // From here on, for waits for something; what an earlier wait left here means nothing to a sleep.

  /// How much is waited for, and what was given; what they mean is for the awaited object to say.
  var amount: Int = 1
  var gift: UInt64 = 0
  var label: Label
  /// What is waited for, not retained: whoever waits holds it.
  var awaited: Unmanaged<WaitingPlace>?
  /// Instead of a task: the actor, retained, and what to run on it.
  var target: Unmanaged<AnyObject>?
  var handler: WaitHandler?

  /// Moves the handler out.
  @inline(__always)
  mutating func takeHandler() -> WaitHandler? {
    withUnsafeMutablePointer(to: &handler) { place in
      defer { place.initialize(to: nil) }
      return place.move()
    }
  }

  var result: WaitResult { WaitResult(outcome: outcome, gift: gift) }

  enum State: UInt8 { case free, waiting, ready }

  init() {
    label = Label("")
  }
}

/// How a wait ended.
enum WaitOutcome: UInt8, Sendable {
  case granted
  /// The process or the surrounding time limit was cancelled.
  case cancelled
  /// The wait's own limit (a patience) ran out.
  case expired
  /// What had been granted was taken away.
  case preempted
}

/// How a wait ended, and what was given.
struct WaitResult: Sendable {
  let outcome: WaitOutcome
  let gift: UInt64
}
