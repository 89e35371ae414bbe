/// Where something is: metres east and north of the city's south-west corner.
public struct Position: Sendable, Hashable {
  public let east: Double
  public let north: Double

  init(_ point: Point) { (east, north) = (point.east, point.north) }
}
