import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

struct DrillTests {
  private func drill(_ policy: Dispatch.Policy, seed: UInt64, partners: Int) -> Drill {
    var dispatch = Dispatch()
    dispatch.policy = policy
    dispatch.bundles = .percent(30)
    return Drill(dispatch, seed: seed, partners: partners)
  }

  @Test(arguments: Dispatch.Policy.allCases, [UInt64(1), 2, 3])
  func underEachPolicyTheRulesOfOfferingAreKept(policy: Dispatch.Policy, seed: UInt64) {
    var drill = drill(policy, seed: seed, partners: 60)
    drill.run(300, within: .minutes(90))
    #expect(drill.wrongs.prefix(3) == [])
    #expect(drill.neverTaken == [])
    #expect(drill.policy.waiting == 0)
    #expect(Double(drill.together) <= 0.3 * 300)
  }

  @Test(arguments: Dispatch.Policy.allCases)
  func inAShortageEverybodyIsServedInTheEnd(policy: Dispatch.Policy) {
    var drill = drill(policy, seed: 9, partners: 8)
    drill.run(200, within: .minutes(40))
    #expect(drill.wrongs.prefix(3) == [])
    #expect(drill.neverTaken == [])
    #expect(drill.policy.waiting == 0)
  }

  @Test(arguments: Dispatch.Policy.allCases)
  func theSameHappeningsGiveTheSameOffers(policy: Dispatch.Policy) {
    let runs = (0..<2).map { _ in
      var drill = drill(policy, seed: 4, partners: 30)
      drill.run(100, within: .minutes(40))
      return drill.open.map(\.proposal)
    }
    #expect(runs[0] == runs[1])
  }

  @Test(arguments: [Dispatch.Policy.parallelOffers, .bundling])
  func ordersTravelTogetherWhereTheLanguageAllowsIt(policy: Dispatch.Policy) {
    var drill = drill(policy, seed: 5, partners: 60)
    drill.run(300, within: .minutes(90))
    #expect(drill.together >= 20)
    #expect(drill.open.contains { $0.proposal.joins })
    #expect(drill.open.contains { $0.proposal.errands.count > 1 } == (policy == .bundling))
  }
}
