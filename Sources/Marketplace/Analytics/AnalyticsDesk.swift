import DiscreteEvents
public import Scenario

/// The analytics service: counts and sums of the day, as it hears of them. It may be late, and without care it counts twice.
actor AnalyticsDesk: SimulatedActor {
  nonisolated let simulation: Simulation
  private unowned(unsafe) let market: Market
  @exclusivity(unchecked) private(set) var day: DayTotals

  init(of market: Market) {
    self.market = market
    simulation = market.simulation
    day = DayTotals(market.terms.pointee.soFar)
  }

  nonisolated var name: String { "analytics" }

  func count(_ event: Event, _ order: Order, because line: Int32) {
    switch event {
    case .orderPlaced: day.add(order)
    case .paymentCompleted: day.paid += order.quote.total
    case .paymentRefunded: day.refunded += order.money.refunded
    default: day.steps += 1
    }
    guard event == .orderPlaced else { return }
    market.record.note(
      .booked, by: .service(.analytics), of: order, because: line,
      market.record.words(day.sentence, from: Digest(of: day.orders, Int(day.revenue.thousandths))))
  }

  func countDiscounts(of order: Order, because line: Int32) {
    day.saved += order.quote.saved
    market.record.note(.discounted, by: .service(.discount), of: order, because: line, .money(order.quote.saved))
  }
}

/// What a dashboard shows of a day.
public struct DayTotals: Sendable {
  public private(set) var orders: Int
  public private(set) var revenue: Money
  /// In the order in which they were first ordered.
  private var counts: [(item: String, count: Int)]
  /// Of each item among the counts.
  private var places: [String: Int]
  public internal(set) var saved = Money.zero
  public internal(set) var paid = Money.zero
  public internal(set) var refunded = Money.zero
  /// Changes of status.
  public internal(set) var steps = 0

  init(_ soFar: DaySoFar) {
    (orders, revenue) = (soFar.orders, soFar.revenue)
    counts = soFar.items.entries.map { ($0.name, $0.value) }
    places = Dictionary(uniqueKeysWithValues: soFar.items.names.enumerated().map { ($1, $0) })
  }

  mutating func add(_ order: Order) {
    orders += 1
    revenue += order.quote.total
    guard !order.restaurant.plan.isMadeUp else { return }
    for line in order.lines { count(order.restaurant.itemName(line.item), line.quantity) }
  }

  private mutating func count(_ item: String, _ quantity: Int) {
    if let place = places[item] {
      counts[place].count += quantity
    } else {
      places[item] = counts.count
      counts.append((item, quantity))
    }
  }

  /// How often each item was ordered, in the order in which they first were.
  public var items: Named<Int> {
    counts.reduce(into: Named()) { $0[$1.item] = $1.count }
  }

  /// Rounded to the hundredth; nil on a day without orders.
  public var average: Money? {
    guard orders > 0 else { return nil }
    return Money(thousandths: Int64((Double(revenue.thousandths) / Double(orders) / 10).rounded()) * 10)
  }

  /// The item that was ordered most often; of several the first.
  public var favourite: (name: String, count: Int)? {
    var best: (name: String, count: Int)?
    for entry in counts where entry.count > best?.count ?? 0 { best = (entry.item, entry.count) }
    return best
  }

  var sentence: String { "\(orders) order\(orders == 1 ? "" : "s"), \(revenue.text())" }
}
