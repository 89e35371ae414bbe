import PortableMath

extension SearchIndex {
  /// The documents that fit a text; nil if there is no text, or no word in it.
  ///
  /// A document fits if it has any of the words, or something that may be meant by it. Each word it has counts by how likely
  /// it is meant and by the field where it stands: a name in full, a kind (cuisine, category, keyword) two thirds, a
  /// description one third. Rare words count more than frequent ones, as in Lucene: log(1 + (N - n + 1/2) / (n + 1/2)) for a
  /// word that n of N documents have. The relevance is the weighted mean over the words typed; those that nobody has are
  /// passed over.
  ///
  /// - Complexity: O(1) for what was asked before; else O(words in use + documents that fit).
  mutating func matches(of text: String?) -> TextMatches? {
    guard let text else { return nil }
    if let known = remembered[text] { return known }
    let found = findMatches(of: searchWords(in: text))
    remembered.remember(found, of: text)
    return found
  }

  private mutating func findMatches(of words: [SearchWord]) -> TextMatches? {
    guard !words.isEmpty else { return nil }
    var sums = Array(repeating: 0.0, count: listings.count)
    var sumOfWeights = 0.0
    for (index, word) in words.enumerated() {
      let fits = fits(of: word, isUnfinished: index == words.count - 1)
      guard !fits.isEmpty else { continue }
      let weight = rarity(of: fits.count)
      sumOfWeights += weight
      for fit in fits { sums[fit.number] += weight * fit.relevance }
    }
    return TextMatches(
      sums.indices.filter { sums[$0] > 0 }.map { .init(number: $0, relevance: sums[$0] / sumOfWeights) })
  }

  /// Who has one typed word or what may be meant by it, each once, and how well that fits.
  private mutating func fits(of word: SearchWord, isUnfinished: Bool) -> [TextMatches.Match] {
    var fits: [TextMatches.Match] = []
    for reading in vocabulary.readings(of: word, isUnfinished: isUnfinished) {
      for posting in postings[reading.word] {
        fits.append(.init(number: posting.number, relevance: reading.likeness * posting.field.weight))
      }
    }
    fits.sort { ($0.number, -$0.relevance) < ($1.number, -$1.relevance) }
    return fits.indices.filter { $0 == 0 || fits[$0].number != fits[$0 - 1].number }.map { fits[$0] }
  }

  private func rarity(of having: Int) -> Double {
    Portable.log(1 + (Double(count - having) + 0.5) / (Double(having) + 0.5))
  }
}
