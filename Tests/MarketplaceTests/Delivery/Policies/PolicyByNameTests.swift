import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Each policy, chosen by its name, in a town small enough to say beforehand who is sent.
struct PolicyByNameTests {
  private static let nearAndFar = Town.partners(Town.partner("Ravi", at: 500), Town.partner("Meena", at: 2_000))

  private func day(
    _ policy: Dispatch.Policy, _ settings: [String], _ actions: [String], columns: String = Town.columns
  ) throws -> Reference {
    try Reference(Town.scenario(["dispatch.policy=\(policy.rawValue)"] + settings, columns: columns, actions))
  }

  @Test func nearestAsksOneAndParallelOffersAskSeveral() throws {
    let orders = Town.orders("12:00 Asha")
    #expect(try day(.nearest, [Self.nearAndFar], orders).lines("offered") == ["12:01:00 Ravi offered"])
    #expect(
      try day(.parallelOffers, [Self.nearAndFar], orders).lines("offered") == [
        "12:01:00 Ravi offered", "12:01:00 Meena offered",
      ])
    #expect(
      try day(.parallelOffers, [Self.nearAndFar, "partners.offers.toNearest=1"], orders).lines("offered") == [
        "12:01:00 Ravi offered"
      ])
  }

  /// Ravi delivers 150 m from the restaurant until 12:14:30, and would be back at 12:15, before the food of the second
  /// order is ready at 12:23. Meena is free and 4 km away: 13 min 20 s.
  @Test(
    arguments: [
      (Dispatch.Policy.earliestPickup, "12:13:00 Ravi offered"), (.nearest, "12:13:00 Meena offered"),
    ])
  func earliestPickupAsksWhoIsFreeSoonNearby(policy: Dispatch.Policy, second: String) throws {
    let neighbour = #"customers.list=[ { "name": "Asha", "place": { "east": "1150m", "north": "5km" } }, "#
    let day = try day(
      policy,
      [
        Town.partners(Town.partner("Ravi", at: 500), Town.partner("Meena", at: 5_000)),
        neighbour + #"{ "name": "Bela", "place": { "east": "2500m", "north": "5km" } } ]"#,
      ], Town.orders("12:00 Asha", "12:12 Bela"))
    #expect(day.lines("offered") == ["12:01:00 Ravi offered", second])
    #expect(day.lines("arrivedAtDoor").first == "12:12:30 Ravi arrivedAtDoor")
  }

  /// Mario, at 3 km, has the first order; both are accepted by 12:02. Meena at 2 km is the nearest to both, Omar at 6 km is
  /// 3 km from Mario and 5 km from Luigi. With Omar at Mario's the food is fetched 6 min 40 s sooner on the whole.
  @Test(
    arguments: [
      (
        Dispatch.Policy.batching,
        ["12:05:00 Meena offered", "12:05:00 Omar offered", "12:08:30 Meena Luigi", "12:15:10 Omar Mario"]
      ),
      (
        .nearest, ["12:01:00 Meena offered", "12:02:00 Omar offered", "12:04:30 Meena Mario", "12:18:50 Omar Luigi"]
      ),
    ])
  func batchingCollectsForAWindowAndSendsWhoIsBestOnTheWhole(policy: Dispatch.Policy, told: [String]) throws {
    let window = policy == .batching ? ["dispatch.window=5m"] : []
    let day = try day(
      policy,
      window + [
        Town.partners(Town.partner("Meena", at: 2_000), Town.partner("Omar", at: 6_000)),
        #"restaurants.list=[ \#(Town.luigi(#""cuisine": """#)), { "name": "Mario", "menu": "pizzeria", "place": { "east": "3km", "north": "5km" } } ]"#,
      ],
      ["12:00,order,Asha,Mario,a,Margherita: 1,201", "12:01,order,Bela,Luigi,b,Margherita: 1,201"])
    let arrivals = ["a", "b"].map { name in
      (try? day.order(name)).map { order in
        "\(order.times.atRestaurant.map(day.clock) ?? "never") \(order.partner?.name ?? "nobody") \(order.restaurant.name)"
      } ?? ""
    }
    #expect(day.lines("offered").sorted() + arrivals.sorted() == told)
  }

  /// The first is ready at 12:11 and kept back for 8 min less; what comes meanwhile goes with it, in one offer.
  @Test func bundlingKeepsAnOrderBackAndOffersWhatComesMeanwhileWithIt() throws {
    let day = try day(
      .bundling, [Self.nearAndFar, "dispatch.bundles=100%", "partners.offers.toNearest=1"],
      Town.orders("12:00 Asha", "12:01 Bela"))
    #expect(
      day.lines("offered", "assigned", "pickedUp") == [
        "12:03:00 Ravi offered", "12:03:10 Ravi assigned", "12:03:10 Ravi assigned", "12:13:00 Ravi pickedUp",
        "12:13:00 Ravi pickedUp",
      ])
  }
}
