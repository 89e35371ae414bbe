/// What a publisher learns at once of a message that it has published.
///
/// Not an acknowledgement: whether and when anybody hears of the message, it does not say.
public struct Publication: Sendable, Hashable, BitwiseCopyable {
  /// The message's number in its topic, from zero; consumers see it as ``Received/number``.
  public let number: Int
  /// Whether it has left its publisher. If not, it will when the broker is up again and every queue has room.
  public let hasLeft: Bool
}
