import DiscreteEvents
import PortableMath
import Scenario

/// Where people and restaurants are, how far apart, and how long ways take in which weather.
final class CityMap: Sendable {
  let side: Double
  private let city: City
  private let detour: Double
  private let districts: [District]
  /// By crowd, by district: how many of it are there, in proportion to others.
  private let weights: [[Double]]
  private let rain: [Spell]

  private struct District: Sendable {
    let centre: Point
    let radius: Double
  }

  private struct Spell: Sendable {
    let from: Instant
    let to: Instant
    let travel: Double
  }

  init(_ city: City, start: CivilTime) {
    self.city = city
    side = city.size.inMetres
    detour = city.detour
    districts = city.districts.values.map { district in
      let centre = city.position(of: district.centre) ?? (east: 0, north: 0)
      return District(centre: Point(east: centre.east, north: centre.north), radius: district.radius.inMetres)
    }
    weights = [city.districts.values.map(\.restaurants), city.districts.values.map(\.customers)]
    rain = city.weather.map { weather in
      let from = weather.from.instant(in: start)
      return Spell(from: from, to: from + weather.length, travel: weather.travel)
    }
  }

  func point(of place: Place) -> Point {
    let position = city.position(of: place) ?? (east: side / 2, north: side / 2)
    return Point(east: position.east, north: position.north)
  }

  /// How many times as long ways take at an instant.
  func slowness(at now: Instant) -> Double {
    rain.reduce(1) { $1.from <= now && now < $1.to ? $0 * $1.travel : $0 }
  }

  /// What policies reckon with.
  func travel(at now: Instant, atDoor: Timespan) -> Travel {
    Travel(detour: detour, factor: slowness(at: now), atDoor: atDoor)
  }

  /// How far it is on the road, in metres.
  func road(_ from: Point, _ to: Point) -> Double { from.distance(to: to) * detour }

  /// How long the way takes that somebody sets out on now.
  func travelTime(_ from: Point, _ to: Point, _ metresPerSecond: Double, at now: Instant) -> Timespan {
    .seconds(road(from, to) / metresPerSecond * slowness(at: now))
  }

  enum Crowd: Int { case restaurants, customers }

  /// Where somebody is at random: in a district's bell, or anywhere.
  func place(for crowd: Crowd, using luck: inout RandomStream) -> Point {
    let weights = weights[crowd.rawValue]
    let all = weights.reduce(0, +)
    guard all > 0 else { return Point(east: luck.unit() * side, north: luck.unit() * side) }
    var draw = luck.unit() * all
    var chosen = 0
    while chosen < districts.count - 1, draw >= weights[chosen] {
      draw -= weights[chosen]
      chosen += 1
    }
    let district = districts[chosen]
    let east = district.centre.east + district.radius * Portable.normalQuantile(luck.innerUnit())
    let north = district.centre.north + district.radius * Portable.normalQuantile(luck.innerUnit())
    return Point(east: min(max(east, 0), side), north: min(max(north, 0), side))
  }
}
