/// The candidate that was probably meant by a misspelt word, or nil if none is near enough to be worth saying.
///
/// Nearness is the Damerau-Levenshtein distance in its restricted form (a letter inserted, dropped, replaced, or two
/// neighbours swapped, no stretch edited twice), blind to case. A third of the longer word's letters may be wrong, so
/// nonsense gets no suggestion. Of candidates equally near, the first one given wins. If none is near, it is the only one
/// that goes on from the word: "lat" is probably "latitude".
///
/// Not for search: it ranks nothing and knows no meaning.
///
/// - Complexity: the length of the word times the length of all candidates.
public func nearestWord(to word: String, among candidates: [String]) -> String? {
  let letters = Array(word.lowercased().unicodeScalars)
  var nearest: (candidate: String, distance: Int)?
  for candidate in candidates {
    let others = Array(candidate.lowercased().unicodeScalars)
    let tolerated = (max(letters.count, others.count) + 1) / 3
    guard abs(letters.count - others.count) <= tolerated else { continue }  // no distance is smaller
    let distance = editDistance(letters, others)
    if distance <= tolerated, nearest.map({ distance < $0.distance }) ?? true {
      nearest = (candidate, distance)
    }
  }
  return nearest?.candidate ?? completion(of: word, among: candidates)
}

private func completion(of word: String, among candidates: [String]) -> String? {
  let longer = candidates.filter { $0.lowercased().hasPrefix(word.lowercased()) }
  return word.count >= 3 && longer.count == 1 ? longer.first : nil
}

/// The fewest edits that turn one word into the other (Damerau 1964, Levenshtein 1966; optimal string alignment).
func editDistance<Letter: Equatable>(_ left: [Letter], _ right: [Letter]) -> Int {
  var twoAbove: [Int] = []
  var above = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      let replaced = above[column] + (letter == other ? 0 : 1)
      var least = min(replaced, above[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
        least = min(least, twoAbove[column - 1] + 1)
      }
      current.append(least)
    }
    (twoAbove, above) = (above, current)
  }
  return above[right.count]
}
