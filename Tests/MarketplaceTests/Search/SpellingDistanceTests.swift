import DiscreteEvents
import Testing

@testable import Marketplace

struct SpellingDistanceTests {
  private func distance(_ one: String, _ other: String, atMost limit: Int = 9) -> Int? {
    spellingDistance(from: Array(one.unicodeScalars), to: Array(other.unicodeScalars), atMost: limit)
  }

  @Test(
    arguments: [
      ("pizza", "pizza", 0), ("piza", "pizza", 1), ("pizzza", "pizza", 1), ("pizsa", "pizza", 1), ("ipzza", "pizza", 1),
      ("biriyani", "biryani", 1), ("panere", "paneer", 1), ("burger", "butter", 2), ("kitten", "sitting", 3),
      ("ca", "abc", 3), ("", "ab", 2), ("dosa", "idli", 4), ("abcd", "badc", 2),
    ])
  func errorsAreCountedAsByHand(one: String, other: String, errors: Int) {
    #expect(distance(one, other) == errors)
    #expect(distance(other, one) == errors)
    #expect(distance(one, other, atMost: errors) == errors)
    if errors > 0 { #expect(distance(one, other, atMost: errors - 1) == nil) }
  }

  @Test func theLimitChangesNothingBelowIt() {
    var stream = RandomStream(seed: 1, purpose: "words")
    func word() -> String { String((0..<stream.below(7)).map { _ in "abc".randomElement(using: &stream) ?? "a" }) }
    for _ in 0..<500 {
      let (one, other) = (word(), word())
      let errors = plainDistance(one, other)
      for limit in 0...3 { #expect(distance(one, other, atMost: limit) == (errors <= limit ? errors : nil)) }
    }
  }

  @Test func longerWordsMayHaveMoreErrors() {
    let tolerated = ["", "ab", "abc", "abcde", "abcdef", "abcdefghijklm"].map {
      toleratedErrors(in: Array($0.unicodeScalars))
    }
    #expect(tolerated == [0, 0, 1, 1, 2, 2])
  }
}

/// The definition, from the first letters on, in one table of all beginnings.
func plainDistance(_ one: String, _ other: String) -> Int {
  let (a, b) = (Array(one), Array(other))
  var errors = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
  for i in 0...a.count {
    for j in 0...b.count {
      guard i > 0, j > 0 else {
        errors[i][j] = i + j
        continue
      }
      var ways = [
        errors[i - 1][j] + 1, errors[i][j - 1] + 1, errors[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
      ]
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { ways.append(errors[i - 2][j - 2] + 1) }
      errors[i][j] = ways.min() ?? 0
    }
  }
  return errors[a.count][b.count]
}
