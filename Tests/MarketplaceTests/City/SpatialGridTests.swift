import DiscreteEvents
import Testing

@testable import Marketplace

struct SpatialGridTests {
  private var members: [Point] {
    var stream = RandomStream(seed: 5, purpose: "members")
    return (0..<400).map { _ in Point(east: stream.unit() * 9_000, north: stream.unit() * 9_000) }
  }

  private func grid(_ members: [Point]) -> SpatialGrid {
    var grid = SpatialGrid(size: 9_000, members: members.count)
    for (number, place) in members.enumerated() { grid.put(number, at: place) }
    return grid
  }

  @Test(arguments: [1, 4, 50, 1_000])
  func theNearestAreThoseThatSortingFinds(most: Int) {
    let members = members
    let grid = grid(members)
    for centre in members.prefix(40) + [Point(east: -300, north: 9_400)] {
      let sorted = members.indices.map { SpatialGrid.Neighbour(number: $0, distance: members[$0].distance(to: centre)) }
        .filter { $0.distance <= 2_000 && $0.number % 3 != 0 }.sorted(by: SpatialGrid.Neighbour.isNearer)
      #expect(grid.nearest(most, to: centre, within: 2_000) { $0 % 3 != 0 } == Array(sorted.prefix(most)))
    }
  }

  @Test func whoMovesIsFoundWhereTheyAreNow() {
    var grid = grid(members)
    grid.put(7, at: Point(east: 10, north: 10))
    #expect(grid.nearest(1, to: Point(east: 11, north: 10), within: 100).map(\.number) == [7])
    grid.remove(7)
    #expect(grid.place(of: 7) == nil)
    #expect(!grid.nearest(400, to: Point(east: 10, north: 10), within: 20_000).contains { $0.number == 7 })
    #expect(grid.count == 399)
  }

  @Test func everybodyWithinTheRadiusIsCalledOnce() {
    let members = members
    let centre = Point(east: 4_000, north: 5_000)
    var seen: [Int] = []
    grid(members).forEach(within: 1_500, of: centre) { seen.append($0.number) }
    #expect(seen.sorted() == members.indices.filter { members[$0].distance(to: centre) <= 1_500 })
  }

  @Test func ofTwoAtTheSameDistanceTheLowerNumberIsFirst() {
    var grid = SpatialGrid(size: 1_000, members: 4)
    for number in [3, 1, 2, 0] { grid.put(number, at: Point(east: 500, north: 500)) }
    #expect(grid.nearest(3, to: Point(east: 400, north: 500), within: 500).map(\.number) == [0, 1, 2])
  }
}
