/// Where one can wait for something else than time: a ``Resource``, a ``Mailbox``, a ``Gate``, a ``Stock``.
///
/// It keeps those who wait in queues of its own, and is told when one leaves by another way: its patience is at its end,
/// or its process was cancelled.
///
/// A class and not a protocol, because a call through an unmanaged reference counts no references, and a work's end is
/// such a call. Not for subclassing from outside.
public class WaitingPlace: @unchecked Sendable {
  init() {}

  /// What reports call it.
  var placeName: String { "" }

  /// Takes the waiter out of its queue. `outcome` says why; what is returned says how the wait ends, and the caller ends
  /// it.
  func withdraw(_ waiter: UInt32, _ outcome: WaitOutcome) -> WaitOutcome { outcome }
}
