import DiscreteEvents

/// One window's errands and partners, which of them could go together, and what each pair would cost.
struct Batch: ~Copyable {
  /// For each, so many of the nearest on the other side are looked at, and for a partner so many who wait longest.
  private static let nearest = 12
  private static let oldest = 4
  /// What it costs to leave one for the next window, beside what it has waited: more than all assignments together.
  private static let leaving: Int64 = 1 << 50
  private static let longest: Int64 = 1 << 37

  private let slots: [Int]
  /// By column.
  private var partners: [Int] = []
  private let backlog: Backlog
  private let rounds: Rounds
  private let now: Instant
  private let travel: Travel
  private let fleet: Fleet
  private var rowOf: [Int32]
  /// By partner; -1 for those who are in no pair so far.
  private var columnOf: [Int32]
  private var pairs: [Assignment.Pair] = []

  /// - Parameters:
  ///   - slots: Those of the backlog that are sought for, the longest wait first.
  ///   - soon: Who may be asked as well as those who are free, because they are about to be.
  init(
    _ slots: [Int], soon: [Int], backlog: Backlog, rounds: Rounds, now: Instant, travel: Travel, fleet: Fleet
  ) {
    self.slots = slots
    self.backlog = backlog
    self.rounds = rounds
    self.now = now
    self.travel = travel
    self.fleet = fleet
    rowOf = Array(repeating: -1, count: backlog.slotCount)
    columnOf = Array(repeating: -1, count: fleet.members.count)
    for (row, slot) in slots.enumerated() { rowOf[slot] = Int32(row) }
    findPairs(soon)
  }

  /// Those who could be given to somebody.
  var slotsWithChoice: [Int] {
    var hasChoice = Array(repeating: false, count: slots.count)
    for pair in pairs { hasChoice[pair.row] = true }
    return slots.indices.compactMap { hasChoice[$0] ? slots[$0] : nil }
  }

  /// Slots and their partners, the longest wait first.
  func matches() -> [(slot: Int, partner: Int)] {
    let costs = slots.map { slot in
      Self.leaving + (backlog[slot].map { now - $0.wanted } ?? .zero).ticks
    }
    let assignment = Assignment(columns: partners.count, costWithout: costs, pairs: pairs)
    return slots.indices.compactMap { row in assignment.columnOf[row].map { (slots[row], partners[$0]) } }
  }
}

extension Batch {
  /// The side with fewer looks around; those who are about to be free always do, as they are few among all who are busy.
  private mutating func findPairs(_ soon: [Int]) {
    for partner in soon { lookAround(partner) }
    guard slots.count <= fleet.free.count else {
      for partner in fleet.available() { lookAround(partner) }
      return
    }
    for (row, slot) in slots.enumerated() {
      guard let errand = backlog[slot] else { continue }
      for neighbour in fleet.nearestFree(Self.nearest, to: errand, within: rounds.reach(of: errand.round)) {
        add(row, neighbour.number, errand, neighbour.distance)
      }
    }
  }

  private mutating func lookAround(_ partner: Int) {
    let place = fleet.members[partner].place
    var found: [Int] = []
    let near = backlog.places?.nearest(Self.nearest, to: place, within: rounds.farthest) { suits($0, partner, place) }
    for neighbour in near ?? [] { found.append(neighbour.number) }
    var old = 0
    backlog.forEachSlot(near: place) { slot in
      guard suits(slot, partner, place) else { return false }
      if !found.contains(slot) { found.append(slot) }
      old += 1
      return old == Self.oldest
    }
    for slot in found {
      guard let errand = backlog[slot] else { continue }
      add(Int(rowOf[slot]), partner, errand, errand.pickup.distance(to: place))
    }
  }

  private func suits(_ slot: Int, _ partner: Int, _ place: Point) -> Bool {
    guard rowOf[slot] >= 0, let errand = backlog[slot] else { return false }
    return errand.pickup.distance(to: place) <= rounds.reach(of: errand.round) && !errand.refused.contains(partner)
  }

  /// The time until the food is fetched, in ticks; each metre of the way counts as one more, to decide between equals.
  private mutating func add(_ row: Int, _ partner: Int, _ errand: Errand, _ distance: Double) {
    if columnOf[partner] < 0 {
      columnOf[partner] = Int32(partners.count)
      partners.append(partner)
    }
    let member = fleet.members[partner]
    let start = member.whereabouts == .free ? now : max(now, member.freeAt)
    let fetched = max(start + travel.time(distance, metresPerSecond: member.metresPerSecond), errand.ready)
    let cost = min((fetched - now).ticks, Self.longest) + Int64(min(distance, 1e6))
    pairs.append(Assignment.Pair(row: row, column: Int(columnOf[partner]), cost: cost))
  }
}
