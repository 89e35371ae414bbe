import DiscreteEvents
import Scenario

/// The search service: its index, and the worker that writes into it what it hears of.
actor SearchDesk: SimulatedActor {
  nonisolated let simulation: Simulation
  private unowned(unsafe) let market: Market
  @exclusivity(unchecked) private var index: SearchIndex
  @exclusivity(unchecked) private var words: [String] = []

  init(of market: Market) {
    self.market = market
    simulation = market.simulation
    index = SearchIndex(
      size: market.city.side, restaurants: max(1, market.terms.pointee.restaurantCount),
      ranking: market.terms.pointee.customers.search.ranking)
  }

  nonisolated var name: String { "search" }

  /// Writes down what a restaurant is like now. Who is not active, or not yet, is not to be found.
  func index(_ restaurant: Restaurant) {
    guard restaurant.call({ $0.standing == .active }) else { return index.remove(restaurant.number) }
    let document = restaurant.call { $0.document }
    index.put(document)
    for word in [document.cuisine] + document.items.map(\.name) where !word.isEmpty && !words.contains(word) {
      if words.count < 500 { words.append(word) }
    }
  }

  func setRating(_ number: Int, _ rating: Double) { index.setRating(rating, of: number) }

  /// What somebody types who knows what they want, with a typing error now and then.
  func wish(using luck: inout RandomStream) -> String? {
    guard !words.isEmpty else { return nil }
    let word = words[Int(luck.below(UInt64(words.count)))]
    return luck.unit() < market.terms.pointee.customers.search.typos.fraction ? Typo.in(word, using: &luck) : word
  }

  func candidates(around distance: Double, of place: Point, text: String?) -> [SearchHit] {
    index.candidates(
      around: distance, of: place, radius: market.terms.pointee.customers.search.radius.inMetres,
      limit: market.terms.pointee.customers.search.looksAt, text: text)
  }

  func search(_ query: SearchQuery) -> [SearchHit] {
    index.search(query, limit: market.terms.pointee.customers.search.looksAt)
  }
}

extension Restaurant {
  /// What there is to be found of it.
  var document: SearchDocument {
    SearchDocument(
      number: number, name: name, cuisine: plan.profile.cuisine, text: plan.text, place: place, rating: rating,
      popularity: plan.profile.popularity, isOpen: standing == .active && isOnline,
      items: plan.isMadeUp
        ? []
        : menu.filter { !$0.isDeleted && $0.isAvailable }.map {
          .init(name: $0.name, text: $0.text, category: $0.category, keywords: $0.keywords)
        })
  }
}
