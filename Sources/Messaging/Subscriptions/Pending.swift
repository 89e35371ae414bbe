internal import DiscreteEvents

/// With what a handler answers that has said ``Verdict/later``: it asks others first, and tells the broker when they have
/// answered.
///
/// ```swift
/// placed.consume(settings, on: checkout) { checkout, message, pending in
///   checkout.charge(message.content) { isPaid in pending.answer(isPaid ? .done : .failed) }
///   return .later
/// }
/// ```
///
/// Until then the message is with the consumer, which works on one less at once; a crash takes it away, a lease runs out. Its
/// first answer counts. One that never comes holds its place for ever.
public struct Pending: Sendable {
  private let state: State

  /// Does not keep the channel alive: a service may keep it, and the channel keeps the service.
  private final class State: @unchecked Sendable {  // used by its simulation's thread only
    weak var channel: Channel?
    let consumer: Int
    let receipt: Receipt
    var isBeingHandled = true
    var isAnswered = false
    /// An answer that came while the handler was still running.
    var early: Verdict?

    init(_ channel: Channel, _ consumer: Int, _ receipt: Receipt) {
      (self.channel, self.consumer, self.receipt) = (channel, consumer, receipt)
    }
  }

  @usableFromInline
  init(_ channel: Channel, consumer: Int, _ receipt: Receipt) {
    state = State(channel, consumer, receipt)
  }

  /// Says how it went; effect comes first and commit second.
  ///
  /// - Parameter verdict: Not ``Verdict/later``.
  /// - Returns: whether the consumer still had the message. Not after its first answer, nor after it has crashed or left.
  @discardableResult
  public func answer(_ verdict: Verdict) -> Bool {
    precondition(verdict != .later, "message \(state.receipt.message) is to be answered now, and not later again")
    guard !state.isAnswered else { return false }
    state.isAnswered = true
    guard !state.isBeingHandled else {
      state.early = verdict
      return true
    }
    let (consumer, receipt) = (state.consumer, state.receipt)
    return state.channel?.call { $0.answer(verdict, to: receipt, by: consumer, comesAgainAtOnce: false) } ?? false
  }

  /// The handler has returned. What it answered before counts as if it said so now.
  @usableFromInline
  func close(_ verdict: Verdict) -> Verdict {
    state.isBeingHandled = false
    if let early = state.early { return early }
    if verdict != .later { state.isAnswered = true }
    return verdict
  }
}
