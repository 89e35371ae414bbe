import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What a replay leaves unsaid comes to an end all the same, and a run leaves nothing behind.
struct UnfinishedTests {
  private func dinner(without deeds: Set<Replay.Deed>) throws -> Scenario {
    var scenario = try Reference.read("dine-in")
    scenario.replay.actions.removeAll { deeds.contains($0.does) }
    return scenario
  }

  @Test func guestsWhoAreNeverSaidToLeavePayAndLeaveInTheEnd() throws {
    for deeds in [[Replay.Deed.leave], [.pay, .leave]] as [Set<Replay.Deed>] {
      let outcome = try Outcome(simulating: dinner(without: deeds))
      #expect(outcome.books.ended(.completed) == 1)
      #expect(outcome.ledger.taken == Money(thousandths: 1_088_550))
    }
  }

  @Test func whatIsNeverServedIsCalledOff() throws {
    for deeds in [[Replay.Deed.serve, .pay, .leave], [.startCooking, .ready, .serve, .pay, .leave]]
      as [Set<Replay.Deed>]
    {
      let outcome = try Outcome(simulating: dinner(without: deeds))
      #expect(outcome.books.over == 1)
    }
  }

  @Test func aRunLeavesNothingBehind() throws {
    weak var market: Market?
    weak var listener: Listener?
    weak var customer: Customer?
    weak var order: Order?
    do {
      let dinner = try Reference("dine-in")
      market = dinner.market
      listener = dinner.market.bus.lines.first?.listeners.first
      customer = dinner.market.crowd.call { $0.named.values.first }
      order = try dinner.order("ord-xyz789")
      #expect(market != nil && listener != nil && customer != nil && order != nil)
    }
    #expect(market == nil)
    #expect(listener == nil)
    #expect(customer == nil)
    #expect(order == nil)
  }
}
