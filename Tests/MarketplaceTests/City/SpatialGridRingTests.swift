import DiscreteEvents
import Testing

@testable import Marketplace

struct SpatialGridRingTests {
  /// Some stand outside the city, where the edge cells have to answer for them.
  private var members: [Point] {
    var stream = RandomStream(seed: 9, purpose: "members")
    return (0..<400).map { _ in Point(east: stream.unit() * 11_000 - 1_000, north: stream.unit() * 11_000 - 1_000) }
  }

  private func grid(_ members: [Point]) -> SpatialGrid {
    var grid = SpatialGrid(size: 9_000, members: members.count)
    for (number, place) in members.enumerated() { grid.put(number, at: place) }
    return grid
  }

  private func sorted(_ members: [Point], _ wished: Double, _ centre: Point, _ radius: Double) -> [Int] {
    let measured = members.enumerated().map { (number: $0.offset, distance: $0.element.distance(to: centre)) }
    return measured.filter { $0.distance <= radius && $0.number % 3 != 0 }
      .sorted { (abs($0.distance - wished), $0.number) < (abs($1.distance - wished), $1.number) }.map(\.number)
  }

  @Test(arguments: [0, 1, 150, 2_300, 4_999, 5_000, 9_000, 50_000.0])
  func thoseClosestToADistanceAreThoseThatSortingFinds(wished: Double) {
    let members = members
    let grid = grid(members)
    for centre in members.prefix(9) + [Point(east: -3_000, north: 9_400), Point(east: 4_500, north: 20_000)] {
      for (most, radius) in [(1, 5_000), (10, 5_000), (1_000, 5_000), (10, 0), (5, 30_000.0)] {
        let expected = sorted(members, wished, centre, radius).prefix(most)
        let found = grid.nearest(most, toDistance: wished, from: centre, within: radius) { $0 % 3 != 0 }
        #expect(found.map(\.number) == Array(expected))
      }
    }
  }

  @Test(arguments: [1, 2, 3, 9])
  func aGridOfFewCellsFindsThemToo(count: Int) {
    let members = Array(members.prefix(count * 4))
    let centre = Point(east: 4_000, north: 100)
    let found = grid(members).nearest(3, toDistance: 3_000, from: centre, within: 8_000) { $0 % 3 != 0 }
    #expect(found.map(\.number) == Array(sorted(members, 3_000, centre, 8_000).prefix(3)))
  }

  @Test func ofThoseEquallyCloseTheCallerSaysWhoIsFirst() {
    var grid = SpatialGrid(size: 1_000, members: 4)
    for number in 0..<4 { grid.put(number, at: Point(east: 500, north: 500)) }
    let centre = Point(east: 400, north: 500)
    #expect(grid.nearest(2, toDistance: 90, from: centre, within: 500).map(\.number) == [0, 1])
    let last = grid.nearest(2, toDistance: 90, from: centre, within: 500, ofEqual: { $0.number > $1.number })
    #expect(last.map(\.number) == [3, 2])
    #expect(last.map(\.distance) == [100, 100])
  }

  /// As dense, sixteen times as large: as many are looked at, far fewer than there are within the radius.
  @Test func aLargerCityCostsNoMore() {
    func asked(_ size: Double) -> Int {
      var grid = SpatialGrid(size: size, members: Int(size * size / 240_000))
      var stream = RandomStream(seed: 4, purpose: "members")
      for number in 0..<Int(size * size / 240_000) {
        grid.put(number, at: Point(east: stream.unit() * size, north: stream.unit() * size))
      }
      var count = 0
      let centre = Point(east: size / 2, north: size / 2)
      _ = grid.nearest(10, toDistance: 2_300, from: centre, within: 7_000) { _ in
        count += 1
        return true
      }
      return count
    }
    #expect(asked(12_000) < 80)
    #expect(asked(48_000) < 80)
  }
}
