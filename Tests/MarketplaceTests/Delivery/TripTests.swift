import DiscreteEvents
import Marketplace
import Scenario
import Testing

struct TripTests {
  /// Under a policy that asks those who are on the way, each makes one trip after the other.
  @Test(arguments: [Dispatch.Policy.earliestPickup, .batching])
  func whoAcceptsOnTheWayMakesOneTripAfterTheOther(policy: Dispatch.Policy) throws {
    var scenario = Scenario()
    scenario.city.size = .kilometres(5)
    scenario.demand.ordersPerHour = .steady(90)
    scenario.duration = .hours(2)
    scenario.restaurants.count = 12
    scenario.partners.count = 28
    scenario.dispatch.policy = policy
    scenario.orders.courierSearch = .orderReady
    let outcome = try Outcome(simulating: scenario)
    #expect(outcome.books.ended(.delivered) > outcome.books.placed * 7 / 10)
    let slowest = Measure.all.first { $0.name == "readyToDoor.max" }.flatMap { outcome.value(of: $0) }
    // Two processes that lead one partner to and fro bring food hours later.
    #expect(try #require(slowest) < 90)
  }
}
