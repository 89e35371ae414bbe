import DiscreteEvents
import Scenario

/// An order: what was asked for, what has become of it so far, and what is owed.
///
/// Those who serve it read it; its status is changed by ``OrderDesk`` alone. Used by the simulation's thread only.
final class Order: @unchecked Sendable {
  struct Line: Sendable, Hashable {
    /// The item's place on the restaurant's menu.
    let item: Int
    var quantity: Int
    /// What one costs, before discounts and tax.
    let price: Money
  }

  /// What it was, since when, and who saw to it.
  struct Step: Sendable, Hashable {
    let status: OrderStatus
    let at: Instant
    let by: Who
  }

  let number: Int
  /// What replayed actions call it.
  let label: String
  let channel: Channels.Channel
  let customer: Customer
  let restaurant: Restaurant
  /// Counted from 1, for those who sit at one.
  let table: Int?
  let lines: [Line]
  let door: Point
  let quote: Quote
  let method: PaymentMethod
  /// Within what time from the click it should be at the door.
  let promise: Timespan
  /// Whether staff, partner and customer do at stated times what they do with it.
  let isReplayed: Bool
  let placedAt: Instant
  /// The entity of all streams that are drawn from for it: of the visit in which it was placed, or by its name. An order more
  /// of somebody else changes nothing for it.
  let luck: UInt32

  @exclusivity(unchecked) fileprivate(set) var status: OrderStatus
  @exclusivity(unchecked) fileprivate(set) var history: [Step] = []
  @exclusivity(unchecked) fileprivate(set) var reason = FailureReason.none
  /// In the restaurant's or the customer's own words, if there were any.
  @exclusivity(unchecked) var remark = ""
  @exclusivity(unchecked) var times = OrderTimeline()
  @exclusivity(unchecked) var money = OrderMoney()
  @exclusivity(unchecked) var trip: Trip?
  /// What becomes due if nobody pays, or if the restaurant does not answer.
  @exclusivity(unchecked) var lapse = Timer.none
  @exclusivity(unchecked) var deadline = Timer.none
  /// When nobody is sought any more who could bring it.
  @exclusivity(unchecked) var search = Timer.none
  /// Statuses that staff and partners have seen to and that the order service does not know of yet.
  @exclusivity(unchecked) var reports: [OrderReport] = []
  @exclusivity(unchecked) var isReporting = false
  /// What was reported last.
  @exclusivity(unchecked) var reported: OrderStatus?
  @exclusivity(unchecked) var stock = StockState.none
  /// Whether it was paid; one that costs nothing can be, too.
  var isPaid: Bool { times.paid != nil }
  /// Whether the kitchen may begin: it was paid for and has a partner, where that is asked for.
  @exclusivity(unchecked) var isShown = false
  /// The last line of the record that tells of it.
  @exclusivity(unchecked) var lastLine: Int32 = -1
  /// Which faults have touched it: one bit for each of the first 63, the last for all others.
  @exclusivity(unchecked) var faults: UInt64 = 0

  enum PaymentMethod: UInt8, Sendable { case card, wallet, cash }
  enum StockState: UInt8, Sendable { case none, reserved, used, released }

  init(number: Int, _ request: OrderRequest, at now: Instant) {
    self.number = number
    label = request.label
    channel = request.channel
    customer = request.customer
    restaurant = request.restaurant
    table = request.table
    lines = request.lines
    door = request.door
    quote = request.quote
    method = request.method
    promise = request.promise
    isReplayed = request.isReplayed
    remark = request.note
    placedAt = now
    luck = isReplayed ? Purpose(label).number | 0x8000_0000 : customer.key
    status = request.paysFirst ? .paymentPending : .placed
  }

  /// How long it takes from the ticket on, as the kitchen says when the order is placed.
  @exclusivity(unchecked) var preparationEstimate = Timespan.zero
  @exclusivity(unchecked) var offer: Offer?
  /// Who says, by hand, that it is being cooked, and that it is ready; nil where it is the kitchen.
  @exclusivity(unchecked) var cook: Who?
  /// What a partner does by hand, in a replay, and has not done yet.
  @exclusivity(unchecked) var hand = Hand.nothing
  @exclusivity(unchecked) var isHandedOver = false
  /// From 1 to 5, as the customer rated it.
  @exclusivity(unchecked) var stars: Int?
  /// Whether the guests have got up.
  @exclusivity(unchecked) var hasLeftTable = false

  enum Hand: UInt8, Sendable { case nothing, pickedUp, delivered }

