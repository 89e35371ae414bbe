import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

struct BundlingTests {
  private func situation(
    _ policy: Dispatch.Policy = .bundling, share: Share = .all, size: Int = 2, detour: Timespan = .minutes(8)
  ) -> Situation {
    Situation(policy) { dispatch, _ in
      dispatch.bundles = share
      dispatch.bundleSize = size
      dispatch.bundleDetour = detour
    }
  }

  @Test func anOrderIsKeptBackUntilItsFoodIsTheDetourAway() {
    var situation = situation()
    situation.free(0, at: 5_000)
    situation.wants(Situation.errand(1, at: 5_000, ready: .minutes(20)))
    #expect(situation.asked() == [])
    #expect(situation.policy.nextDecision == .start + .minutes(12))
    #expect(situation.asked(at: .minutes(12)) == [.init(orders: [1], partners: [0])])
  }

  /// The second door lies on the way to the first: it is visited first.
  @Test func whatFitsGoesTogetherAndTheDoorOnTheWayComesFirst() throws {
    var situation = situation()
    situation.free(0, at: 5_000)
    situation.wants(
      Situation.errand(1, at: 5_000, to: 8_000, ready: .minutes(20)),
      Situation.errand(2, at: 5_000, to: 7_000, ready: .minutes(22)),
      Situation.errand(3, at: 5_000, to: 7_500, ready: .minutes(20), restaurant: 1))
    #expect(situation.asked() == [])
    let proposals = situation.proposals(at: .minutes(12))
    #expect(proposals.map { $0.errands.map(\.order) } == [[1, 2]])
    let bundle = try #require(proposals.first)
    #expect(bundle.visits == [2, 1])
    #expect(bundle.together == 2)
  }

  @Test(arguments: [(Timespan.minutes(5), [1]), (.seconds(301), [1, 2])])
  func nothingComesLaterThanTheDetour(detour: Timespan, orders: [Int]) {
    var situation = situation(detour: detour)
    situation.free(0, at: 5_000)
    // Whichever door is first, the other comes 2 × 1,505 m of way later: 301 s.
    situation.wants(Situation.errand(1, at: 5_000, to: 6_505), Situation.errand(2, at: 5_000, to: 3_495))
    #expect(situation.asked().first?.orders == orders)
  }

  @Test func onlyTheSharedPartOfOrdersTravelsTogether() {
    var situation = situation(share: .percent(50))
    for partner in 0..<20 { situation.free(partner, at: 5_000) }
    for order in 0..<5 { situation.wants(Situation.errand(order, at: 5_000)) }
    // Two of five are 40 %; four would be 80 %.
    #expect(situation.proposals().map { $0.errands.count } == [2, 1, 1, 1])
  }

  @Test func whatNobodyTookIsOfferedTogetherAgainAndCountedOnce() throws {
    var situation = situation()
    situation.free(0, at: 5_000)
    situation.wants(Situation.errand(1, at: 5_000), Situation.errand(2, at: 5_000))
    for _ in 0..<3 {
      let bundle = try situation.firstProposal()
      #expect(bundle.errands.map(\.order) == [1, 2])
      situation.fail(bundle)
    }
  }

  @Test(arguments: [Dispatch.Policy.nearest, .parallelOffers, .earliestPickup, .batching, .bundling])
  func underEachPolicyAnOrderMayJoinOneThatIsBeingFetched(policy: Dispatch.Policy) {
    var situation = situation(policy)
    let stop = Stop(order: 1, door: Situation.at(8_000), ready: .start + .minutes(10))
    let fetch = Fetch(restaurant: 0, pickup: Situation.at(5_000), arrives: .start + .minutes(5), stops: [stop])
    situation.busy(3, until: .minutes(20), at: 8_000, fetching: fetch)
    situation.free(4, at: 5_000)
    situation.wants(
      Situation.errand(0, at: 2_000, restaurant: 1),
      Situation.errand(2, at: 5_000, to: 7_000, ready: .minutes(12)))
    let proposals = situation.proposals() + situation.proposals(at: .seconds(30))
    let joining = proposals.filter(\.joins)
    #expect(joining.map(\.partners) == [[3]])
    #expect(joining.first?.errands.map(\.order) == [2])
    #expect(joining.first?.visits == [2, 1])
    #expect(joining.first?.together == 2)
  }

  @Test func whoHasTheFoodAlreadyIsNotJoined() {
    var situation = situation(.nearest)
    situation.busy(3, until: .minutes(20), at: 8_000)
    situation.wants(Situation.errand(0, at: 5_000), Situation.errand(2, at: 5_000))
    #expect(situation.asked() == [])
  }

  @Test func whoDoesNotWantCompanyIsAskedOnce() throws {
    var situation = situation(.nearest)
    let stop = Stop(order: 1, door: Situation.at(6_000), ready: .start)
    let fetch = Fetch(restaurant: 0, pickup: Situation.at(5_000), arrives: .start, stops: [stop])
    situation.busy(3, until: .minutes(20), at: 6_000, fetching: fetch)
    situation.free(4, at: 5_000)
    situation.wants(Situation.errand(0, at: 19_000, restaurant: 1), Situation.errand(2, at: 5_000))
    let joining = try situation.firstProposal()
    #expect(joining.joins)
    situation.fail(joining)
    let next = situation.proposals()
    #expect(next.map(\.partners) == [[4]])
    #expect(next.first?.errands.first?.round == 0)
  }
}
