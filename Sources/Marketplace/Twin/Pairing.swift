import DiscreteEvents

/// Which orders of a world belong to which of its twin's.
///
/// Those of the same visit do. Of the rest an order with a discount belongs to the same person's next order in the twin,
/// one to one and in the order of time.
struct Pairing: Sendable {
  /// Of each order here.
  private(set) var effects: [OrderEffect]
  /// Of each order here: the place of its counterpart in the twin, if it has one.
  private(set) var counterparts: [Int?]
  /// The places of those in the twin that have none.
  private(set) var lost: [Int] = []

  /// - Parameters:
  ///   - here: In the order of placement, as are those of the twin.
  /// - Complexity: O(n log n).
  init(_ here: [Slip], beside twin: [Slip]) {
    effects = here.map { $0.isDiscounted ? .won : .followed }
    counterparts = Array(repeating: nil, count: here.count)
    var isTaken = Array(repeating: false, count: twin.count)
    pairVisits(here, twin, &isTaken)
    pairPersons(here, twin, &isTaken)
    lost = twin.indices.filter { !isTaken[$0] }
  }

  private mutating func pairVisits(_ here: [Slip], _ twin: [Slip], _ isTaken: inout [Bool]) {
    let others = twin.indices.sorted { (twin[$0].visit, $0) < (twin[$1].visit, $1) }
    var next = others.startIndex
    for place in here.indices.sorted(by: { (here[$0].visit, $0) < (here[$1].visit, $1) }) {
      while next < others.endIndex, twin[others[next]].visit < here[place].visit { next += 1 }
      guard next < others.endIndex, twin[others[next]].visit == here[place].visit else { continue }
      let isLarger = twin[others[next]].value < here[place].value
      pair(place, others[next], here[place].isDiscounted ? isLarger ? .enlarged : .givenAway : .inBoth, &isTaken)
      next += 1
    }
  }

  private mutating func pairPersons(_ here: [Slip], _ twin: [Slip], _ isTaken: inout [Bool]) {
    let others = twin.indices.filter { !isTaken[$0] }.sorted { (twin[$0].person, $0) < (twin[$1].person, $1) }
    let mine = here.indices.filter { effects[$0] == .won }.sorted { (here[$0].person, $0) < (here[$1].person, $1) }
    var next = others.startIndex
    for place in mine {
      func isTooEarly(_ slip: Slip) -> Bool {
        (slip.person, slip.placedAt.ticks) <= (here[place].person, here[place].placedAt.ticks)
      }
      while next < others.endIndex, isTooEarly(twin[others[next]]) { next += 1 }
      guard next < others.endIndex, twin[others[next]].person == here[place].person else { continue }
      pair(place, others[next], .broughtForward, &isTaken)
      next += 1
    }
  }

  private mutating func pair(_ place: Int, _ counterpart: Int, _ effect: OrderEffect, _ isTaken: inout [Bool]) {
    effects[place] = effect
    counterparts[place] = counterpart
    isTaken[counterpart] = true
  }
}
