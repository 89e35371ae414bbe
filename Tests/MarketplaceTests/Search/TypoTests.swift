import DiscreteEvents
import Testing

@testable import Marketplace

struct TypoTests {
  private var stream = RandomStream(seed: 3, purpose: "typos")

  @Test mutating func aTypoIsOneErrorAndEveryKindComesUp() {
    var seen: [String] = []
    for _ in 0..<400 {
      let typed = Typo.in("Pizza 4u", using: &stream)
      #expect(plainDistance(typed, "Pizza 4u") == 1)
      seen.append(typed)
    }
    for expected in ["iPzza 4u", "Piza 4u", "Pizzaa 4u", "Pizzza 4u", "Pizz 4u", "PPizza 4u", "Pziza 4u"] {
      #expect(seen.contains(expected), "\(expected)")
    }
    #expect(seen.contains { $0.count == 8 && Array($0.lowercased()).sorted() != Array("pizza 4u").sorted() })
    #expect(seen.allSatisfy { $0.contains("4") })
  }

  @Test mutating func whatHasNoLetterStaysAndALetterAloneIsNotLost() {
    for _ in 0..<50 {
      #expect(Typo.in("65", using: &stream) == "65")
      #expect(Typo.in("", using: &stream) == "")
      let typed = Typo.in("a", using: &stream)
      #expect(typed == "aa" || (typed.count == 1 && typed != "a"))
      #expect(plainDistance(Typo.in("mmm", using: &stream), "mmm") == 1)
    }
  }

  @Test(
    arguments: [
      "Domino's", "Pizza", "Biryani", "Paneer Tikka", "Naan", "Dosa", "Burger", "Momos", "Dal Makhani", "Crème brûlée",
    ])
  mutating func aTypoStillFindsWhatWasMeant(text: String) {
    var index = SearchIndex(size: 1_000, restaurants: 2)
    index.put(SearchDocument(number: 0, name: text, place: Point(east: 500, north: 500)))
    index.put(SearchDocument(number: 1, name: "Sushi", place: Point(east: 500, north: 500)))
    for _ in 0..<200 {
      let typed = Typo.in(text, using: &stream)
      let hits = index.search(SearchQuery(text: typed, at: Point(east: 0, north: 0), radius: 1_000), limit: 9)
      #expect(hits.map(\.number) == [0], "\(typed)")
    }
  }
}
