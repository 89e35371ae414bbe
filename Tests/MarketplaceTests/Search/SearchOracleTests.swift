import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Both questions against ``PlainSearch``, over documents that come, change and go at random.
struct SearchOracleTests {
  private struct Chance {
    var stream: RandomStream

    mutating func below(_ count: Int) -> Int { Int(stream.below(UInt64(count))) }

    mutating func word() -> String {
      let words = [
        "pizza", "pizzeria", "pasta", "paste", "burger", "butter", "better", "dal", "dali", "naan", "nan", "biryani",
        "biriyani", "wok", "the", "roll", "rolls", "chilli", "chili",
      ]
      return words[below(words.count)]
    }

    mutating func words(_ most: Int) -> String { (0..<below(most + 1)).map { _ in word() }.joined(separator: " ") }

    mutating func place() -> Point { Point(east: stream.unit() * 6_000, north: stream.unit() * 6_000) }

    mutating func document(_ number: Int) -> SearchDocument {
      SearchDocument(
        number: number, name: word() + " " + word(), cuisine: words(1), text: words(3), place: place(),
        rating: 1 + 4 * stream.unit(), popularity: Double(below(9)) + stream.unit(), isOpen: below(4) > 0,
        items: (0..<below(3)).map { _ in
          .init(name: words(2), text: words(2), category: words(1), keywords: [words(1)])
        })
    }

    mutating func text() -> String? {
      switch below(4) {
      case 0: return nil
      case 1: return word() + " " + word().prefix(3)
      default: return Typo.in(word(), using: &stream) + " " + words(1)
      }
    }
  }

  private func change(_ index: inout SearchIndex, _ plain: inout PlainSearch, _ chance: inout Chance) {
    let number = chance.below(plain.documents.count)
    switch chance.below(5) {
    case 0:
      index.remove(number)
      plain.documents[number] = nil
    case 1:
      let isOpen = chance.below(2) == 0
      index.setOpen(isOpen, of: number)
      plain.documents[number]?.isOpen = isOpen
    case 2:
      let popularity = chance.stream.unit() * 12
      index.setPopularity(popularity, of: number)
      plain.documents[number]?.popularity = popularity
    default:
      let document = chance.document(number)
      index.put(document)
      plain.documents[number] = document
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func bothQuestionsAreAnsweredAsByLookingAtAll(seed: UInt64) {
    var chance = Chance(stream: RandomStream(seed: seed, purpose: "search"))
    var index = SearchIndex(size: 6_000, restaurants: 40)
    var plain = PlainSearch(documents: Array(repeating: nil, count: 40))
    for round in 0..<120 {
      change(&index, &plain, &chance)
      guard round % 3 == 0 else { continue }
      let (text, place, limit) = (chance.text(), chance.place(), 1 + chance.below(12))
      let order = Replay.Action.SearchOrder.allCases[chance.below(4)]
      let radius = chance.stream.unit() * 5_000
      let hits = index.search(SearchQuery(text: text, at: place, radius: radius, sortBy: order), limit: limit)
      let expected = plain.search(text, at: place, radius: radius, sortBy: order)
      #expect(hits.map(\.number) == Array(expected.prefix(limit)), "\(text ?? "-") by \(order)")
      let distance = chance.stream.unit() * 4_000
      let few = index.candidates(around: distance, of: place, radius: radius, limit: limit, text: text)
      let wanted = plain.candidates(text, around: distance, of: place, radius: radius)
      #expect(few.map(\.number) == Array(wanted.prefix(limit)), "\(text ?? "-") around \(distance)")
    }
  }
}
