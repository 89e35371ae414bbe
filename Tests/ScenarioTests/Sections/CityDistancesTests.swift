import Testing

@testable import Scenario

struct CityDistancesTests {
  private func city(at latitude: Double) -> City {
    var city = City()
    (city.size, city.centre) = (.kilometres(40), .onEarth(latitude: latitude, longitude: 10))
    return city
  }

  @Test func placesInTheCityAreWhereTheySay() throws {
    let position = try #require(City().position(of: .inCity(east: .metres(1_500), north: .kilometres(2))))
    #expect(position == (1_500, 2_000))
    let distance = City().distance(
      from: .inCity(east: .metres(0), north: .metres(0)), to: .inCity(east: .metres(300), north: .metres(400)))
    #expect(distance == 500)
  }

  /// A degree of latitude is 111,195 m; one of longitude that times the cosine, which is 1, 1/2 and √(2 + √2) / 2.
  @Test(arguments: [(0.0, 1.0), (60, 0.5), (-60, 0.5), (22.5, 0.923_879_532_511_286_8)])
  func degreesOfLongitudeShrinkTowardsThePoles(latitude: Double, cosine: Double) throws {
    let city = city(at: latitude)
    let position = try #require(city.position(of: .onEarth(latitude: latitude + 0.02, longitude: 10.1)))
    #expect(abs(position.east - (20_000 + 11_119.5 * cosine)) < 1e-6)
    #expect(abs(position.north - (20_000 + 2_223.9)) < 1e-6)
  }

  @Test func aCityMeasuredInMetresKnowsNoDegrees() {
    var city = City()
    city.centre = .inCity(east: .kilometres(6), north: .kilometres(6))
    #expect(city.position(of: .onEarth(latitude: 1, longitude: 1)) == nil)
    #expect(city.distance(from: .inCity(east: .zero, north: .zero), to: .onEarth(latitude: 1, longitude: 1)) == nil)
  }

  @Test func roadsAreLongerThanTheCrowFlies() {
    var city = City()
    city.detour = 1.25
    #expect(city.road(over: 400) == 500)
  }
}
