import DiscreteEvents
import Scenario
import Statistics
import Testing

@testable import Marketplace

struct MeasureTests {
  private func outcome(ordersPerHour: Double = 200) throws -> Outcome {
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

  /// A rate is of what people would order; who only looks comes beside them.
  @Test func aRateByTheHourBringsTheVisitsOfEachHour() throws {
    let read = try Scenario.read(
      ScenarioFile(
        path: "",
        bytes: Array(
          """
          { "duration": "4h", "demand": { "ordersPerHour": { "17:00": 100, "19:00": 400 }, "browsing": "60%" },
            "customers": { "comesBack": 0, "triesAgain": 0 } }
          """.utf8)))
    let early = try Outcome(simulating: read.scenario, until: .start + .hours(2)).books
    let all = try Outcome(simulating: read.scenario, until: .start + .hours(4)).books
    // 200 / 0.4 and 800 / 0.4 expected; four standard deviations of a Poisson count either side.
    #expect(abs(Double(early.sessions) - 500) < 4 * 22.4)
    #expect(abs(Double(all.sessions - early.sessions) - 2_000) < 4 * 44.7)
    // Of them, 0.4 want to order; some are put off, some leave the cart, and nobody else orders.
    #expect(Double(all.filledCarts + all.lost(.putOff)) < 1_000 + 4 * 31.6)
  }

  @Test func whoComesIsFollowedToTheOrder() throws {
    let books = try outcome().books
    let lost = Loss.allCases.reduce(0) { $0 + books.lost($1) }
    #expect(books.sessions == lost + books.checkouts)
    #expect(books.searched == books.filledCarts + books.lost(.onlyLooked) + books.lost(.putOff))
    #expect(books.filledCarts == books.checkouts + books.lost(.abandoned))
    #expect(books.checkouts == books.placed)
  }
}
