import Testing

@testable import Marketplace

struct SearchWordsTests {
  private func words(_ text: String) -> [String] {
    searchWords(in: text).map { word in
      var text = ""
      text.unicodeScalars.append(contentsOf: word)
      return text
    }
  }

  @Test func wordsAreRunsOfLettersAndDigitsInSmallLetters() {
    #expect(words("Chicken-65 (spicy!), PANEER  tikka") == ["chicken", "65", "spicy", "paneer", "tikka"])
    #expect(words(" .,- ").isEmpty)
  }

  @Test func anApostropheLeavesNoGap() {
    #expect(words("Domino's") == ["dominos"])
    #expect(words("Domino\u{2019}s 'n' co") == ["dominos", "n", "co"])
  }

  @Test func accentsOfLatinLettersAreTakenOff() {
    #expect(words("Café Jalapeño Gözleme Smørrebrød") == ["cafe", "jalapeno", "gozleme", "smorrebrod"])
    #expect(words("PHỞ ŻUREK Weißbier Æbleskiver") == ["pho", "zurek", "weissbier", "aebleskiver"])
    #expect(words("CRE\u{0300}ME BRU\u{0302}LE\u{0301}E") == ["creme", "brulee"])
    #expect(words("İskender") == ["iskender"])
  }

  @Test func otherScriptsStayWhatTheyAre() {
    #expect(words("पनीर टिक्का") == ["पनीर", "टिक्का"])
    #expect(words("БОРЩ 寿司") == ["борщ", "寿司"])
  }
}
