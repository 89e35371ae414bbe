import DiscreteEvents
public import Scenario

/// What was thrown away of an ingredient, at all restaurants together: what spoiled, and what was cooked in vain.
public struct ThrownAway: Sendable, Equatable {
  public let ingredient: String
  public let amount: Amount
}

extension Market {
  /// Since the start, by ingredient, in the smallest unit of an ``Amount``.
  func countThrownAway() -> [Int128] {
    var counts = Array(repeating: Int128(0), count: terms.pointee.ingredients.names.count)
    for restaurant in restaurants {
      for (place, shelf) in restaurant.call({ $0.pantry.shelves }).enumerated() {
        counts[place] += Int128(shelf.spoiled) + Int128(shelf.wasted)
      }
    }
    return counts
  }

  /// Since the warm-up ended.
  var thrownAway: [ThrownAway] {
    let counts = countThrownAway()
    return terms.pointee.ingredients.entries.enumerated().map { place, entry in
      let before = thrownAwayInWarmup.isEmpty ? 0 : thrownAwayInWarmup[place]
      let count = Int64(clamping: counts[place] - before)
      return ThrownAway(ingredient: entry.name, amount: Amount(entry.value.stock.kind, count: count))
    }
  }
}
