import DiscreteEvents
import Marketplace
import Scenario
import Statistics
import Testing

struct OutcomeTests {
  private func scenario(
    seed: UInt64 = 1, hours: Int = 1, ordersPerHour: Double = 300, restaurants: Int = 30, partners: Int = 200
  ) -> Scenario {
    var scenario = Scenario()
    scenario.seed = seed
    scenario.duration = .hours(hours)
    scenario.demand.ordersPerHour = .steady(ordersPerHour)
    scenario.restaurants.count = restaurants
    scenario.partners.count = partners
    return scenario
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func everyOrderEndsInExactlyOneWay(seed: UInt64) throws {
    let outcome = try Outcome(simulating: scenario(seed: seed))
    let books = outcome.books
    #expect(books.placed > 0)
    #expect(books.placed == books.paymentFailed + books.rejected + books.delivered)
    #expect(books.placed == books.placements.total)
    #expect(books.delivered == books.clickToDoorQuantiles.count)
    // Placed, paid, accepted, ready, picked up, delivered: each published once, and read by three.
    let stages = books.placed + (books.placed - books.paymentFailed) + 4 * books.accepted
    #expect(outcome.messagesPublished == stages)
    #expect(outcome.messagesDelivered == 3 * stages)
  }

  @Test func ordersArriveAtTheRateAskedForWhileTheDurationLasts() throws {
    let outcome = try Outcome(simulating: scenario(hours: 5))
    // Poisson with mean 1500: five deviations of √1500 are 194.
    #expect(abs(outcome.books.placed - 1_500) < 194)
    #expect(outcome.books.placements.windows.count <= 300)
    #expect(outcome.span > outcome.demandSpan)
    // 0.97 × 0.95 are accepted; five deviations of √(0.9215 × 0.0785 / 1500) are 0.0347.
    #expect(abs(Double(outcome.books.accepted) / Double(outcome.books.placed) - 0.9215) < 0.0347)
  }

  @Test func withCooksAndCouriersToSpareAnOrderTakesWhatItsStepsTake() throws {
    let outcome = try Outcome(
      simulating: scenario(hours: 5, restaurants: 1_000, partners: 1_000))
    #expect(outcome.courierWaits.longest == 0)
    // Pay 0.2, decide 1, the longer of a drive U(3, 9) and cooking Γ(2) of mean 15, drive 15. With rate b = 2/15,
    // E(cook - d)⁺ = e^(-bd) (d + 15), whose mean over d from 3 to 9 is 9.5069: 0.2 + 1 + 6 + 9.5104 + 15 = 31.707
    // (worked out by numerical integration). Some kitchens have two orders, none more than four cooks can serve.
    // Its deviation is 11, so five standard errors of 1400 orders are 1.5.
    let mean = outcome.books.clickToDoor.mean ?? 0
    #expect(abs(mean - 31.707) < 1.5)
    #expect(outcome.kitchensBusy < 0.03)
  }

  @Test func whereNoOrdersComeNothingHappens() throws {
    let outcome = try Outcome(simulating: scenario(ordersPerHour: 0, restaurants: 0, partners: 0))
    #expect((outcome.books.placed, outcome.messagesPublished, outcome.events) == (0, 0, 0))
    #expect(outcome.books.isBalanced)
    #expect((outcome.kitchensBusy, outcome.couriersBusy) == (0, 0))
    #expect((outcome.demandSpan, outcome.span) == (.hour, .hour))
  }

  @Test func thoseOfTheListsCookAndDeliverToo() throws {
    var few = scenario(restaurants: 29, partners: 199)
    few.restaurants.list = [Restaurants.Restaurant()]
    few.partners.list = [Partners.Partner()]
    let (outcome, same) = (try Outcome(simulating: few), try Outcome(simulating: scenario()))
    #expect(outcome.books.clickToDoor == same.books.clickToDoor)
  }

  @Test func whatNobodyCooksOrDeliversIsNotRun() {
    #expect(throws: BeyondReach.cookingByNobody) { try Outcome(simulating: scenario(restaurants: 0)) }
    #expect(throws: BeyondReach.deliveryByNobody) { try Outcome(simulating: scenario(partners: 0)) }
  }

  @Test func aShortageOfCouriersIsSeenInTheirWait() throws {
    let enough = try Outcome(simulating: scenario(hours: 2, partners: 400))
    let short = try Outcome(simulating: scenario(hours: 2, partners: 60))
    #expect(enough.courierWaits.mean == 0)
    #expect((short.courierWaits.mean ?? 0) > 5)
    #expect(short.couriersBusy > 0.8)
    #expect(short.books.delivered == enough.books.delivered)
  }

  @Test func theSameScenarioGivesTheSameOutcomeAndAnotherSeedAnother() throws {
    let first = try Outcome(simulating: scenario(seed: 7))
    let second = try Outcome(simulating: scenario(seed: 7))
    let other = try Outcome(simulating: scenario(seed: 8))
    #expect(first.books.clickToDoor == second.books.clickToDoor)
    #expect(first.books.placements == second.books.placements)
    #expect(first.events == second.events)
    #expect(first.books.clickToDoor != other.books.clickToDoor)
  }
}
