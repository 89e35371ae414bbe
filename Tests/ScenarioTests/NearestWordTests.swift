import Testing

@testable import Scenario

struct NearestWordTests {
  @Test(
    arguments: [
      ("", "", 0), ("abc", "abc", 0), ("", "abc", 3), ("abc", "", 3),
      ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("saturday", "sunday", 3),
      ("ab", "ba", 1), ("a cat", "an abct", 4), ("hlod", "hold", 1),
      // The unrestricted distance would be 2: "ca" may not be swapped and then have a letter put between.
      ("ca", "abc", 3),
    ])
  func distancesAreThoseOfTheTextbooks(left: String, right: String, distance: Int) {
    #expect(editDistance(Array(left), Array(right)) == distance)
    #expect(editDistance(Array(right), Array(left)) == distance)
  }

  @Test(
    arguments: [
      ("offfers", "offers"), ("ofers", "offers"), ("wihtin", "within"), ("OFFERS", "offers"), ("timout", "timeout"),
    ])
  func aMisspeltWordFindsTheRightOne(word: String, meant: String) {
    #expect(nearestWord(to: word, among: ["offers", "within", "timeout"]) == meant)
  }

  @Test(arguments: ["xyzzy", "", "q", "of", "offside trap", "withdrawal"])
  func nonsenseGetsNoSuggestion(word: String) {
    #expect(nearestWord(to: word, among: ["offers", "within", "timeout", "a"]) == nil)
  }

  @Test func ofTwoEquallyNearWordsTheFirstGivenWins() {
    #expect(nearestWord(to: "bold", among: ["hold", "gold"]) == "hold")
    #expect(nearestWord(to: "bold", among: ["gold", "hold"]) == "gold")
  }

  @Test func aNearerWordWinsWhereverItStands() {
    #expect(nearestWord(to: "resturant", among: ["restaurants", "restaurant"]) == "restaurant")
    #expect(nearestWord(to: "resturant", among: ["restaurant", "restaurants"]) == "restaurant")
  }

  @Test func withoutCandidatesThereIsNothingToSuggest() {
    #expect(nearestWord(to: "offers", among: []) == nil)
  }
}
