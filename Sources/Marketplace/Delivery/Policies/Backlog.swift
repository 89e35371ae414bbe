import DiscreteEvents

/// Errands that could not be offered at once, found by place and age, by restaurant, and by when to look at them again.
///
/// - Complexity: putting one in or taking it out is O(those of its restaurant and cell), whatever the city holds.
struct Backlog: Sendable {
  struct Entry: Sendable {
    var errand: Errand
    /// When to look at it again if nobody comes; never if nothing changes by itself.
    let again: Instant
    /// Kept back on purpose: not to be given to whoever comes by.
    let isHeld: Bool
  }

  private struct Alarm: Comparable, Sendable {
    let at: Instant
    let order: Int

    static func < (left: Alarm, right: Alarm) -> Bool {
      left.at == right.at ? left.order < right.order : left.at < right.at
    }
  }

  private let rounds: Rounds
  private var entries: [Entry?] = []
  private var vacant: [Int] = []
  /// By order, of those that wait alone: orders are numbered through the whole run.
  private var slotOf: [Int: Int] = [:]
  /// Slots by restaurant.
  private var atRestaurant: [[Int]] = []
  private var ages: OldestInReach
  /// Slots by place, if those nearest to a partner are sought.
  private(set) var places: SpatialGrid?
  private var alarms = LeastFirst<Alarm>()
  private(set) var count = 0

  init(_ rounds: Rounds, size: Double, findsNearest: Bool = false) {
    self.rounds = rounds
    ages = OldestInReach(size: size)
    places = findsNearest ? SpatialGrid(size: size, members: 1_000) : nil
  }

  var isEmpty: Bool { count == 0 }
  /// Slots lie below.
  var slotCount: Int { entries.count }

  subscript(slot: Int) -> Errand? { entries[slot]?.errand }

  mutating func insert(_ errand: Errand, again: Instant, isHeld: Bool = false) {
    precondition(slot(of: errand.order) == nil, "order \(errand.order) waits already")
    let slot = vacant.popLast() ?? entries.count
    if slot == entries.count { entries.append(nil) }
    entries[slot] = Entry(errand: errand, again: again, isHeld: isHeld)
    slotOf[errand.order] = slot
    while atRestaurant.count <= errand.restaurant { atRestaurant.append([]) }
    atRestaurant[errand.restaurant].append(slot)
    if !isHeld {
      ages.insert(slot, turn: errand.turn, at: errand.pickup, reach: rounds.reach(of: errand.round))
      places?.put(slot, at: errand.pickup)
    }
    if again < .never { alarms.insert(Alarm(at: again, order: errand.order)) }
    count += 1
  }

  /// Puts one back for another round, which ends when there is more to find than before.
  mutating func insert(_ errand: Errand, at now: Instant) {
    insert(errand, again: rounds.widens(after: errand.round) ? now + rounds.length : .never)
  }

  @discardableResult
  mutating func remove(_ order: Int) -> Entry? {
    guard let slot = slot(of: order), let entry = entries[slot] else { return nil }
    let errand = entry.errand
    entries[slot] = nil
    vacant.append(slot)
    slotOf[order] = nil
    atRestaurant[errand.restaurant].removeAll { $0 == slot }
    if !entry.isHeld {
      ages.remove(turn: errand.turn, at: errand.pickup)
      places?.remove(slot)
    }
    count -= 1
    dropOldAlarms()
    return entry
  }

  private func slot(of order: Int) -> Int? { slotOf[order] }
}

extension Backlog {
  var nextAlarm: Instant? { alarms.least?.at }

  /// Takes out one that is to be looked at again by now.
  mutating func takeDue(by now: Instant) -> Entry? {
    guard let alarm = alarms.least, alarm.at <= now else { return nil }
    return remove(alarm.order)
  }

  /// All that wait, the longest wait first.
  var slots: [Int] {
    let taken = entries.indices.compactMap { slot in entries[slot].map { (slot: slot, turn: $0.errand.turn) } }
    return taken.sorted { $0.turn < $1.turn }.map(\.slot)
  }

  /// What waits at a restaurant, held or not, the longest wait first.
  func waiting(at restaurant: Int) -> [Errand] {
    guard restaurant < atRestaurant.count, !atRestaurant[restaurant].isEmpty else { return [] }
    return atRestaurant[restaurant].compactMap { entries[$0]?.errand }.sorted { $0.turn < $1.turn }
  }

  /// The longest wait of those who would go as far as a place and suit, if it is among so many.
  func oldest(near place: Point, lookingAt most: Int, where suits: (Errand) -> Bool) -> Errand? {
    var found: Errand?
    var looked = 0
    forEachSlot(near: place) { slot in
      looked += 1
      guard let errand = entries[slot]?.errand, suits(errand) else { return looked == most }
      found = errand
      return true
    }
    return found
  }

  /// Calls `body` with slots, the longest wait first, until it says that this is enough.
  func forEachSlot(near place: Point, _ body: (_ slot: Int) -> Bool) { ages.forEach(near: place, body) }

  /// Those of errands that wait no longer, or for something else by now.
  private mutating func dropOldAlarms() {
    while let alarm = alarms.least, slot(of: alarm.order).flatMap({ entries[$0]?.again }) != alarm.at {
      _ = alarms.takeLeast()
    }
  }
}
