import Testing

@testable import Marketplace

struct VocabularyTests {
  private var vocabulary = Vocabulary()

  private func letters(_ text: String) -> SearchWord { Array(text.unicodeScalars) }

  init() {
    for word in ["pizza", "pizzeria", "burger", "butter", "dal", "biryani", "domino"] {
      vocabulary.use(vocabulary.number(of: letters(word)))
    }
  }

  private mutating func readings(_ text: String, isUnfinished: Bool = false) -> [Vocabulary.Reading] {
    vocabulary.readings(of: letters(text), isUnfinished: isUnfinished)
  }

  @Test mutating func aWordIsReadAsWhatItResembles() {
    #expect(readings("pizza") == [.init(word: 0, likeness: 1)])
    #expect(readings("piza") == [.init(word: 0, likeness: 0.75)])
    #expect(readings("biriyani") == [.init(word: 5, likeness: 1 - 1 / 7.0)])
    #expect(readings("da").isEmpty)
    #expect(readings("dall") == [.init(word: 4, likeness: 1 - 1 / 3.0)])
    #expect(readings("sushi").isEmpty)
  }

  @Test mutating func anUnfinishedWordIsReadAsAllThatGoOnFromIt() {
    #expect(readings("piz").isEmpty)
    #expect(
      readings("piz", isUnfinished: true) == [.init(word: 0, likeness: 0.6), .init(word: 1, likeness: 3 / 8.0)])
    #expect(readings("pizza", isUnfinished: true) == [.init(word: 0, likeness: 1)])
    #expect(readings("dominos", isUnfinished: true) == [.init(word: 6, likeness: 1 - 1 / 6.0)])
  }

  @Test mutating func whatResemblesMuchLessThanTheBestIsNotMeant() {
    #expect(readings("burger").map(\.word) == [2])
    #expect(readings("burter").map(\.word) == [2, 3])
  }

  @Test mutating func wordsThatNobodyHasAnyLongerAreNotMeant() {
    #expect(readings("burger").map(\.word) == [2])
    vocabulary.release(2)
    #expect(readings("burger").map(\.word) == [3])
    vocabulary.use(2)
    #expect(readings("burger").map(\.word) == [2])
  }

  @Test mutating func aNewWordIsReadAtOnce() {
    #expect(readings("momos").isEmpty)
    vocabulary.use(vocabulary.number(of: letters("momo")))
    #expect(readings("momos") == [.init(word: 7, likeness: 0.75)])
  }
}
