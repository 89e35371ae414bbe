import Scenario

/// What the search service asks: restaurants by place and by words, as an Elasticsearch index of restaurants keeps them.
///
/// It holds documents, which are what was last written into it. Nothing here knows the truth: a dish that is new on the menu
/// is found after ``put(_:)`` of the new document and not before, and whoever has closed looks open until then. What changes
/// often (open or closed, rating, popularity) can be set without writing the words again.
///
/// ```swift
/// var index = SearchIndex(size: 12_000, restaurants: 600, ranking: customers.search.ranking)
/// index.put(SearchDocument(number: 3, name: "Domino's", cuisine: "Italian", place: place, items: [.init(name: "Pizza")]))
/// index.search(SearchQuery(text: "piza", at: door, radius: 7_000), limit: 10)
/// ```
///
/// Answers depend on the documents alone, not on the order in which they were written. Asking is `mutating` because readings
/// of words and texts are remembered; a copy remembers for itself.
///
/// Not for what has to be true at the checkout: carts ask the menu service.
struct SearchIndex: Sendable {
  /// What is looked at for everybody who is near.
  struct Listing: Sendable, Hashable {
    var place: Point
    var rating: Double
    var popularity: Double
    var isOpen: Bool
  }

  /// A word of a document, with the field in which it says most.
  struct WordUse: Sendable, Hashable {
    let word: Int
    let field: SearchDocument.Field
  }

  /// A document that has a word.
  struct Posting: Sendable {
    let number: Int
    let field: SearchDocument.Field
  }

  let ranking: SearchRanking
  private(set) var grid: SpatialGrid
  /// By number; meaningful for those who are in the grid.
  private(set) var listings: [Listing] = []
  /// By number, each document's by word.
  private var words: [[WordUse]] = []
  /// By word, each word's by number.
  private(set) var postings: [[Posting]] = []
  private(set) var greatestPopularity = 0.0
  var vocabulary = Vocabulary()
  var remembered = RememberedMatches()

  /// - Parameters:
  ///   - size: The length of each side of the city, in metres.
  ///   - restaurants: About how many there will be.
  init(size: Double, restaurants: Int, ranking: Customers.Search.Ranking = .init()) {
    grid = SpatialGrid(size: size, members: restaurants)
    self.ranking = SearchRanking(ranking)
  }

  /// How many documents there are.
  var count: Int { grid.count }

  /// What is known of a restaurant besides its words; nil if it is not in the index.
  func listing(of number: Int) -> Listing? { grid.place(of: number) == nil ? nil : listings[number] }
}

extension SearchIndex {
  /// Writes a document, in place of the restaurant's former one.
  ///
  /// - Complexity: O(the document's text), and O(documents that have the word) for each word that comes or goes.
  mutating func put(_ document: SearchDocument) {
    precondition(document.number >= 0, "no restaurant has the number \(document.number)")
    let listing = Listing(
      place: document.place, rating: document.rating, popularity: document.popularity, isOpen: document.isOpen)
    while listings.count <= document.number {
      listings.append(listing)
      words.append([])
    }
    let former = grid.place(of: document.number) == nil ? 0 : listings[document.number].popularity
    listings[document.number] = listing
    grid.put(document.number, at: document.place)
    changePopularity(from: former, to: document.popularity)
    write(wordUses(of: document), of: document.number)
  }

  /// Takes a restaurant's document out, if there is one.
  mutating func remove(_ number: Int) {
    guard let listing = listing(of: number) else { return }
    grid.remove(number)
    changePopularity(from: listing.popularity, to: 0)
    write([], of: number)
  }

  /// Does nothing for a restaurant that is not in the index; so do the other setters.
  mutating func setOpen(_ isOpen: Bool, of number: Int) {
    guard listing(of: number) != nil else { return }
    listings[number].isOpen = isOpen
  }

  mutating func setRating(_ rating: Double, of number: Int) {
    guard listing(of: number) != nil else { return }
    listings[number].rating = rating
  }

  /// - Complexity: O(1), but O(restaurants) when the most popular one becomes less so.
  mutating func setPopularity(_ popularity: Double, of number: Int) {
    guard let former = listing(of: number)?.popularity else { return }
    listings[number].popularity = popularity
    changePopularity(from: former, to: popularity)
  }

  private mutating func changePopularity(from former: Double, to popularity: Double) {
    if popularity >= greatestPopularity {
      greatestPopularity = popularity
    } else if former == greatestPopularity {
      greatestPopularity = listings.indices.reduce(0) { max($0, listing(of: $1)?.popularity ?? 0) }
    }
  }
}

extension SearchIndex {
  /// Each word once, by word, in the field in which it says most.
  private mutating func wordUses(of document: SearchDocument) -> [WordUse] {
    var all: [WordUse] = []
    document.forEachText { field, text in
      for word in searchWords(in: text) { all.append(WordUse(word: vocabulary.number(of: word), field: field)) }
    }
    all.sort { ($0.word, -$0.field.rawValue) < ($1.word, -$1.field.rawValue) }
    return all.indices.filter { $0 == 0 || all[$0].word != all[$0 - 1].word }.map { all[$0] }
  }

  private mutating func write(_ uses: [WordUse], of number: Int) {
    let former = words[number]
    guard uses != former else { return }
    words[number] = uses
    while postings.count < vocabulary.count { postings.append([]) }
    // What is used again is never out of use in between, so that readings that still hold are kept.
    for use in uses { vocabulary.use(use.word) }
    for use in former {
      vocabulary.release(use.word)
      postings[use.word].remove(at: position(of: number, among: postings[use.word]))
    }
    for use in uses {
      let posting = Posting(number: number, field: use.field)
      postings[use.word].insert(posting, at: position(of: number, among: postings[use.word]))
    }
    remembered.forget()
  }

  /// Where a document stands in a list by number, or would stand.
  private func position(of number: Int, among postings: [Posting]) -> Int {
    var (low, high) = (0, postings.count)
    while low < high {
      let middle = (low + high) / 2
      if postings[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
