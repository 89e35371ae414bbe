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
