import Scenario

/// What puts one restaurant before another, besides its words: weights whose sum is 1, or all 0.
struct SearchRanking: Sendable, Hashable {
  let distance: Double
  let rating: Double
  let popularity: Double
  let open: Double

  init(_ weights: Customers.Search.Ranking) {
    let sum = weights.distance + weights.rating + weights.popularity + weights.open
    let unit = sum > 0 ? 1 / sum : 0
    distance = weights.distance * unit
    rating = weights.rating * unit
    popularity = weights.popularity * unit
    open = weights.open * unit
  }

  /// From 0 to 1: the weighted mean of nearness (1 at the door, 0 at the radius), rating (1 star is 0, 5 are 1), popularity
  /// (in parts of the greatest in the index) and being open (1 or 0).
  func rank(_ listing: SearchIndex.Listing, at metres: Double, within radius: Double, greatest: Double) -> Double {
    let nearness = radius > 0 ? 1 - metres / radius : 1
    let stars = min(max((listing.rating - 1) / 4, 0), 1)
    let share = greatest > 0 ? listing.popularity / greatest : 0
    return distance * nearness + rating * stars + popularity * share + (listing.isOpen ? open : 0)
  }
}
