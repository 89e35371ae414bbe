/// What has become of one message in one subscription.
struct Fate: BitwiseCopyable {
  enum State: BitwiseCopyable, Equatable {
    case waiting, delivered, dead
    case lost(LossReason)
  }

  var state = State.waiting
  /// Of a waiting one that only those who have it in hand can still do: why it is lost if they do not.
  var impendingLoss: LossReason?
  /// How many times were drawn for it, of any kind.
  var draws: UInt16 = 0
  /// How many entries of queue, link, dead letters or log stand for it.
  var copies: Int32 = 1
  /// How many of these are dead letters.
  var deadCopies: Int32 = 0
  /// How many times it is in hand: taken by a consumer that may yet do what it asks for, whether or not the broker still
  /// counts on that.
  var hands: Int32 = 0

  /// Whether nobody can come back to it.
  var isOver: Bool { copies == 0 && hands == 0 }

  /// It took effect: at once if it waited; whether it was given up before is for the caller to set right.
  ///
  /// - Returns: the state before.
  @inline(__always)
  mutating func takeEffect() -> State {
    defer { if state == .waiting { state = .delivered } }
    return state
  }
}
