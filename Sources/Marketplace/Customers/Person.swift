import DiscreteEvents
import PortableMath
import Scenario

/// What somebody is like, whenever they come: drawn once for each person.
struct Person: Sendable {
  let number: Int
  /// A place among the segments; nil if there are none.
  let segment: Int?
  let response: Customers.Sensitivity.Response
  let home: Point
  let prices: Double
  let quotes: Double
  let ratings: Double
  let baskets: Double
  /// From 0 to 1: who comes first among those that are told by a short message.
  let carrier: Double
  /// One for each coupon: who has it.
  let coupons: [Double]
  /// Whether the first order was before the start.
  let isKnown: Bool

  /// How ready somebody is to order, where all is as it usually is: 1.
  func readiness(price: Double, quote: Double, rating: Double) -> Double {
    switch response {
    case .elastic:
      Self.power(price, -prices) * Self.power(max(quote, 1), -quotes) * Self.power(rating, ratings)
    case .linear:
      max(0, 1 - prices * (price - 1)) * max(0, 1 - quotes * (max(quote, 1) - 1)) * max(0, 1 + ratings * (rating - 1))
    }
  }

  /// How many times as large a basket gets when prices are so many times what they were. Nobody eats more than ten times as
  /// much, even if it costs nothing.
  func basketFactor(price: Double) -> Double {
    switch response {
    case .elastic: min(Self.power(price, -baskets), 10)
    case .linear: min(max(0, 1 - baskets * (price - 1)), 10)
    }
  }

  private static func power(_ base: Double, _ exponent: Double) -> Double {
    base == 1 || exponent == 0 ? 1 : Portable.exp(exponent * Portable.log(max(base, 1e-9)))
  }
}

/// Draws people.
struct Population: Sendable {
  private let city: CityMap
  private let weights: [Double]
  private let names: [String]
  /// By segment; the last for those who are in none.
  private let sensitivities: [Customers.Sensitivity]
  private let newcomers: Double
  private let couponCount: Int

  init(_ customers: Customers, _ city: CityMap, coupons: Int) {
    self.city = city
    let segments = customers.segments
    (names, weights) = (segments.names, segments.values.map(\.weight))
    sensitivities = segments.values.map { $0.sensitivity ?? customers.sensitivity } + [customers.sensitivity]
    newcomers = customers.newcomers.fraction
    couponCount = coupons
  }

  /// The person of a number; one who is listed has some of it said.
  func person(_ number: Int, in simulation: Simulation, listed: Customers.Customer? = nil) -> Person {
    var luck = simulation.stream("person", entity: UInt32(truncatingIfNeeded: number))
    let drawn = drawSegment(&luck)
    let segment = listed.flatMap { names.firstIndex(of: $0.segment) } ?? drawn
    let place = segment ?? sensitivities.count - 1
    let isKnown = luck.unit() >= newcomers
    let carrier = luck.unit()
    let home = city.place(for: .customers, using: &luck)
    let prices = sensitivities[place].price.sample(using: &luck)
    let quotes = sensitivities[place].quote.sample(using: &luck)
    let ratings = sensitivities[place].rating.sample(using: &luck)
    let baskets = sensitivities[place].basket.sample(using: &luck)
    return Person(
      number: number, segment: segment, response: sensitivities[place].response,
      home: listed?.place.map(city.point) ?? home, prices: prices, quotes: quotes, ratings: ratings, baskets: baskets,
      carrier: carrier, coupons: (0..<couponCount).map { _ in luck.unit() }, isKnown: listed?.hasOrdered ?? isKnown)
  }

  private func drawSegment(_ luck: inout RandomStream) -> Int? {
    guard !weights.isEmpty else { return nil }
    var draw = luck.unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      guard draw >= weight else { return index }
      draw -= weight
    }
    return weights.indices.last
  }
}
