/// Where something is: how far east and north of the south-west corner of the city, or by latitude and longitude.
public enum Place: Sendable, Hashable {
  case inCity(east: Distance, north: Distance)
  case onEarth(latitude: Double, longitude: Double)
}
