import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

struct EarliestPickupTests {
  @Test func whoIsFreeSoonNearbyIsAskedBeforeWhoIsFreeFarAway() {
    var situation = Situation(.earliestPickup)
    situation.free(0, at: 9_000)  // 400 s away
    situation.busy(1, until: .seconds(200), at: 6_000)  // there after 300 s
    situation.busy(2, until: .seconds(250), at: 4_000)  // there after 350 s
    situation.wants(Situation.errand(7, at: 5_000))
    #expect(situation.asked() == [.init(orders: [7], partners: [1])])
  }

  @Test func aFasterOneFromFartherAwayIsThereFirst() {
    var situation = Situation(.earliestPickup)
    for partner in 0..<8 { situation.free(partner, at: 6_000 + Double(partner)) }
    situation.free(8, at: 8_000, speed: 40)
    situation.wants(Situation.errand(7, at: 5_000))
    #expect(situation.asked() == [.init(orders: [7], partners: [8])])
  }

  @Test func beingThereBeforeTheFoodIsWorthNothing() {
    var situation = Situation(.earliestPickup)
    situation.free(0, at: 7_000, speed: 40)  // there after 50 s
    situation.free(1, at: 6_000)  // there after 100 s
    situation.busy(2, until: .seconds(500), at: 5_100)  // there after 510 s
    situation.wants(Situation.errand(7, at: 5_000, ready: .seconds(300)), Situation.errand(8, at: 5_000, ready: .hour))
    #expect(situation.asked() == [.init(orders: [7], partners: [1]), .init(orders: [8], partners: [2])])
  }

  @Test func nobodyIsPromisedWhoComesLaterThanInTenMinutes() {
    var situation = Situation(.earliestPickup)
    situation.busy(0, until: .seconds(501), at: 6_000)
    situation.wants(Situation.errand(7, at: 5_000))
    #expect(situation.asked() == [])
    situation.busy(0, until: .seconds(500), at: 6_000)
    #expect(situation.asked() == [.init(orders: [7], partners: [0])])
  }

  @Test func equalTimesGoByDistanceAndThenByNumber() {
    var situation = Situation(.earliestPickup)
    situation.free(2, at: 6_000, speed: 20)
    situation.free(1, at: 5_500)
    situation.free(0, at: 4_500)
    situation.wants(Situation.errand(7, at: 5_000))
    #expect(situation.asked() == [.init(orders: [7], partners: [0])])
  }

  @Test func amongManyItIsTheOneThatLookingAtAllFinds() {
    var stream = RandomStream(seed: 6, purpose: "many")
    for order in 0..<60 {
      var situation = Situation(.earliestPickup)
      let ready = Timespan.seconds(stream.unit() < 0.5 ? 0 : stream.unit() * 900)
      let errand = Situation.errand(order, at: 8_000 + stream.unit() * 4_000, ready: ready)
      let latest = max(ready, .minutes(10))
      var best: (fetched: Timespan, distance: Double, partner: Int)?
      for partner in 0..<80 {
        let place = Point(east: stream.unit() * 20_000, north: stream.unit() * 20_000)
        let isFree = stream.unit() < 0.1
        let until = Timespan.seconds(stream.unit() * 800)
        let speed = 4 + stream.unit() * 8
        situation.fleet.add(partner, metresPerSecond: speed, mayCarry: 2)
        if isFree {
          situation.fleet.free(partner, at: place)
        } else {
          situation.fleet.busy(partner, until: .start + until, at: place)
        }
        let distance = place.distance(to: errand.pickup)
        let arrival = (isFree ? .zero : until) + .seconds(distance / speed)
        guard distance <= 5_000, isFree || arrival <= latest else { continue }
        let fetched = max(arrival, ready)
        if let best, (best.fetched, best.distance, best.partner) < (fetched, distance, partner) { continue }
        best = (fetched, distance, partner)
      }
      situation.wants(errand)
      #expect(situation.proposals().first?.partners == best.map { [$0.partner] })
    }
  }
}
