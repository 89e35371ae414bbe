import DiscreteEvents
import Messaging
import Scenario
import Testing

@testable import Marketplace

/// Whom and what the names of victims mean.
struct FaultTargetTests {
  private let market: Market

  init() throws {
    let scenario = try FaultMatrixTests.scenario("", setting: ["partners.count=400", "restaurants.count=40"])
    market = try Market(scenario, in: Simulation(seed: 1, replication: 0))
  }

  private func target(
    _ what: String, _ kind: Fault.Kind = .down, _ share: Share? = nil, number: Int = 0
  ) throws -> FaultTarget {
    var fault = Fault()
    (fault.what, fault.kind, fault.share) = (what, kind, share)
    return try #require(FaultTarget(fault, number: number, in: market))
  }

  /// A target in words.
  private func words(_ what: String) throws -> String {
    switch try target(what) {
    case .service(let server): "service \(server.name)"
    case .store(let server): "store of \(server.name)"
    case .cache(let server): "cache of \(server.name)"
    case .topics(let places): places.map { market.bus.lines[$0].topic.name }.joined(separator: ", ")
    case .listener(let listener): "listener \(listener.name)"
    case .restaurants(let all): "restaurants " + all.map(\.name).joined(separator: ", ")
    case .kitchens(let all, let station): "\(station ?? "whole kitchen") of \(all.count == 1 ? all[0].name : "all")"
    case .waiters(let all): "waiters of \(all.count == market.restaurants.count ? "all" : "some")"
    case .partners(let all): "partners " + all.map(\.name).joined(separator: ", ")
    case .customer(let name): "customer \(name)"
    case .customers: "customers"
    }
  }

  @Test(arguments: [
    ("order", "service order"), ("order.store", "store of order"), ("menu.cache", "cache of menu"),
    ("order.placed", "order.placed"), ("order.placed/restaurant", "listener restaurant"),
    ("Bistro", "restaurants Bistro"), ("Bistro.grill", "grill of Bistro"), ("kitchens.grill", "grill of all"),
    ("kitchens", "whole kitchen of all"), ("waiters", "waiters of all"), ("Ravi", "partners Ravi"),
    ("customers", "customers"),
  ])
  func eachNameHasItsMeaning(what: String, meaning: String) throws {
    #expect(try words(what) == meaning)
  }

  @Test func theBrokerIsAllTopics() throws {
    let topics = try words("broker").split(separator: ", ")
    #expect(topics.count == market.bus.lines.count && topics.count > 5)
  }

  private func struck(
    _ what: String, _ share: Share?, _ kind: Fault.Kind = .down, number: Int = 0
  ) throws -> [String] {
    switch try target(what, kind, share, number: number) {
    case .partners(let all): all.map(\.name)
    case .restaurants(let all), .kitchens(let all, nil): all.map(\.name)
    default: []
    }
  }

  /// 30 % of 401 are 120, and the standard deviation is 9.2.
  @Test func aShareOfAGroupIsStruck() throws {
    let some = try struck("partners", .percent(30))
    #expect((84...156).contains(some.count), "\(some.count)")
    #expect(try struck("partners", nil).count == 401)
    #expect(try struck("partners", .zero).isEmpty)
    for group in ["restaurants", "kitchens"] {
      #expect((1..<market.restaurants.count).contains(try struck(group, .percent(50)).count))
    }
  }

  /// The share is one of what passes through them.
  @Test(arguments: [Fault.Kind.loses, .duplicates, .delays, .reorders])
  func whatGoesWrongNowAndThenDoesSoForAll(kind: Fault.Kind) throws {
    #expect(try struck("partners", .percent(30), kind).count == 401)
  }

  /// Two faults strike a tenth together: 30 % of 30 %; 36 of 401, give or take 5.7.
  @Test func eachFaultChoosesForItself() throws {
    let (one, other) = (try struck("partners", .percent(30)), Set(try struck("partners", .percent(30), number: 1)))
    let both = one.filter(other.contains).count
    #expect((13...59).contains(both), "\(both)")
  }
}
