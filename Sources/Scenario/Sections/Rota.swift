public import DiscreteEvents

/// Which partner works when, by the partner's number: first those that are made, then those listed, in their order.
///
/// The same for the same scenario. A shift is worked by its share of all who have none of their own, rounded so that shares
/// of 100 % together leave nobody out. Shifts that begin sooner choose first, and each takes those who are not at work then,
/// or soonest free, of these those with the fewest shifts, of these the lowest numbers: somebody has two shifts at the same
/// time only where there are not enough for both.
///
/// Not for who is online: partners may miss offers, or break down.
public struct Rota: Sendable {
  private let stints: [[Partners.Stint]?]

  public init(of scenario: Scenario) {
    let partners = scenario.partners
    guard !partners.shifts.isEmpty else {
      stints = Array(repeating: nil, count: partners.count) + partners.list.map { $0.shift.map { [$0] } }
      return
    }
    let own = Array(repeating: nil, count: partners.count) + partners.list.map(\.shift)
    let others = own.indices.filter { own[$0] == nil }
    var shared = Roster(of: others.count, from: scenario.start).filled(with: partners.shifts)[...]
    stints = own.map { stint in stint.map { [$0] } ?? shared.removeFirst() }
  }

  /// How many partners there are.
  public var count: Int { stints.count }

  /// When a partner works; nil for all the time. Somebody for whom no shift has room never works.
  public subscript(number: Int) -> [Partners.Stint]? { stints[number] }

  /// Whether a partner is at work, in a run that begins at `start`.
  public func isAtWork(_ number: Int, at time: Instant, in start: CivilTime) -> Bool {
    stints[number].map { $0.contains { $0.covers(time, in: start) } } ?? true
  }
}

/// Those who share the shifts, while it is being decided who takes which.
private struct Roster {
  private let start: CivilTime
  private var shifts: [[Partners.Stint]]

  init(of count: Int, from start: CivilTime) {
    self.start = start
    shifts = Array(repeating: [], count: count)
  }

  func filled(with shifts: [Partners.Shift]) -> [[Partners.Stint]] {
    var roster = self
    for place in order(of: shifts) {
      roster.assign(shifts[place].stint, to: places(in: place, of: shifts))
    }
    return roster.shifts
  }

  /// By their beginning; of those that begin together the first given.
  private func order(of shifts: [Partners.Shift]) -> [Int] {
    let begins = shifts.map { $0.stint.stretch(in: start).from }
    return shifts.indices.sorted { (begins[$0], $0) < (begins[$1], $1) }
  }

  /// How many work in a shift: what its share adds to the rounded sum of those before it.
  private func places(in place: Int, of shifts: [Partners.Shift]) -> Int {
    let before = shifts[..<place].reduce(0) { $0 + $1.share.count }
    return rounded(before + shifts[place].share.count) - rounded(before)
  }

  /// The nearest number of partners to so many millionths of them all.
  private func rounded(_ millionths: Int64) -> Int {
    Int((Int128(millionths) * Int128(shifts.count) + 500_000) / 1_000_000)
  }

  private mutating func assign(_ stint: Partners.Stint, to count: Int) {
    let ranks = shifts.enumerated().map { number, taken in
      Rank(isBusyUntil: busyUntil(in: taken, during: stint), shifts: taken.count, number: number)
    }
    for rank in ranks.sorted().prefix(count) { shifts[rank.number].append(stint) }
  }

  /// When the last of some shifts ends that keeps somebody from another; nil if none does.
  private func busyUntil(in taken: [Partners.Stint], during stint: Partners.Stint) -> Instant? {
    taken.filter { $0.meets(stint, in: start) }.map { $0.stretch(in: start).to }.max()
  }

  /// Who takes a shift before others.
  private struct Rank: Comparable {
    let isBusyUntil: Instant?
    let shifts: Int
    let number: Int

    static func < (left: Rank, right: Rank) -> Bool {
      let (one, other) = (left.isBusyUntil ?? .start, right.isBusyUntil ?? .start)
      return (one, left.shifts, left.number) < (other, right.shifts, right.number)
    }
  }
}

extension Partners.Stint {
  /// Whether somebody who works both is at work in both at some time: then one begins during the other.
  fileprivate func meets(_ other: Partners.Stint, in start: CivilTime) -> Bool {
    coversABeginning(of: other, in: start) || other.coversABeginning(of: self, in: start)
  }

  private func coversABeginning(of other: Partners.Stint, in start: CivilTime) -> Bool {
    let (own, first) = (stretch(in: start).from, other.stretch(in: start).from)
    if covers(first, in: start) { return true }
    guard other.hoursADay != nil, first < own else { return false }
    let days = ((own - first).ticks + Timespan.day.ticks - 1) / Timespan.day.ticks
    return covers(first + .days(days), in: start)
  }
}
