import DiscreteEvents
import Scenario

/// What delivery partners earn, each amount rounded to the coin.
struct PartnerPay: Sendable {
  private let pay: Partners.Pay
  private let coins: Coins

  init(_ scenario: Scenario) {
    (pay, coins) = (scenario.partners.pay, Coins(of: scenario.currency))
  }

  /// For one order, over the way from the restaurant to the door.
  func delivery(over metres: Double) -> Money {
    pay.perOrder + coins.price(pay.perKilometre, perKilometreOver: metres)
  }

  /// For being online.
  func online(for time: Timespan) -> Money {
    coins.price(pay.perHour, per: Timespan.hour.ticks, for: time.ticks)
  }
}
