/// How many typing errors lie between two words, if not more than some limit: letters inserted, dropped or replaced, and
/// neighbours swapped, no stretch edited twice (Damerau 1964, Levenshtein 1966; optimal string alignment).
///
/// - Returns: nil if there are more.
/// - Complexity: The product of the lengths; far less if the words begin differently.
func spellingDistance(from one: SearchWord, to other: SearchWord, atMost limit: Int) -> Int? {
  guard abs(one.count - other.count) <= limit else { return nil }
  var twoAbove: [Int] = []
  var above = Array(0...other.count)
  var leastAbove = 0
  for (row, letter) in one.enumerated() {
    var current = above
    current[0] = row + 1
    for (column, otherLetter) in other.enumerated() {
      let replaced = above[column] + (letter == otherLetter ? 0 : 1)
      var errors = min(replaced, above[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, letter == other[column - 1], one[row - 1] == otherLetter {
        errors = min(errors, twoAbove[column - 1] + 1)
      }
      current[column + 1] = errors
    }
    // What follows builds on this row, or by a swap on the one above.
    let least = current.reduce(current[0], min)
    if min(least, leastAbove + 1) > limit { return nil }
    (twoAbove, above, leastAbove) = (above, current, least)
  }
  return above[other.count] <= limit ? above[other.count] : nil
}

/// How many typing errors a word may have to be recognised: none up to two letters, one up to five, two in longer ones,
/// which is what Elasticsearch's documentation of `fuzziness: AUTO` says.
func toleratedErrors(in word: SearchWord) -> Int {
  switch word.count {
  case ...2: 0
  case ...5: 1
  default: 2
  }
}
