import DiscreteEvents
import Scenario

/// A payment that was begun at the gateway: what is to be paid, and how far it has come.
///
///     created ─▶ succeeded ─▶ settled       the gateway knows first, the platform when it is told or asks
///            └─▶ failed
final class PaymentIntent: @unchecked Sendable {
  enum State: UInt8, Sendable { case created, succeeded, failed, settled }

  let number: Int
  /// How many were begun for the order before.
  private let turn: Int
  let order: Order
  let amount: Money
  let begun: Instant
  @exclusivity(unchecked) var state = State.created
  /// The next question to the gateway, if none of its messages comes before.
  @exclusivity(unchecked) var poll = Timer.none
  /// How often the gateway was asked.
  @exclusivity(unchecked) var polls = 0
  /// How often the gateway's message was sent.
  @exclusivity(unchecked) var attempts = 0
  /// What a replayed payment says of the message; nil for what chance says.
  @exclusivity(unchecked) var fate: Replay.Action.WebhookFate?

  init(number: Int, for order: Order, at now: Instant) {
    self.number = number
    self.order = order
    amount = order.quote.total
    begun = now
    turn = order.money.intents
    order.money.intents += 1
  }

  /// Random numbers for one of its purposes; each try at something has some of its own.
  func luck(_ purpose: Purpose, try attempt: Int = 0) -> RandomStream {
    var luck = order.customer.stream(purpose, entity: order.luck)
    luck.skip(to: UInt64(turn) << 20 | UInt64(attempt) << 6)
    return luck
  }
}
