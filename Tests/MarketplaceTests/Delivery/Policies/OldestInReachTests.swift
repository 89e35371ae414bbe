import DiscreteEvents
import Testing

@testable import Marketplace

struct OldestInReachTests {
  private struct Waiting {
    let number: Int
    let turn: Turn
    let place: Point
    let reach: Double
  }

  @Test func theyComeByAgeAndOnlyThoseInReach() {
    var stream = RandomStream(seed: 8, purpose: "waiting")
    var tree = OldestInReach(size: 10_000)
    var waiting: [Waiting] = []
    for number in 0..<600 {
      // Some stand outside the city, and many have waited equally long.
      let place = Point(east: stream.unit() * 12_000 - 1_000, north: stream.unit() * 12_000 - 1_000)
      let turn = Turn(wanted: Instant(ticks: Int64(stream.below(40))), order: number)
      waiting.append(Waiting(number: number, turn: turn, place: place, reach: stream.unit() * 4_000))
      tree.insert(number, turn: turn, at: place, reach: waiting[number].reach)
    }
    for _ in 0..<400 {
      let left = waiting.remove(at: Int(stream.below(UInt64(waiting.count))))
      tree.remove(turn: left.turn, at: left.place)
      let centre = Point(east: stream.unit() * 14_000 - 2_000, north: stream.unit() * 14_000 - 2_000)
      let sought = waiting.filter { $0.place.distance(to: centre) <= $0.reach }.sorted { $0.turn < $1.turn }
      var found: [Int] = []
      tree.forEach(near: centre) { number in
        found.append(number)
        return found.count == 5
      }
      #expect(found == sought.prefix(5).map(\.number))
    }
  }

  @Test func nobodyIsFoundWhereNobodyWaits() {
    var tree = OldestInReach(size: 1_000)
    let turn = Turn(wanted: .start, order: 1)
    tree.insert(0, turn: turn, at: Point(east: 5, north: 5), reach: 100)
    #expect(!tree.isEmpty)
    tree.remove(turn: turn, at: Point(east: 5, north: 5))
    #expect(tree.isEmpty)
    tree.forEach(near: Point(east: 5, north: 5)) { _ in
      Issue.record("somebody who has left is found")
      return true
    }
  }
}
