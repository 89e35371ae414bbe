import Scenario

/// The best hits seen so far, the best first.
struct BestHits {
  private struct Entry {
    let hit: SearchHit
    /// The higher the better.
    let key: Double

    func precedes(_ other: Entry) -> Bool { (other.key, hit.number) < (key, other.hit.number) }
  }

  private let limit: Int
  private let order: Replay.Action.SearchOrder
  private var entries: [Entry] = []

  init(limit: Int, sortBy order: Replay.Action.SearchOrder) {
    self.limit = limit
    self.order = order
  }

  var hits: [SearchHit] { entries.map(\.hit) }

  mutating func consider(_ hit: SearchHit, _ listing: SearchIndex.Listing) {
    let entry = Entry(hit: hit, key: key(of: hit, listing))
    if entries.count == limit {
      guard entry.precedes(entries[limit - 1]) else { return }
      entries.removeLast()
    }
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].precedes(entry) { low = middle + 1 } else { high = middle }
    }
    entries.insert(entry, at: low)
  }

  private func key(of hit: SearchHit, _ listing: SearchIndex.Listing) -> Double {
    switch order {
    case .relevance: hit.score
    case .distance: -hit.distance
    case .rating: listing.rating
    case .popularity: listing.popularity
    }
  }
}
