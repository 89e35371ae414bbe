/// All words of all documents, each known by a small number, and what people mean when they type something like them.
///
/// What a typed word may mean is found once and remembered until a word comes or goes, because thousands type the same.
/// The answers depend on the words in use alone, not on what was there before.
struct Vocabulary: Sendable {
  /// A word that may be meant.
  struct Reading: Sendable, Hashable {
    let word: Int
    /// 1 if it is what was typed, less with every error and every letter not yet typed.
    let likeness: Double
  }

  private struct Entry: Sendable {
    let letters: SearchWord
    let traits: UInt64
    var uses = 0
  }

  private struct Typed: Hashable {
    let word: SearchWord
    let isUnfinished: Bool
  }

  /// A bound on what is remembered: typing errors are many and each is rare.
  private static let mostRemembered = 4_096

  private var entries: [Entry] = []
  private var numbers: [SearchWord: Int] = [:]
  private var remembered: [Typed: [Reading]] = [:]

  /// How many words there have ever been.
  var count: Int { entries.count }

  /// The number of a word. Nobody means it until it is in use.
  mutating func number(of word: SearchWord) -> Int {
    if let number = numbers[word] { return number }
    entries.append(Entry(letters: word, traits: traits(of: word)))
    numbers[word] = entries.count - 1
    return entries.count - 1
  }

  /// One more document has the word.
  mutating func use(_ number: Int) {
    entries[number].uses += 1
    if entries[number].uses == 1 { remembered = [:] }
  }

  /// One document less has the word.
  mutating func release(_ number: Int) {
    precondition(entries[number].uses > 0, "word \(number) is released more often than it was used")
    entries[number].uses -= 1
    if entries[number].uses == 0 { remembered = [:] }
  }
}

extension Vocabulary {
  /// The words that may be meant by a typed one: those with few enough errors, and, if it is the last one typed and so
  /// perhaps unfinished, those that go on from it. By number.
  ///
  /// Likeness by errors is Lucene's: 1 - errors / letters of the shorter word. Somebody who types "burger" where there are
  /// burgers does not mean butter: what has two errors more than the best reading is none.
  ///
  /// - Complexity: O(words) for what was not typed before, a few nanoseconds each.
  mutating func readings(of word: SearchWord, isUnfinished: Bool) -> [Reading] {
    let typed = Typed(word: word, isUnfinished: isUnfinished)
    if let known = remembered[typed] { return known }
    let found = findReadings(of: word, isUnfinished: isUnfinished)
    if remembered.count >= Self.mostRemembered { remembered = [:] }
    remembered[typed] = found
    return found
  }

  private func findReadings(of word: SearchWord, isUnfinished: Bool) -> [Reading] {
    let (traits, tolerated) = (traits(of: word), toleratedErrors(in: word))
    var found: [(reading: Reading, errors: Int)] = []
    var fewest = tolerated
    for (number, entry) in entries.enumerated() where entry.uses > 0 {
      let missing = (traits & ~entry.traits).nonzeroBitCount
      let added = (entry.traits & ~traits).nonzeroBitCount
      let (shorter, longer) = (min(word.count, entry.letters.count), max(word.count, entry.letters.count))
      if isUnfinished, missing == 0, entry.letters.starts(with: word) {
        // Better than by errors, which the letters to come would be: s / l > 1 - (l - s) / s.
        found.append((Reading(word: number, likeness: Double(shorter) / Double(longer)), 0))
        fewest = min(fewest, longer - shorter)
      } else if missing <= tolerated, added <= tolerated,
        let errors = spellingDistance(from: word, to: entry.letters, atMost: tolerated)
      {
        found.append((Reading(word: number, likeness: 1 - Double(errors) / Double(shorter)), errors))
        fewest = min(fewest, errors)
      }
    }
    return found.filter { $0.errors <= fewest + 1 }.map(\.reading)
  }

  /// Which letters occur, folded into 64 bits. One error takes away one letter at most and adds one at most, so words whose
  /// traits differ by more are not worth comparing.
  private func traits(of word: SearchWord) -> UInt64 {
    word.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
  }
}
