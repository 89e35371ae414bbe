/// A place in the city, in metres east and north of its south-west corner.
struct Point: Sendable, Hashable {
  var east: Double
  var north: Double

  /// As the crow flies, in metres.
  @inline(__always)
  func distance(to other: Point) -> Double { squaredDistance(to: other).squareRoot() }

  @inline(__always)
  func squaredDistance(to other: Point) -> Double {
    let (dx, dy) = (east - other.east, north - other.north)
    return dx * dx + dy * dy
  }

  /// Where somebody is who has gone a part of the straight way to another place.
  func onTheWay(to other: Point, gone share: Double) -> Point {
    Point(east: east + (other.east - east) * share, north: north + (other.north - north) * share)
  }
}
