extension City {
  /// In metres from the south-west corner; nil for latitudes and longitudes of a city whose own are not known.
  ///
  /// A city is small enough to be flat.
  public func position(of place: Place) -> (east: Double, north: Double)? {
    switch (place, centre) {
    case (.inCity(let east, let north), _): return (east.inMetres, north.inMetres)
    case (.onEarth(let latitude, let longitude), .onEarth(let ownLatitude, let ownLongitude)):
      let half = size.inMetres / 2
      return (
        half + (longitude - ownLongitude) * Self.degree * Self.cosine(ofDegrees: ownLatitude),
        half + (latitude - ownLatitude) * Self.degree
      )
    case (.onEarth, .inCity): return nil
    }
  }

  /// How far two places lie apart as the crow flies, in metres; nil where one of them has no position.
  public func distance(from one: Place, to other: Place) -> Double? {
    guard let one = position(of: one), let other = position(of: other) else { return nil }
    let (east, north) = (one.east - other.east, one.north - other.north)
    return (east * east + north * north).squareRoot()
  }

  /// How long the road is over a distance as the crow flies, both in metres.
  public func road(over metres: Double) -> Double { metres * detour }

  /// Of a meridian, in metres: on a sphere with the earth's mean radius of 6,371.0 km.
  private static let degree = 111_195.0

  /// By its series, whose first eleven terms leave less than 1e-15: the same bits on every machine.
  private static func cosine(ofDegrees angle: Double) -> Double {
    let square = angle * angle * (.pi / 180) * (.pi / 180)
    var (term, sum) = (1.0, 1.0)
    for number in 1...10 {
      let factor = Double((2 * number - 1) * 2 * number)
      term *= -square / factor
      sum += term
    }
    return sum
  }
}
