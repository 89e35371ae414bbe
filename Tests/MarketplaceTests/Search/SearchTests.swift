import Scenario
import Testing

@testable import Marketplace

struct SearchTests {
  private let door = Point(east: 5_000, north: 5_000)

  private func document(_ number: Int, _ name: String, metres: Double = 1_000, items: [String] = []) -> SearchDocument {
    SearchDocument(
      number: number, name: name, place: Point(east: 5_000 + metres, north: 5_000), items: items.map { .init(name: $0) }
    )
  }

  private func index(_ documents: [SearchDocument]) -> SearchIndex {
    var index = SearchIndex(size: 10_000, restaurants: 10)
    for document in documents { index.put(document) }
    return index
  }

  private func numbers(
    _ index: inout SearchIndex, _ text: String? = nil, sortBy: Replay.Action.SearchOrder = .relevance, limit: Int = 10
  ) -> [Int] {
    index.search(SearchQuery(text: text, at: door, radius: 4_000, sortBy: sortBy), limit: limit).map(\.number)
  }

  @Test(
    arguments: [
      ("piza", [0]), ("pizza", [0]), ("PIZZA!", [0]), ("piz", [0]), ("Domino's", [0]), ("dominos", [0]),
      ("domino", [0]),
      ("biriyani", [1]), ("biryani", [1]), ("hyderbadi biryani", [1]), ("creme", [2]), ("crème brulée", [2]),
      ("sushi", []), ("french", [2]), ("dessert", [2]), ("vanilla", [2]), ("caramel", [2]), ("bistro", [2]),
    ])
  func aTextFindsWhatPeopleMean(text: String, found: [Int]) {
    var bistro = document(2, "Chez Léa")
    bistro.cuisine = "French"
    bistro.text = "A small bistro"
    bistro.items = [
      .init(name: "Crème brûlée", text: "with vanilla", category: "Dessert", keywords: ["sweet", "caramel"])
    ]
    var index = index([
      document(0, "Domino’s", items: ["Pizza Margherita"]), document(1, "Paradise", items: ["Hyderabadi Biryani"]),
      bistro,
    ])
    #expect(numbers(&index, text) == found)
  }

  @Test func aNewDishIsFoundOnceTheDocumentIsWritten() {
    var menu = document(0, "Bella", items: ["Pizza"])
    var index = index([menu, document(1, "Wok")])
    menu.items = [.init(name: "Lasagne")]
    #expect(numbers(&index, "lasagne").isEmpty)
    #expect(numbers(&index, "pizza") == [0])
    index.put(menu)
    #expect(numbers(&index, "lasagne") == [0])
    #expect(numbers(&index, "pizza").isEmpty)
    #expect(index.count == 2)
  }

  @Test func whatIsSetIsSeenAtOnceAndOnlyForWhoIsThere() {
    var index = index([document(0, "Bella"), document(1, "Roma")])
    #expect(numbers(&index) == [0, 1])
    index.setOpen(false, of: 0)
    #expect(numbers(&index) == [1, 0])
    index.setRating(1, of: 1)
    index.setPopularity(0, of: 1)
    #expect(numbers(&index) == [0, 1])
    for number in [2, 7] {
      index.setOpen(true, of: number)
      index.setRating(5, of: number)
      index.setPopularity(99, of: number)
      index.remove(number)
    }
    #expect(index.listing(of: 7) == nil)
    #expect(index.greatestPopularity == 1)
    #expect(index.count == 2)
  }

  @Test func whoIsTakenOutIsNotFound() {
    var index = index([document(0, "Bella", items: ["Pizza"]), document(1, "Roma", items: ["Pizza"])])
    index.remove(0)
    #expect(numbers(&index) == [1])
    #expect(numbers(&index, "pizza") == [1])
    index.put(document(0, "Bella"))
    #expect(numbers(&index, "pizza") == [1])
    #expect(numbers(&index, "bella") == [0])
  }

  @Test func onlyThoseWithinTheRadiusAreFound() {
    var index = index([document(0, "A", metres: 4_000), document(1, "A", metres: 4_000.01), document(2, "A")])
    #expect(numbers(&index) == [2, 0])
    #expect(numbers(&index, "a") == [2, 0])
    #expect(index.search(SearchQuery(text: nil, at: door, radius: 0), limit: 9).isEmpty)
    #expect(index.search(SearchQuery(text: nil, at: door, radius: 9_000), limit: 9).count == 3)
  }

