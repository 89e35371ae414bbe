import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// ```
/// partner     3      1   0        2
/// metres   ───┼──────┼───R────────┼──────
///           4_000  4_800 5_000  6_000
/// ```
struct OffersTests {
  private func street(_ policy: Dispatch.Policy, within: Distance = .kilometres(5)) -> Situation {
    var situation = Situation(policy) { _, offers in
      offers.toNearest = 3
      offers.within = within
      offers.widensBy = .metres(500)
      offers.upTo = .metres(1_200)
    }
    for (partner, east) in [(0, 5_000.0), (1, 4_800), (2, 6_000), (3, 4_000)] { situation.free(partner, at: east) }
    return situation
  }

  @Test func theNearestIsAskedAloneAndAfterANoTheNext() throws {
    var situation = street(.nearest)
    situation.wants(Situation.errand(7, at: 5_000))
    let first = try situation.firstProposal()
    #expect(first.partners == [0])
    situation.fail(first, refusedBy: [0])
    #expect(situation.asked() == [.init(orders: [7], partners: [1])])
  }

  @Test func whoDidNotAnswerMayBeAskedAgain() throws {
    var situation = street(.nearest)
    situation.wants(Situation.errand(7, at: 5_000))
    situation.fail(try situation.firstProposal())
    #expect(situation.asked() == [.init(orders: [7], partners: [0])])
  }

  @Test func severalOfTheNearestAreAskedAtOnceTiesByNumber() {
    var situation = street(.parallelOffers)
    situation.wants(Situation.errand(7, at: 5_000))
    #expect(situation.asked() == [.init(orders: [7], partners: [0, 1, 2])])
  }

  @Test func whoHasAnOfferIsNotAskedForAnotherUntilTheyAnswer() throws {
    var situation = street(.parallelOffers)
    situation.wants(Situation.errand(7, at: 5_000))
    let first = try situation.firstProposal()
    #expect(first.partners == [0, 1, 2])
    situation.wants(Situation.errand(8, at: 5_000))
    #expect(situation.asked() == [.init(orders: [8], partners: [3])])
    situation.wants(Situation.errand(9, at: 5_000))
    #expect(situation.asked() == [])
    situation.fleet.answered(1)
    #expect(situation.asked() == [.init(orders: [9], partners: [1])])
  }

  @Test func eachFailedRoundGoesFarther() throws {
    var situation = street(.parallelOffers, within: .metres(300))
    situation.wants(Situation.errand(7, at: 5_000))
    var asked: [[Int]] = []
    for _ in 0..<3 {
      let proposal = try situation.firstProposal()
      asked.append(proposal.partners)
      situation.fail(proposal, refusedBy: asked.count == 2 ? [0, 1] : [])
    }
    // 300 m, 800 m, 1,200 m: without those who said no.
    #expect(asked == [[0, 1], [0, 1], [2, 3]])
  }

  @Test func aRoundInWhichNobodyIsFoundEndsWhenAnOfferWould() {
    var situation = street(.parallelOffers, within: .metres(300))
    situation.fleet.gone(0)
    situation.fleet.gone(1)
    situation.wants(Situation.errand(7, at: 5_000))
    #expect(situation.asked() == [])
    #expect(situation.policy.nextDecision == .start + .seconds(100))
    #expect(situation.asked(at: .seconds(100)) == [])
    #expect(situation.asked(at: .seconds(199)) == [])
    #expect(situation.asked(at: .seconds(200)) == [.init(orders: [7], partners: [2, 3])])
    #expect(situation.policy.nextDecision == nil)
  }

  @Test func theRadiusGoesNoFartherThanItsEnd() {
    var situation = street(.nearest, within: .metres(300))
    for partner in 0..<4 { situation.fleet.gone(partner) }
    situation.free(5, at: 6_300)
    situation.wants(Situation.errand(7, at: 5_000))
    for second in [0, 100, 200] { #expect(situation.asked(at: .seconds(second)) == []) }
    #expect(situation.policy.nextDecision == nil)
    situation.free(5, at: 6_200)
    #expect(situation.asked(at: .seconds(900)) == [.init(orders: [7], partners: [5])])
  }

  @Test func whoBecomesFreeGetsWhatHasWaitedLongestWithinReach() {
    var situation = Situation(.nearest) { _, offers in offers.within = .metres(500) }
    situation.wants(
      Situation.errand(3, at: 9_000, wanted: .start + .tick), Situation.errand(2, at: 1_000, wanted: .start + .second),
      Situation.errand(1, at: 1_200, wanted: .start + .second))
    #expect(situation.asked(at: .seconds(2)) == [])
    situation.free(4, at: 1_100)
    #expect(situation.asked(at: .seconds(3)) == [.init(orders: [1], partners: [4])])
    situation.policy.withdrawn(2)
    situation.fleet.answered(4)
    #expect(situation.asked(at: .seconds(4)) == [])
    #expect(situation.policy.waiting == 1)
  }

  @Test func aFullBagGetsNothing() {
    var situation = Situation(.earliestPickup)
    situation.busy(0, until: .minutes(1), at: 5_000, carrying: 2)
    situation.wants(Situation.errand(7, at: 5_000))
    #expect(situation.asked() == [])
    situation.busy(0, until: .minutes(1), at: 5_000, carrying: 1)
    #expect(situation.asked() == [.init(orders: [7], partners: [0])])
  }
}
