import DiscreteEvents

/// Those who are told of a run, and what is counted for them.
///
/// Where nobody wants to hear of something, it costs a branch. Used by the simulation's thread only.
final class Chronicle: @unchecked Sendable {
  private let chroniclers: [any Chronicler]
  private let forLines: [any Chronicler]
  private let forOrders: [any Chronicler]
  private let forVisits: [any Chronicler]
  private let forMinutes: [any Chronicler]
  let wantsLines: Bool
  let wantsMinutes: Bool
  /// Of the minute that is passing.
  @exclusivity(unchecked) private var flows = MinuteAccount.Flows()
  @exclusivity(unchecked) private var before: MinuteAccount.Readings?
  @exclusivity(unchecked) private(set) var nextMinute: Instant
  @exclusivity(unchecked) private unowned(unsafe) var market: Market?

  init(_ chroniclers: [any Chronicler]) {
    func those(who want: Interests) -> [any Chronicler] { chroniclers.filter { $0.interests.contains(want) } }
    self.chroniclers = chroniclers
    (forLines, forOrders, forVisits, forMinutes) = (
      those(who: .lines), those(who: .orders), those(who: .visits), those(who: .minutes)
    )
    wantsLines = !forLines.isEmpty
    wantsMinutes = !forMinutes.isEmpty
    nextMinute = wantsMinutes ? .start + .minute : .never
  }

  func begin(_ market: Market) {
    guard !chroniclers.isEmpty else { return }
    self.market = market
    let scene = Scene(market)
    for chronicler in chroniclers { chronicler.begins(scene) }
    if wantsMinutes { before = MinuteAccount.Readings(of: market) }
  }

  func note(_ line: Happening) {
    guard let market else { return }
    let scene = Scene(market)
    for chronicler in forLines { chronicler.happens(line, in: scene) }
  }

  @inline(__always)
  func count(_ flow: WritableKeyPath<MinuteAccount.Flows, Int>) {
    if wantsMinutes { flows[keyPath: flow] += 1 }
  }

  func close(_ order: Order) {
    guard !forOrders.isEmpty, let market else { return }
    let account = OrderAccount(order, market)
    for chronicler in forOrders { chronicler.closes(account) }
  }

  func close(_ visit: @autoclosure () -> Visit) {
    guard !forVisits.isEmpty, let market else { return }
    let account = VisitAccount(visit(), market)
    for chronicler in forVisits { chronicler.closes(account) }
  }

  /// A minute has passed; at the end of the run, what is left of one.
  func passMinute(at now: Instant) {
    guard let market, let before else { return }
    let readings = MinuteAccount.Readings(of: market)
    let minute = MinuteAccount(from: nextMinute - .minute, to: now, flows, from: before, to: readings, market)
    let scene = Scene(market)
    for chronicler in forMinutes { chronicler.passes(minute, in: scene) }
    (self.before, flows) = (readings, MinuteAccount.Flows())
    nextMinute = nextMinute + .minute
  }

  /// The run is over, as far as it goes.
  func end(at last: Instant) {
    guard let market else { return }
    if wantsMinutes, last > nextMinute - .minute { passMinute(at: last) }
    for order in market.orders.call({ $0.remaining }) { close(order) }
    for customer in market.crowd.call({ $0.inOrderOfNumbers }) { close(customer.call { $0.visitSoFar }) }
    let scene = Scene(market)
    for chronicler in chroniclers { chronicler.ends(in: scene) }
  }
}
