import DiscreteEvents
import Messaging
import Testing

/// A service with two topics, one consumer at each.
struct WorkforceTests {
  private let shop = Shop(.queue())
  private let refunds: Topic<Int>
  private let refunded: Subscription<Int>
  private let workforce = Workforce("shop")

  init() {
    refunds = Topic(in: shop.simulation, "refunds")
    refunded = refunds.subscribe(SubscriptionSettings("shop", .queue()))
    workforce.add(shop.consume(work: 10))
    let settings = ConsumerSettings("till", work: .always(Timespan(ticks: 10)))
    workforce.add(refunded.consume(settings, on: shop.service) { $0.take($1) })
  }

  /// Messages 1 to 3 to one topic, and 11 to 13 to the other.
  private func publish(at tick: Int64) {
    let refunds = refunds
    shop.publish([1, 2, 3], at: tick)
    shop.service.at(tick) { for message in 11...13 { refunds.publish(message) } }
  }

  private func at(_ tick: Int64, _ body: @escaping @Sendable (Workforce) -> Void) {
    let workforce = workforce
    shop.service.at(tick) { body(workforce) }
  }

  @Test func aServiceThatIsDownIsDownAtAllItsTopics() throws {
    publish(at: 0)
    at(15) { $0.crash() }
    at(100) { $0.restart() }
    try shop.run()
    #expect(shop.service.notes == ["10:1", "10:11", "110:2r", "110:12r", "120:3r", "120:13r"])
  }

  @Test func outagesThatOverlapEndWithTheLast() throws {
    publish(at: 0)
    at(15) { $0.crash() }
    at(20) { $0.crash() }
    at(30) { $0.restart() }
    at(50) { #expect(!$0.isAtWork) }
    at(100) { $0.restart() }
    at(101) { $0.restart() }
    at(105) { #expect($0.isAtWork) }
    try shop.run()
    #expect(shop.service.notes == ["10:1", "10:11", "110:2r", "110:12r", "120:3r", "120:13r"])
  }

  @Test func whoWasDownBeforeOrHasLeftStaysSo() throws {
    publish(at: 10)
    at(0) { $0.consumers[0].leave() }
    at(5) { $0.crash() }
    at(6) { $0.consumers[1].leave() }
    at(7) { $0.restart() }
    try shop.run()
    #expect(shop.service.notes == [])
    #expect(workforce.consumers.map(\.isUp) == [false, false])
  }

  @Test func whoJoinsAServiceThatIsDownIsDown() throws {
    let shop = shop
    publish(at: 20)
    at(5) {
      $0.slow(by: 2)
      $0.crash()
      $0.add(shop.consume(work: 10) { $0.prefetch = 1 })
    }
    at(100) {
      $0.restart()
      #expect($0.consumers.map(\.name) == ["till", "till", "till"])
    }
    try shop.run()
    #expect(shop.statistics.delivered == 3)
    #expect(shop.service.notes.count == 6)
    #expect(shop.service.notes.allSatisfy { ["120", "140", "160"].contains($0.prefix(3)) })
  }

  @Test func aServiceThatIsSlowIsSoAtAllItsTopics() throws {
    publish(at: 0)
    at(5) { $0.slow(by: 3) }
    at(35) { $0.slow(by: 1) }
    try shop.run()
    #expect(shop.service.notes == ["10:1", "10:11", "40:2", "40:12", "50:3", "50:13"])
  }

  /// It finishes what it has; that comes again, as does what it had not begun.
  @Test func aServiceThatIsCutOffHearsNothingUntilAllCutsAreHealed() throws {
    publish(at: 0)
    for tick in [5, 6] as [Int64] { at(tick) { $0.partition() } }
    for tick in [50, 100, 101] as [Int64] { at(tick) { $0.heal() } }
    try shop.run()
    let early = shop.service.notes.filter { (Int64($0.prefix { $0 != ":" }) ?? 0) < 100 }
    #expect(early == ["10:1", "10:11"])
    #expect(shop.statistics.delivered == 3 && refunded.statistics.delivered == 3)
    #expect(shop.statistics.duplicates == 1)
  }

  /// Two consumers of one subscription are cut off once, and a third that comes meanwhile brings no second cut.
  @Test func aSubscriptionIsCutOffOnce() throws {
    let shop = shop
    at(5) {
      $0.partition()
      $0.add(shop.consume(work: 10))
      $0.heal()
    }
    publish(at: 10)
    try shop.run()
    #expect((shop.statistics.delivered, refunded.statistics.delivered) == (3, 3))
  }
}
