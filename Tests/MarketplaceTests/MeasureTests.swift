import DiscreteEvents
import Scenario
import Statistics
import Testing

@testable import Marketplace

struct MeasureTests {
  private func outcome(ordersPerHour: Double = 300) throws -> Outcome {
    var scenario = Scenario()
    scenario.demand.ordersPerHour = .steady(ordersPerHour)
    scenario.restaurants.count = 30
    scenario.partners.count = 200
    return try Outcome(simulating: scenario)
  }

  private func measure(_ name: String) throws -> Measure { try #require(Measure.all.first { $0.name == name }) }

  @Test func withoutOrdersThereIsNothingToMeasure() throws {
    let outcome = try outcome(ordersPerHour: 0.001)
    #expect(outcome.books.placed == 0, "or choose another seed")
    #expect(outcome.value(of: try measure("delivered.share")) == nil)
    #expect(outcome.value(of: try measure("clickToDoor.p90")) == nil)
    let expectation = Expectation(try measure("clickToDoor.p90"), atMost: 60)
    #expect(outcome.failures(of: [expectation]).count == 1, "what does not exist is not as expected")
  }

  @Test func expectationsHoldWithinTheirBoundsOnly() throws {
    let count = try measure("placed.count")
    #expect(Expectation(count, atLeast: 3, atMost: 5).holds(for: 3))
    #expect(Expectation(count, atLeast: 3, atMost: 5).holds(for: 5))
    #expect(!Expectation(count, atLeast: 3, atMost: 5).holds(for: 5.1))
    #expect(!Expectation(count, atLeast: 3, atMost: 5).holds(for: 2.9))
    #expect(Expectation(count, equals: 0.1 + 0.2).holds(for: 0.3))
    #expect(!Expectation(count, equals: 3).holds(for: 4))
    #expect(!Expectation(count, atLeast: 0).holds(for: nil))
  }

  @Test func aRateByTheHourBringsTheOrdersOfEachHour() throws {
    var scenario = Scenario()
    scenario.duration = .hours(4)
    scenario.restaurants.count = 100
    scenario.partners.count = 1_000
    let read = try Scenario.read(
      ScenarioFile(path: "", bytes: Array(#"{ "demand": { "ordersPerHour": { "17:00": 400, "19:00": 1600 } } }"#.utf8)))
    scenario.demand = read.scenario.demand
    let windows = try Outcome(simulating: scenario).books.placements.windows
    let (early, late) = (windows[..<120].reduce(0, +), windows[120..<240].reduce(0, +))
    // 800 and 3,200 expected; four standard deviations of a Poisson count either side.
    #expect(abs(Double(early) - 800) < 4 * 28.3)
    #expect(abs(Double(late) - 3_200) < 4 * 56.6)
  }
}
