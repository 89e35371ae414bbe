import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Another discount changes nothing for those who do not get it, and nobody's luck.
struct UnaffectedTests {
  private static let discounts = [
    #"{ "policy": "targeted", "percentage": "10%", "segments": ["students"] }"#,
    #"{ "policy": "targeted", "percentage": "40%", "segments": ["students"] }"#,
    #"{ "policy": "targeted", "percentage": "40%", "segments": ["parents"] }"#,
    #"{ "policy": "happyHour", "percentage": "10%", "hours": ["18:00-19:00"] }"#,
  ]

  private static func run(
    _ discount: String, _ more: [String: String] = [:], patience: String, isOdd: Bool = false
  ) throws -> Outcome {
    let scenario = try Worlds.counter(
      [
        "discounts": "[ \(discount) ]", "payments": "{}",
        "restaurants": """
        { "count": 0, "list": [
          { "name": "A", "menu": "all", "place": { "east": "2km", "north": "2km" } },
          { "name": "B", "menu": "all", "place": { "east": "1km", "north": "2km" } } ] }
        """,
        "menus": #"{ "all": { "items": { "Soup": { "price": "10.00" }, "Stew": { "price": "13.00" } } } }"#,
        "demand": #"{ "ordersPerHour": 60, "browsing": "50%" }"#,
      ].merging(more) { $1 }, sensitivity: ["price": "1", "basket": "1"],
      customers: [
        "segments": #"{ "students": {}, "parents": {}, "others": {} }"#, "patience": patience, "rates": "0.5",
      ], isOdd: isOdd)
    return try Worlds.run(scenario)
  }

  /// What is an order's own: services hear of several orders one after the other.
  private static let kinds: Set<Happening.Kind> = [
    .placed, .paymentPending, .intentCreated, .authorised, .authorisationFailed, .paid, .accepted, .rejected,
    .preparing,
    .ready, .fulfilled, .cancelled, .rated,
  ]

  /// Of each visit, when it was, and all that is told of its order if no discount was given for it.
  private static func lives(in outcome: Outcome) -> (
    arrivals: [Instant], orders: [UInt64: (isFree: Bool, told: [String])]
  ) {
    let happenings = outcome.story?.happenings ?? []
    var told: [Int32: [String]] = [:]
    for line in happenings where line.order >= 0 && kinds.contains(line.kind) {
      told[line.order, default: []].append("\(line.at) \(line.kind) \(line.who.role) \(line.detail)")
    }
    var orders: [UInt64: (isFree: Bool, told: [String])] = [:]
    for (number, slip) in outcome.slips.enumerated() {
      let head = "\(slip.placedAt) \(slip.restaurant) \(slip.value.text()) \(slip.paid.text()) \(slip.person)"
      orders[slip.visit] = (!slip.isDiscounted, [head] + (told[Int32(number)] ?? []))
    }
    return (happenings.filter { $0.kind == .arrived }.map(\.at), orders)
  }

  @Test func anotherDiscountLeavesEverybodyElseAsTheyWere() throws {
    let lives = try Self.discounts.map { Self.lives(in: try Self.run($0, patience: #""40m""#)) }
    #expect(lives[0].arrivals.count > 200)
    for other in lives.dropFirst() {
      #expect(other.arrivals == lives[0].arrivals)
      var same = 0
      for (visit, order) in lives[0].orders where order.isFree {  // deterministic: each is compared with its own
        guard let changed = other.orders[visit] else {
          Issue.record("visit \(visit) orders no more")
          continue
        }
        guard changed.isFree else { continue }
        #expect(changed.told == order.told)
        same += 1
      }
      #expect(same > 25)
    }
    // Discounts did change something.
    #expect(Set(lives.map { $0.orders.count { !$0.value.isFree } }).count > 2)
  }

  /// Nothing is ever ready, so that each order ends when its customer's patience does.
  @Test func theSameVisitHasTheSamePatienceWhateverIsTakenOff() throws {
    let stays = try Self.discounts.map { discount in
      let outcome = try Self.run(
        discount, ["kitchens": #"{ "cooks": 500, "preparation": "9h" }"#],
        patience: #"{ "gamma": { "mean": "40m", "shape": 3 } }"#, isOdd: true)
      let impatient = outcome.slips.filter { $0.status == .cancelled }
      return Dictionary(
        uniqueKeysWithValues: impatient.map { ($0.visit, (($0.endedAt ?? .start) - $0.placedAt, $0.isDiscounted)) })
    }
    #expect(stays[0].count > 60)
    for other in stays.dropFirst() {
      var both = 0
      for (visit, (stay, isDiscounted)) in stays[0] {  // deterministic: each is compared with its own
        guard let (changed, _) = other[visit] else { continue }
        #expect(changed == stay)
        if isDiscounted { both += 1 }
      }
      #expect(both > 10)
    }
  }
}