  /// Nearness 1 - 1000/4000 = 0.75, stars (4.2 - 1) / 4 = 0.8, popularity 30/60 = 0.5, open 1; with weights 4, 3, 2, 1 that
  /// is (3 + 2.4 + 1 + 1) / 10 = 0.74.
  @Test func theScoreIsAsWorkedByHand() throws {
    var ranking = Customers.Search.Ranking()
    (ranking.distance, ranking.rating, ranking.popularity, ranking.open) = (4, 3, 2, 1)
    var index = SearchIndex(size: 10_000, restaurants: 10, ranking: ranking)
    var bella = document(0, "Bella", items: ["Pizza"])
    (bella.rating, bella.popularity) = (4.2, 30)
    index.put(bella)
    var roma = document(1, "Roma", metres: 3_999)
    (roma.popularity, roma.isOpen) = (60, false)
    index.put(roma)
    let hit = try #require(index.search(SearchQuery(text: nil, at: door, radius: 4_000), limit: 1).first)
    #expect(hit.number == 0 && hit.distance == 1_000 && hit.relevance == 1)
    #expect(abs(hit.score - 1.74) < 1e-12)
    let fuzzy = try #require(index.search(SearchQuery(text: "piza", at: door, radius: 4_000), limit: 1).first)
    #expect(abs(fuzzy.relevance - 0.75) < 1e-12)
    #expect(abs(fuzzy.score - 0.75 * 1.74) < 1e-12)
    index.setOpen(false, of: 0)
    let closed = try #require(index.search(SearchQuery(text: nil, at: door, radius: 4_000), limit: 1).first)
    #expect(abs(closed.score - 1.64) < 1e-12)
  }

  @Test func withoutWeightsOnlyTheTextCounts() {
    var ranking = Customers.Search.Ranking()
    (ranking.distance, ranking.rating, ranking.popularity, ranking.open) = (0, 0, 0, 0)
    var index = SearchIndex(size: 10_000, restaurants: 10, ranking: ranking)
    index.put(document(0, "Bella", metres: 100))
    index.put(document(1, "Pizza", metres: 3_000))
    #expect(index.search(SearchQuery(text: nil, at: door, radius: 4_000), limit: 2).map(\.score) == [1, 1])
    #expect(numbers(&index, "pizza bella") == [0, 1])
  }

  @Test func aNameCountsMoreThanAKindAndThatMoreThanADescription() {
    var documents = (0..<3).map { document($0, "R\($0)") }
    documents[0].text = "we also have pizza"
    documents[1].cuisine = "Pizza"
    documents[2].name = "Pizza Roma"
    var index = index(documents)
    let hits = index.search(SearchQuery(text: "pizza", at: door, radius: 4_000), limit: 9)
    #expect(hits.map(\.number) == [2, 1, 0])
    #expect(hits.map(\.relevance) == [1, 2 / 3.0, 1 / 3.0])
  }

  /// a = log(10/9) for the word that all four have, b = log(10/3) for the one that one has; a / (a + b) by Python 3.
  @Test func aRareWordCountsMoreThanAFrequentOne() {
    var index = index([
      document(0, "The Grill"), document(1, "The Oven"), document(2, "The Wok"), document(3, "The Pan"),
    ])
    let hits = index.search(SearchQuery(text: "the wok", at: door, radius: 4_000), limit: 9)
    #expect(hits.map(\.number) == [2, 0, 1, 3])
    #expect(abs(hits[0].relevance - 1) < 1e-12)
    #expect(abs(hits[1].relevance - 0.08046882642468227) < 1e-12)
  }

  @Test func aWordThatNobodyHasIsPassedOver() {
    var index = index([document(0, "Pizza Roma"), document(1, "Wok")])
    #expect(numbers(&index, "xylophone pizza") == [0])
    #expect(numbers(&index, "xylophone").isEmpty)
    #expect(numbers(&index, " ?! ") == [0, 1])
  }

  @Test func resultsAreSortedAsAskedForAndTiesByNumber() {
    var documents = [3_000, 1_000, 2_000, 1_000].enumerated().map { document($0.offset, "Pizza", metres: $0.element) }
    for (number, (rating, popularity)) in [(3.0, 5.0), (2, 9), (5, 7), (5, 5)].enumerated() {
      (documents[number].rating, documents[number].popularity) = (rating, popularity)
    }
    var index = index(documents.reversed())
    #expect(numbers(&index, sortBy: .distance) == [1, 3, 2, 0])
    #expect(numbers(&index, sortBy: .rating) == [2, 3, 0, 1])
    #expect(numbers(&index, sortBy: .popularity) == [1, 2, 0, 3])
    #expect(numbers(&index, "pizza", sortBy: .distance, limit: 2) == [1, 3])
    #expect(numbers(&index, limit: 0).isEmpty)
  }

  @Test func theGreatestPopularityIsThatOfWhoIsThere() {
    var index = index((0..<3).map { document($0, "R") })
    index.setPopularity(8, of: 1)
    #expect(index.greatestPopularity == 8)
    index.setPopularity(4, of: 1)
    #expect(index.greatestPopularity == 4)
    index.remove(1)
    #expect(index.greatestPopularity == 1)
    var loved = document(2, "R")
    loved.popularity = 6
    index.put(loved)
    #expect(index.greatestPopularity == 6)
    index.put(document(2, "R"))
    #expect(index.greatestPopularity == 1)
  }
}
