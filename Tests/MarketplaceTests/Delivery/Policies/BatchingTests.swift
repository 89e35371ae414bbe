import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

struct BatchingTests {
  @Test func nothingIsOfferedBeforeTheWindowEnds() {
    var situation = Situation(.batching)
    situation.free(0, at: 5_000)
    #expect(situation.asked(at: .seconds(31)) == [])
    #expect(situation.policy.nextDecision == nil)
    situation.wants(Situation.errand(7, at: 5_000))
    #expect(situation.asked(at: .seconds(31)) == [])
    #expect(situation.policy.nextDecision == .start + .minute)
    #expect(situation.asked(at: .seconds(59)) == [])
    #expect(situation.asked(at: .minute) == [.init(orders: [7], partners: [0])])
    #expect(situation.policy.nextDecision == nil)
  }

  /// One by one, order 1 would get partner 0, and order 2 partner 1: 100 m and 2,900 m. Together it is 1,900 m and 900 m.
  ///
  /// ```
  /// partner     1               0
  /// metres   ───┼───────────1───┼───────2───
  ///           2_000     3_900 4_000   4_900
  /// ```
  @Test func theSumIsLeastAndNotTheFirst() {
    var situation = Situation(.batching)
    situation.free(0, at: 4_000)
    situation.free(1, at: 2_000)
    situation.wants(Situation.errand(1, at: 3_900), Situation.errand(2, at: 4_900))
    _ = situation.asked()
    #expect(
      situation.asked(at: .seconds(30)) == [.init(orders: [1], partners: [1]), .init(orders: [2], partners: [0])])
  }

  @Test func whatIsLeftStaysForTheNextWindowAndTheLongestWaitIsServedFirst() {
    var situation = Situation(.batching)
    situation.free(0, at: 5_000)
    situation.wants(Situation.errand(1, at: 6_000, wanted: .start))
    situation.wants(Situation.errand(2, at: 5_000, wanted: .start + .seconds(20)))
    _ = situation.asked(at: .seconds(20))
    // 100 s of driving more are worth more than 20 s of waiting.
    #expect(situation.asked(at: .seconds(30)) == [.init(orders: [2], partners: [0])])
    #expect(situation.policy.nextDecision == .start + .minute)
    situation.wants(Situation.errand(3, at: 5_000, wanted: .start + .seconds(150)))
    situation.fleet.answered(0)
    #expect(situation.asked(at: .seconds(151)) == [.init(orders: [1], partners: [0])])
  }

  @Test func whoIsFreeBeforeTheNextWindowIsCounted() {
    var situation = Situation(.batching)
    situation.busy(0, until: .seconds(61), at: 5_000)
    situation.wants(Situation.errand(1, at: 5_000))
    _ = situation.asked()
    #expect(situation.asked(at: .seconds(30)) == [])
    #expect(situation.asked(at: .seconds(60)) == [.init(orders: [1], partners: [0])])
  }

  /// The sum of driving seconds over every way to give errands to partners, the least of those that serve most.
  private func least(_ errands: [Errand], _ places: [Point]) -> (served: Int, seconds: Double) {
    func best(_ index: Int, _ taken: UInt64) -> (served: Int, seconds: Double) {
      guard index < errands.count else { return (0, 0) }
      var least = best(index + 1, taken)
      for (partner, place) in places.enumerated() where taken & 1 << UInt64(partner) == 0 {
        let distance = place.distance(to: errands[index].pickup)
        guard distance <= 5_000 else { continue }
        var rest = best(index + 1, taken | 1 << UInt64(partner))
        rest = (rest.served + 1, rest.seconds + max(distance / 10, (errands[index].ready - .start).inSeconds - 30))
        if (-rest.served, rest.seconds) < (-least.served, least.seconds) { least = rest }
      }
      return least
    }
    return best(0, 0)
  }

  @Test func overABatchTheFoodIsFetchedSoonestOnTheWhole() {
    var stream = RandomStream(seed: 11, purpose: "batches")
    for _ in 0..<80 {
      var situation = Situation(.batching)
      let places = (0..<Int(1 + stream.below(6))).map { _ in
        Point(east: 6_000 + stream.unit() * 8_000, north: 10_000 + stream.unit() * 3_000)
      }
      for (partner, place) in places.enumerated() {
        situation.fleet.add(partner, metresPerSecond: 10, mayCarry: 2)
        situation.fleet.free(partner, at: place)
      }
      let errands = (0..<Int(1 + stream.below(6))).map { order in
        Situation.errand(order, at: 6_000 + stream.unit() * 8_000, ready: .seconds(stream.unit() * 300))
      }
      for errand in errands { situation.policy.wants(errand) }
      _ = situation.asked()
      let proposals = situation.proposals(at: .seconds(30))
      let seconds = proposals.reduce(0) { sum, proposal in
        let distance = places[proposal.partners[0]].distance(to: proposal.errands[0].pickup)
        return sum + max(distance / 10, (proposal.errands[0].ready - .start).inSeconds - 30)
      }
      let best = least(errands, places)
      #expect(proposals.count == best.served)
      // To the microseconds that ticks and metres of the way are counted in.
      #expect(abs(seconds - best.seconds) < 0.1)
    }
  }

  @Test func thousandsThatWaitAreServedByHundredsWhoCome() {
    var stream = RandomStream(seed: 12, purpose: "crowd")
    var situation = Situation(.batching)
    for order in 0..<2_000 {
      let place = Point(east: stream.unit() * 20_000, north: stream.unit() * 20_000)
      situation.policy.wants(
        Errand(order: order, restaurant: order % 300, pickup: place, door: place, ready: .start, wanted: .start))
    }
    for partner in 0..<300 {
      situation.fleet.add(partner, metresPerSecond: 10, mayCarry: 2)
      situation.fleet.free(partner, at: Point(east: stream.unit() * 20_000, north: stream.unit() * 20_000))
    }
    _ = situation.asked()
    let proposals = situation.proposals(at: .seconds(30))
    #expect(proposals.count == 300)
    #expect(Set(proposals.flatMap(\.partners)).count == 300)
    #expect(situation.policy.waiting == 1_700)
  }
}
