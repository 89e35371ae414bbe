/// A result of a run that can be asked for by name: "clickToDoor.p90".
public struct Measure: Sendable, Hashable {
  /// What it is about.
  public enum Subject: String, Sendable {
    case placed, delivered, fulfilled, completed, paymentFailed, paymentExpired, rejected, cancelled, onTime
    case clickToDoor, readyToDoor, readyToPickup, courierWait, acceptanceDelay, kitchenQueue, preparation
    case assignmentDelay
    case conversion, money, discounts
    case orders, kitchens, partners, messages, faults
  }

  public enum Statistic: String, Sendable {
    case count, share
    case mean, p50, p90, p95, p99, max
    case search, cart, checkout, paid
    case cost, won, enlarged, broughtForward, givenAway, incremental, items, costPerOrder, cannibalised, othersLater
    case `return`
    case gmv, discounts, fees, tax, refunds, net, averageOrder
    case perHour, busy
    case published, delivered, lost, deadLettered, duplicates, lostOrders
  }

  /// In what its values are: a share in parts of one, money in units of the currency. A difference of counts and a ratio may
  /// be below zero, and a ratio above one.
  public enum Unit: Sendable, Hashable { case count, share, minutes, perHour, money, difference, ratio }

  public let subject: Subject
  public let statistic: Statistic
  let says: String

  public var name: String { "\(subject).\(statistic)" }

  public var unit: Unit {
    switch statistic {
    case .count, .published, .delivered, .lost, .deadLettered, .duplicates, .lostOrders, .won, .enlarged,
      .broughtForward, .givenAway:
      .count
    case .share, .busy, .search, .cart, .checkout, .paid: .share
    case .mean, .p50, .p90, .p95, .p99, .max, .othersLater: .minutes
    case .gmv, .discounts, .fees, .tax, .refunds, .net, .averageOrder, .cost, .items, .costPerOrder, .cannibalised:
      .money
    case .incremental: .difference
    case .return: .ratio
    case .perHour: .perHour
    }
  }

  init(_ subject: Subject, _ statistic: Statistic, _ says: String) {
    self.subject = subject
    self.statistic = statistic
    self.says = says
  }
}

extension Measure {
  /// Every measure, by what it is about.
  public static let all: [Measure] = fates + times + conversion + money + discounts + work

  private static let fates: [Measure] =
    [Measure(.placed, .count, "Orders placed.")] + fate(.delivered, "that were delivered")
    + fate(.fulfilled, "that were handed over: at a door, at the counter or at a table")
    + fate(.completed, "that came to their good end: handed over and paid")
    + fate(.paymentFailed, "whose payment failed")
    + fate(.paymentExpired, "that ended because nobody paid in time")
    + fate(.rejected, "that the restaurant rejected")
    + fate(.cancelled, "that were cancelled, by whomever")
    + [Measure(.onTime, .share, "The share of orders delivered that were so within the promise.")]

  private static func fate(_ subject: Subject, _ words: String) -> [Measure] {
    [
      Measure(subject, .count, "Orders \(words)."),
      Measure(subject, .share, "The share of all orders placed \(words)."),
    ]
  }

  private static let times: [Measure] =
    times(.clickToDoor, "from the click to the door, of those delivered")
    + times(.readyToDoor, "from the finished food to the door, of those delivered")
    + times(.readyToPickup, "from the finished food to its being picked up")
    + times(.courierWait, "from a partner's arrival at the restaurant to having the food")
    + times(.acceptanceDelay, "from the restaurant's hearing of an order to its yes")
    + times(.kitchenQueue, "from the ticket to the first flame")
    + times(.preparation, "from the first flame to the finished food")
    + times(.assignmentDelay, "from asking for a partner to having one")

  private static func times(_ subject: Subject, _ words: String) -> [Measure] {
    let statistics: [Statistic] = [.mean, .p50, .p90, .p95, .p99, .max]
    return statistics.map { Measure(subject, $0, "Minutes \(words): \($0).") }
  }

  private static let conversion = [
    Measure(.conversion, .search, "The share of sessions in which somebody searched or scanned."),
    Measure(.conversion, .cart, "The share of sessions in which something was put into a cart."),
    Measure(.conversion, .checkout, "The share of sessions that came to the checkout."),
    Measure(.conversion, .paid, "The share of sessions that ended with a paid order."),
  ]

  private static let money = [
    Measure(.money, .gmv, "What was ordered, at the menus' prices: discounts not taken off, fees and tax not added."),
    Measure(.money, .discounts, "What discounts took off, whoever paid for it."),
    Measure(.money, .fees, "Platform and delivery fees, and surges."),
    Measure(.money, .tax, "Tax."),
    Measure(.money, .refunds, "What customers got back."),
    Measure(.money, .net, "What customers paid, less what they got back."),
    Measure(.money, .averageOrder, "What an order that was paid came to on average."),
  ]

  /// Whether it is a comparison of the world with its twin, and there only where a scenario has one.
  public var needsTwin: Bool { subject == .discounts }

  private static let discounts = [
    Measure(.discounts, .cost, "What discounts took off of orders that came to their good end."),
    Measure(.discounts, .won, "Orders with a discount that the twin, the same world without discounts, does not have."),
    Measure(.discounts, .enlarged, "Orders with a discount that are worth less in the twin, before discounts."),
    Measure(.discounts, .broughtForward, "Orders with a discount that the same person places later in the twin."),
    Measure(.discounts, .givenAway, "Orders with a discount that are worth as much in the twin, or more."),
    Measure(.discounts, .lost, "Orders that only the twin has."),
    Measure(.discounts, .incremental, "How many more orders are placed than in the twin."),
    Measure(.discounts, .items, "How much more is ordered than in the twin, at the menus' prices."),
    Measure(.discounts, .costPerOrder, "What discounts cost for each order more; nothing if there are none more."),
    Measure(
      .discounts, .cannibalised, "What discounts took off of what is ordered in the twin as well, now or later."),
    Measure(
      .discounts, .return,
      "What platform and restaurants together keep more than in the twin, in parts of the cost: -100% if nobody responds, 0% if they break even."
    ),
    Measure(
      .discounts, .othersLater,
      "By how many minutes more than in the twin others wait: those whose orders are delivered in both, without a discount."
    ),
  ]

  private static let work = [
    Measure(.orders, .perHour, "Orders delivered, in an hour of the scenario's duration."),
    Measure(.kitchens, .busy, "The share of cooks' time spent cooking while orders came in."),
    Measure(.partners, .busy, "The share of partners' time spent on orders while orders came in."),
    Measure(.messages, .published, "Messages published."),
    Measure(.messages, .delivered, "Messages delivered, each counted for every subscriber."),
    Measure(.messages, .lost, "Messages that some subscriber never got, each counted for every such subscriber."),
    Measure(.messages, .deadLettered, "Messages given up on and kept apart, each counted for every subscriber."),
    Measure(.messages, .duplicates, "Messages that a subscriber got once more."),
    Measure(.faults, .lostOrders, "Orders that a fault kept from a good end."),
  ]
}
