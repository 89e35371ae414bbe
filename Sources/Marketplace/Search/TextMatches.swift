/// Which documents fit a text, and how well.
struct TextMatches: Sendable {
  struct Match: Sendable, Hashable {
    let number: Int
    /// From 0 to 1, and more than 0.
    let relevance: Double
  }

  /// By number.
  let all: [Match]
  /// Everybody in `all`.
  let fitting: NumberSet
  /// Those that fit at least half as well as the best one does, wherever that is: a word in passing does not make a
  /// restaurant one of those that are known for it.
  let fittingWell: NumberSet

  init(_ all: [Match]) {
    self.all = all
    let enough = all.reduce(0) { max($0, $1.relevance) } / 2
    fitting = NumberSet(all.map(\.number))
    fittingWell = NumberSet(all.filter { $0.relevance >= enough }.map(\.number))
  }

  /// 0 for those that do not fit.
  func relevance(of number: Int) -> Double {
    guard fitting.contains(number) else { return 0 }
    var (low, high) = (0, all.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return all[low].relevance
  }

  /// About how many words of memory it takes.
  var extent: Int { 2 * all.count + fitting.extent + fittingWell.extent }
}

/// Small numbers, each in it or not: asked within a nanosecond.
struct NumberSet: Sendable {
  private var bits: [UInt64]

  init(_ numbers: [Int]) {
    bits = Array(repeating: 0, count: ((numbers.max() ?? -1) + 64) / 64)
    for number in numbers { bits[number >> 6] |= 1 << UInt64(number & 63) }
  }

  func contains(_ number: Int) -> Bool {
    number >> 6 < bits.count && bits[number >> 6] & 1 << UInt64(number & 63) != 0
  }

  var extent: Int { bits.count }
}

/// The matches of texts that were asked for since words were last written: people type the same few hundred texts.
struct RememberedMatches: Sendable {
  /// A bound on memory, in words of 8 bytes: 32 MB.
  private static let most = 1 << 22

  private var matches: [String: TextMatches?] = [:]
  private var extent = 0

  /// What is remembered of a text; the inner nil is that of a text without words.
  subscript(text: String) -> TextMatches?? { matches[text] }

  mutating func remember(_ found: TextMatches?, of text: String) {
    if extent > Self.most { forget() }
    matches[text] = .some(found)
    extent += 16 + (found?.extent ?? 0)
  }

  mutating func forget() {
    guard extent > 0 else { return }
    matches = [:]
    extent = 0
  }
}