  var isOver: Bool { status.isFinal }
  /// Whether it has failed, and something of what was paid for it has not been given back.
  var isDueBack: Bool { isOver && !status.isSuccess && money.dueBack > .zero }
  var minutesPromised: Int64 { promise.ticks / Timespan.minute.ticks }
  var paysOnline: Bool { method != .cash }
}

extension Order {
  var partner: Partner? { trip?.partner }

  /// When the kitchen will have it, as it said itself.
  var readyEstimate: Instant { (times.ticket ?? times.accepted ?? placedAt) + preparationEstimate }

  /// What is handed over in cash: notes that come to the next multiple of five.
  var cashGiven: Money {
    let five: Int64 = 5_000
    return Money(thousandths: (quote.total.thousandths + five - 1) / five * five)
  }

  var portions: [Portions] { lines.map { Portions(item: $0.item, quantity: $0.quantity) } }

  /// How many stars somebody gives it, for a number from 0 to below 1: who waited longer than promised gives fewer.
  func drawnStars(_ draw: Double, at now: Instant) -> Int {
    let late = max(0, (now - placedAt) / promise - 1)
    return min(max(5 - Int(late * 3) - (draw < 0.1 ? 2 : draw < 0.3 ? 1 : 0), 1), 5)
  }

  /// What of the stock it takes, for the record.
  func needs(of ingredients: Named<Ingredient>) -> String {
    var sums = Named<Int64>()
    for line in lines {
      for need in restaurant.plan.recipes[line.item] {
        sums[ingredients.names[need.ingredient], default: 0] += need.count * Int64(line.quantity)
      }
    }
    return sums.entries.map { entry in
      let kind = ingredients[entry.name]?.stock.kind ?? .pieces
      return "\(entry.name) \(Amount(kind, count: entry.value))"
    }.joined(separator: ", ")
  }

  func touch(_ faults: UInt64) { self.faults |= faults }

  /// What became of it, line by line, for whoever has to find a defect.
  var story: String {
    let steps = history.map { "\($0.at) \($0.status.name) by \($0.by.role) \($0.by.number)" }
    return (["order \(number), \(channel.rawValue), \(restaurant.name), total \(quote.total.text())"] + steps)
      .joined(separator: "\n  ")
  }
}

extension OrderDesk {
  /// The only place that changes an order's status; ``OrderDesk/move(_:to:by:because:reason:)`` checks first.
  func write(_ status: OrderStatus, into order: Order, by who: Who, _ reason: FailureReason) {
    order.status = status
    order.history.append(Order.Step(status: status, at: now, by: who))
    if reason != .none { order.reason = reason }
  }
}

extension Order {
  /// How long a stretch of its life took, once it is over; nil if it did not come to its good end, or has no such stretch.
  func time(of stage: Stage) -> Timespan? {
    guard status.isSuccess, let end = history.last?.at else { return nil }
    func span(_ from: Instant?, _ to: Instant?) -> Timespan? { from.flatMap { from in to.map { $0 - from } } }
    switch stage {
    case .acceptanceDelay: return span(times.shown, times.accepted)
    case .kitchenQueue: return span(times.ticket, times.cooking)
    case .preparation: return span(times.cooking, times.ready)
    default: break
    }
    guard channel == .delivery else { return nil }
    switch stage {
    case .clickToDoor: return end - placedAt
    case .readyToDoor: return span(times.ready, end)
    case .readyToPickup: return span(times.ready, times.pickedUp)
    case .courierWait: return span(times.atRestaurant, times.pickedUp)
    default: return span(times.wanted, times.assigned)
    }
  }
}

/// When an order came to each step; nil for those that it did not come to.
struct OrderTimeline: Sendable {
  var paid: Instant?
  var shown: Instant?
  var accepted: Instant?
  var ticket: Instant?
  var cooking: Instant?
  var ready: Instant?
  var wanted: Instant?
  var assigned: Instant?
  var atRestaurant: Instant?
  var pickedUp: Instant?
}

/// What was paid for an order and given back, and what is still on its way.
struct OrderMoney: Sendable {
  var paid = Money.zero
  var refunded = Money.zero
  /// What is not given back of an order that failed.
  var kept = Money.zero
  /// Payments and refunds that are under way.
  var pending = 0
  /// Payments that were begun.
  var intents = 0
  /// Whether the payment service has begun to charge for it.
  var isCharged = false
  var isRefunding = false
  var isClosed = false

  /// What of it is to be given back if the order has failed.
  var dueBack: Money { paid - refunded - kept }
}
