import DiscreteEvents

/// Typing errors of simulated customers.
enum Typo: Sendable, CaseIterable {
  case swapped, dropped, doubled, replaced

  /// A word with one letter swapped with the next, dropped, typed twice or replaced by another one, each as likely.
  ///
  /// One error exactly: the result always differs, unless there is no letter to get wrong. What cannot be done to a word, as
  /// swapping letters that are all alike, is not drawn. Of several words one has the error.
  static func `in`(_ word: String, using stream: inout RandomStream) -> String {
    var letters = Array(word)
    let written = letters.indices.filter { letters[$0].isLetter }
    let swappable = written.filter { place in
      place + 1 < letters.count && letters[place + 1].isLetter
        && letters[place].lowercased() != letters[place + 1].lowercased()
    }
    guard !written.isEmpty else { return word }
    let typo = Typo.drawn(canSwap: !swappable.isEmpty, canDrop: written.count > 1, using: &stream)
    let places = typo == .swapped ? swappable : written
    let place = places[Int(stream.below(UInt64(places.count)))]
    switch typo {
    case .swapped: letters.swapAt(place, place + 1)
    case .dropped: letters.remove(at: place)
    case .doubled: letters.insert(letters[place], at: place)
    case .replaced: letters[place] = another(than: letters[place], using: &stream)
    }
    return String(letters)
  }

  private static func drawn(canSwap: Bool, canDrop: Bool, using stream: inout RandomStream) -> Typo {
    let possible = allCases.filter { ($0 != .swapped || canSwap) && ($0 != .dropped || canDrop) }
    return possible[Int(stream.below(UInt64(possible.count)))]
  }

  private static func another(than letter: Character, using stream: inout RandomStream) -> Character {
    let others = Array("abcdefghijklmnopqrstuvwxyz").filter { String($0) != letter.lowercased() }
    return others[Int(stream.below(UInt64(others.count)))]
  }
}
