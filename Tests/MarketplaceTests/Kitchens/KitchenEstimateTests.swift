import DiscreteEvents
import Testing

@testable import Marketplace
@testable import Scenario

@Suite struct KitchenEstimateTests {
  private func expect(
    _ trial: KitchenTrial, at minute: Double, _ lines: [Ticket.Line], take minutes: Double,
    _ place: SourceLocation = #_sourceLocation
  ) {
    trial.at(minute) { #expect($0.estimate(lines) == .minutes(minutes), sourceLocation: place) }
  }

  @Test func anIdleKitchenTakesTheAverageTimeOfTheTicket() throws {
    let trial = KitchenTrial(
      1, batch: 2, sizeEffect: 0.5, preparation: Law(#"{ "gamma": { "mean": "17m", "shape": 2 } }"#))
    expect(trial, at: 0, [Ticket.Line(item: 0)], take: 17)
    expect(trial, at: 0, [Ticket.Line(item: 0, quantity: 5), line(4, item: 1)], take: 17 * 2.5)
    expect(trial, at: 0, [], take: 0)
    try trial.run()
  }

  @Test func whatStandsBeforeItIsDividedAmongTheCooks() throws {
    let trial = KitchenTrial(2)
    trial.take(1, at: 0, line(4))
    expect(trial, at: 0.5, [line(2)], take: 2)
    trial.take(2, at: 1, line(6))
    expect(trial, at: 2, [line(2)], take: (2 + 5) / 2 + 2)
    trial.take(3, at: 2, line(2))
    expect(trial, at: 3, [line(2)], take: (1 + 4 + 2) / 2 + 2)
    trial.drop(3, at: 3, expecting: .notBegun)
    expect(trial, at: 3, [line(2)], take: (1 + 4) / 2 + 2)
    try trial.run()
  }

  @Test func theLastStationCounts() throws {
    let trial = KitchenTrial(1, 1)
    trial.take(1, at: 0, line(5, station: 1))
    expect(trial, at: 1, [line(3, station: 0)], take: 3)
    expect(trial, at: 1, [line(3, station: 0), line(1, item: 1, station: 1)], take: 5)
    // Without a station it would go to the one that is free.
    expect(trial, at: 1, [line(2)], take: 2)
    try trial.run()
  }

  @Test func aSlowKitchenSaysSo() throws {
    let trial = KitchenTrial(1)
    trial.at(0) { $0.setSlowness(2) }
    trial.take(1, at: 0, line(4))
    trial.take(2, at: 0, line(3))
    expect(trial, at: 1, [line(1)], take: 7 + 6 + 2)
    try trial.run()
  }

  @Test func whatStandsStillComesNoNearerAndWhatIsOverdueTakesNoTime() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(4))
    trial.at(1) { $0.setDown(true) }
    expect(trial, at: 3, [line(1)], take: 4)
    trial.at(5) { $0.setDown(false) }
    expect(trial, at: 6, [line(1)], take: 3)
    trial.take(2, at: 10, line(2), byHand: true)
    trial.at(10) { $0.beginByHand(2) }
    expect(trial, at: 20, [line(1)], take: 1)
    try trial.run()
  }
}
