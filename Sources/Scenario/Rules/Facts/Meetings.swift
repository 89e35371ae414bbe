import DiscreteEvents

/// Which of many discounts can come together on one item of one order.
///
/// An order is of one hour, one segment and one restaurant, and an item has one name; a discount that asks for none of a
/// kind meets all. The search goes through them one after another. Of what is left it asks first how much each further
/// condition leaves at most, and it goes into nothing that it has been in, or in more than that.
struct Meetings {
  private let weights: [Int64]
  private let conditions: [Condition]
  /// What has been looked through in vain, for each number of conditions gone through.
  private var inVain: [[Subset]]
  private var looks = 0
  /// Whether there was more to look at than anybody would wait for.
  private(set) var isGivenUp = false
  private let mostLooks: Int

  /// - Parameter mostLooks: After so many it gives up; if not given, after about a second's worth.
  init(of discounts: [Discount], mostLooks: Int? = nil) {
    weights = discounts.map(\.highest.count)
    conditions = [
      Condition(hoursOf: discounts), Condition(discounts.map(\.segments)), Condition(discounts.map(\.restaurants)),
      Condition(discounts.map(\.items)),
    ]
    inVain = conditions.map { _ in [] }
    self.mostLooks = mostLooks ?? 4_000_000 / max(1, discounts.count)
  }

  /// The places of some that all meet and take off more than the price, the first of several in the order of what they ask
  /// for; nil if there are none.
  mutating func firstAboveThePrice() -> [Int]? { search(Subset(all: weights.count), 0)?.places }

  private mutating func search(_ subset: Subset, _ depth: Int) -> Subset? {
    guard weight(of: subset) > Share.all.count else { return nil }
    guard depth < conditions.count else { return subset }
    guard mayExceed(subset, depth), !inVain[depth].contains(where: subset.isWithin) else { return nil }
    looks += 1
    isGivenUp = isGivenUp || looks > mostLooks
    for way in conditions[depth].ways(among: subset) where !isGivenUp {
      if let found = search(subset.intersection(way), depth + 1) { return found }
    }
    remember(subset, depth)
    return nil
  }

  private mutating func remember(_ subset: Subset, _ depth: Int) {
    inVain[depth].removeAll { $0.isWithin(subset) }
    inVain[depth].append(subset)
    if inVain[depth].count > Self.remembered { inVain[depth].removeFirst() }
  }

  /// More cost more to be looked through than they save.
  private static let remembered = 64

  private func weight(of subset: Subset) -> Int64 {
    var sum: Int64 = 0
    subset.forEach { sum += weights[$0] }
    return sum
  }

  /// Whether each further condition alone leaves enough of them together.
  private func mayExceed(_ subset: Subset, _ depth: Int) -> Bool {
    conditions[depth...].allSatisfy { $0.greatestWeight(among: subset, weights) > Share.all.count }
  }
}

/// What an order, or an item of it, has one of; discounts that ask for different ones never meet.
private struct Condition {
  /// For each discount, which ways it asks for; empty if it asks for none.
  private let asked: [[Int]]
  /// For each discount, at which ways it applies if it asks for some: hours that begin at other times, too.
  private let applies: [[Int]]
  /// For each way, who applies.
  private let crowds: [Subset]

  /// By names, of which each is a way.
  init(_ names: [[String]]) {
    var known: [String: Int] = [:]
    let asked = names.map { $0.map { name in known[name, default: known.count].kept(in: &known, as: name) } }
    self.init(asked: asked, applies: asked, count: known.count)
  }

  /// By hours: where different ones overlap, some of them open.
  init(hoursOf discounts: [Discount]) {
    var known: [TimeOfDay: Int] = [:]
    let asked = discounts.map { $0.hours.map { known[$0.opens, default: known.count].kept(in: &known, as: $0.opens) } }
    // deterministic: sorted by the ways' numbers, which differ
    let times = known.sorted { $0.value < $1.value }.map(\.key)
    let applies = discounts.map { discount in
      times.indices.filter { time in discount.hours.contains { $0.contains(times[time]) } }
    }
    self.init(asked: asked, applies: applies, count: times.count)
  }

  private init(asked: [[Int]], applies: [[Int]], count: Int) {
    (self.asked, self.applies) = (asked, applies)
    var crowds = Array(repeating: Subset(none: asked.count), count: count)
    for (place, ways) in applies.enumerated() {
      for way in asked[place].isEmpty ? Array(crowds.indices) : ways { crowds[way].insert(place) }
    }
    self.crowds = crowds
  }

  /// Who applies at what somebody of them asks for, in the order in which they do: among these are all that meet. All, if
  /// nobody asks for anything.
  func ways(among subset: Subset) -> [Subset] {
    var ways: [Subset] = []
    var isSeen = Array(repeating: false, count: crowds.count)
    subset.forEach { place in
      for way in asked[place] where !isSeen[way] {
        isSeen[way] = true
        ways.append(crowds[way])
      }
    }
    return ways.isEmpty ? [subset] : ways
  }

  /// Of those that meet in this respect.
  func greatestWeight(among subset: Subset, _ weights: [Int64]) -> Int64 {
    var (everywhere, sums) = (Int64(0), Array(repeating: Int64(0), count: crowds.count))
    subset.forEach { place in
      if asked[place].isEmpty { everywhere += weights[place] }
      for way in asked[place].isEmpty ? [] : applies[place] { sums[way] += weights[place] }
    }
    return everywhere + (sums.max() ?? 0)
  }
}

extension Int {
  /// Itself, noted under a key.
  fileprivate func kept<Key>(in numbers: inout [Key: Int], as key: Key) -> Int {
    numbers[key] = self
    return self
  }
}

/// Some of a list, by their places.
private struct Subset {
  private var words: [UInt64]

  init(none count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  init(all count: Int) {
    self.init(none: count)
    for place in 0..<count { insert(place) }
  }

  mutating func insert(_ place: Int) { words[place / 64] |= 1 << UInt64(place % 64) }

  func intersection(_ other: Subset) -> Subset {
    var result = self
    for word in words.indices { result.words[word] &= other.words[word] }
    return result
  }

  /// Whether the other has all of these.
  func isWithin(_ other: Subset) -> Bool { words.indices.allSatisfy { words[$0] & ~other.words[$0] == 0 } }

  /// In their order.
  func forEach(_ body: (Int) -> Void) {
    for index in words.indices {
      var word = words[index]
      while word != 0 {
        body(index * 64 + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
  }

  var places: [Int] {
    var places: [Int] = []
    forEach { places.append($0) }
    return places
  }
}

extension OpeningHours.Interval {
  /// On any day.
  fileprivate func contains(_ time: TimeOfDay) -> Bool {
    let since = time.sinceMidnight - opens.sinceMidnight
    return (since < .zero ? since + .day : since) < length
  }
}
