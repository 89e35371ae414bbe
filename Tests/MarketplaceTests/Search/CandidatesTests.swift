import Testing

@testable import Marketplace

struct CandidatesTests {
  private let door = Point(east: 5_000, north: 5_000)

  /// Numbered from the nearest: one every 500 m to the east.
  private func row(_ names: String...) -> SearchIndex {
    var index = SearchIndex(size: 10_000, restaurants: 10)
    for (number, name) in names.enumerated() {
      let place = Point(east: 5_500 + 500 * Double(number), north: 5_000)
      index.put(SearchDocument(number: number, name: name, place: place))
    }
    return index
  }

  private func candidates(
    _ index: inout SearchIndex, around distance: Double, limit: Int = 3, text: String? = nil
  ) -> [Int] {
    index.candidates(around: distance, of: door, radius: 3_000, limit: limit, text: text).map(\.number)
  }

  @Test func thoseAtTheDrawnDistanceComeFirst() {
    var index = row("A", "A", "A", "A", "A", "A", "A")
    #expect(candidates(&index, around: 0) == [0, 1, 2])
    #expect(candidates(&index, around: 1_600) == [2, 3, 1])
    #expect(candidates(&index, around: 99_999) == [5, 4, 3])
    #expect(candidates(&index, around: 1_600, limit: 99) == [2, 3, 1, 4, 0, 5])
    #expect(candidates(&index, around: 1_600, limit: 0).isEmpty)
  }

  @Test func onlyThoseThatAreOpenAreCandidates() {
    var index = row("A", "A", "A", "A")
    index.setOpen(false, of: 1)
    #expect(candidates(&index, around: 1_000) == [0, 2, 3])
  }

  @Test func ofTwoEquallyCloseTheOneThatIsLikedMoreIsFirst() {
    var index = row("A", "A", "A")
    #expect(candidates(&index, around: 1_000) == [1, 0, 2])
    // Nearness is 5/6 and 1/2, stars 1/4 and 3/4.
    index.setRating(2, of: 0)
    #expect(candidates(&index, around: 1_000) == [1, 2, 0])
  }

  @Test func withATextOnlyThoseThatFitAreCandidates() {
    var index = row("Pizza", "Wok", "Pizza", "Wok", "Wok")
    #expect(candidates(&index, around: 3_000, text: "piza") == [2, 0])
    #expect(candidates(&index, around: 3_000, text: "sushi").isEmpty)
    #expect(candidates(&index, around: 3_000, text: "!") == [4, 3, 2])
  }

  @Test func whoFitsInPassingIsAskedOnlyIfNobodyFitsWell() {
    var index = row("Roma", "Pizza Napoli", "Wok")
    var roma = SearchDocument(number: 0, name: "Roma", place: Point(east: 5_500, north: 5_000))
    roma.text = "pasta, and pizza on Sundays"
    index.put(roma)
    #expect(candidates(&index, around: 0, text: "pizza") == [1])
    index.setOpen(false, of: 1)
    #expect(candidates(&index, around: 0, text: "pizza") == [0])
  }

  @Test func aHitSaysWhatASearchSays() {
    var index = row("Pizza", "Pizza", "Wok")
    let searched = index.search(SearchQuery(text: "piza", at: door, radius: 3_000), limit: 9)
    let asked = index.candidates(around: 0, of: door, radius: 3_000, limit: 9, text: "piza")
    #expect(asked == searched)
  }
}
