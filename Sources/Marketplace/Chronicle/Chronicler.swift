/// Somebody who is told of a run while it goes: to write it down, or to draw it.
///
/// Everything is told on the run's thread and in the order in which it happens. What is told is a view of what is there at
/// that moment: values are copied out of it, the view itself is not kept. Nothing that a chronicler does changes the run. Where a
/// scenario has a twin, only the world as it is declared is told of.
///
/// Not for measurements, which ``Books`` keep whether anybody listens or not.
public protocol Chronicler: AnyObject, Sendable {
  /// What is to be told. Of the rest nothing is even made.
  var interests: Interests { get }

  /// Everybody is there, and nothing has happened yet.
  func begins(_ scene: Scene)
  /// A line of the record.
  func happens(_ line: Happening, in scene: Scene)
  /// An order is over and its money settled; when the run ends, also each that is not, as it stands then. In the order in
  /// which that comes about.
  func closes(_ order: OrderAccount)
  /// A visit is over; when the run ends, also those of customers known by name.
  func closes(_ visit: VisitAccount)
  /// A minute of the virtual clock has passed; the last may be a part of one.
  func passes(_ minute: MinuteAccount, in scene: Scene)
  /// Nothing more happens. Everybody is still there; what a twin shows is not known yet, see ``Outcome``.
  func ends(in scene: Scene)
}

extension Chronicler {
  public func begins(_ scene: Scene) {}
  public func happens(_ line: Happening, in scene: Scene) {}
  public func closes(_ order: OrderAccount) {}
  public func closes(_ visit: VisitAccount) {}
  public func passes(_ minute: MinuteAccount, in scene: Scene) {}
  public func ends(in scene: Scene) {}
}

/// What a ``Chronicler`` wants to be told.
public struct Interests: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let lines = Interests(rawValue: 1 << 0)
  public static let orders = Interests(rawValue: 1 << 1)
  public static let visits = Interests(rawValue: 1 << 2)
  public static let minutes = Interests(rawValue: 1 << 3)
}
