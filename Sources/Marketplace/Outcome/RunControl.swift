public import DiscreteEvents

/// How somebody outside follows a run, and ends it before its time.
///
/// A run asks and tells every few milliseconds, from its own thread: of runs side by side each from another, so both
/// closures must bear that, and neither should take long. What they do has no part in what is simulated; only when a run
/// was ended is for them to say.
public struct RunControl: Sendable {
  /// Whether the run is to end where it stands.
  public let isInterrupted: @Sendable () -> Bool
  public let tell: @Sendable (RunProgress) -> Void
  /// Where a run shows what it is at.
  public let sign: WorkSign?

  public init(
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    tell: @escaping @Sendable (RunProgress) -> Void = { _ in }, sign: WorkSign? = nil
  ) {
    self.isInterrupted = isInterrupted
    self.tell = tell
    self.sign = sign
  }

  /// Nobody follows, nobody ends it.
  public static let unattended = RunControl()
}

/// How far a run is.
public struct RunProgress: Sendable, Equatable {
  /// Which of several runs.
  public let replication: UInt32
  /// Which of two worlds, where there is a twin.
  public let world: World
  /// What the virtual clock says.
  public let time: Instant
  /// When orders stop coming. What is under way then is finished, so the clock goes on beyond it.
  public let closing: Instant
  /// Placed so far.
  public let orders: Int
  /// Whether the run has come to its end.
  public let isOver: Bool

  public init(
    replication: UInt32, world: World = .asDeclared, time: Instant, closing: Instant, orders: Int, isOver: Bool
  ) {
    self.replication = replication
    self.world = world
    self.time = time
    self.closing = closing
    self.orders = orders
    self.isOver = isOver
  }

  /// Of the time in which orders come, from 0 to 1.
  public var share: Double {
    guard !isOver, closing > .start else { return 1 }
    return min(1, Double(time.ticks) / Double(closing.ticks))
  }
}
