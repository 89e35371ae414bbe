import DiscreteEvents
import Scenario

/// What somebody wants to order, as the app sends it off. It is the same request however often it is sent.
final class OrderRequest: @unchecked Sendable {
  let label: String
  let channel: Channels.Channel
  let customer: Customer
  let restaurant: Restaurant
  let table: Int?
  let lines: [Order.Line]
  let door: Point
  /// What it will cost; another one if a discount has run out meanwhile.
  @exclusivity(unchecked) var quote: Quote
  let method: Order.PaymentMethod
  let promise: Timespan
  let paysFirst: Bool
  let isReplayed: Bool
  let note: String

  init(
    label: String = "", channel: Channels.Channel, customer: Customer, restaurant: Restaurant, table: Int?,
    lines: [Order.Line], door: Point, quote: Quote, method: Order.PaymentMethod, promise: Timespan, paysFirst: Bool,
    isReplayed: Bool, note: String = ""
  ) {
    self.label = label
    self.channel = channel
    self.customer = customer
    self.restaurant = restaurant
    self.table = table
    self.lines = lines
    self.door = door
    self.quote = quote
    self.method = method
    self.promise = promise
    self.paysFirst = paysFirst
    self.isReplayed = isReplayed
    self.note = note
  }
}
