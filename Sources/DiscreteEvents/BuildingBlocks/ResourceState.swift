import Statistics

/// What a resource has, who uses it and who waits: plain bookkeeping, without a clock.
struct ResourceState {
  var capacity: Int
  var inUse = 0
  /// How many wait.
  var waiting = 0
  var statistics: ResourceStatistics
  var grants = GrantTable()
  /// Work in progress, in the order in which it was taken up.
  var inService = WaitQueue()
  /// The waiters of each priority that was ever asked for, first to be served first.
  var classes: [PriorityClass] = []
  /// The resource itself, while somebody waits or is served.
  var keeper: Resource?

  struct PriorityClass {
    let priority: EventPriority
    var queue = WaitQueue()
  }

  init(capacity: Int, at time: Int64) {
    self.capacity = capacity
    statistics = ResourceStatistics(capacity: capacity, at: time)
  }

  func fits(_ amount: Int) -> Bool { amount <= capacity - inUse }

  func hasWaiting(upTo priority: EventPriority) -> Bool {
    classes.contains { $0.priority <= priority && !$0.queue.isEmpty }
  }

  var isWanted: Bool { waiting > 0 || !inService.isEmpty }

  mutating func changeUse(by amount: Int, at time: Int64) {
    inUse += amount
    statistics.inUse.update(level: Double(inUse), at: time)
  }

  mutating func changeWaiting(by count: Int, at time: Int64) {
    waiting += count
    statistics.queueLength.update(level: Double(waiting), at: time)
  }
}

extension ResourceState {
  mutating func enqueue(_ wait: UInt32, _ waiters: Waiters, at time: Int64, atHead: Bool = false) {
    let index = classIndex(of: waiters[wait].pointee.priority)
    if atHead {
      classes[index].queue.prepend(wait, in: waiters)
    } else {
      classes[index].queue.append(wait, in: waiters)
    }
    changeWaiting(by: 1, at: time)
  }

  mutating func dequeue(_ wait: UInt32, _ waiters: Waiters, at time: Int64) {
    classes[classIndex(of: waiters[wait].pointee.priority)].queue.remove(wait, in: waiters)
    changeWaiting(by: -1, at: time)
  }

  /// Whose turn is next.
  var first: UInt32? {
    guard waiting > 0 else { return nil }
    return classes.first { !$0.queue.isEmpty }?.queue.head
  }

  /// The work in progress that makes way first: of the lowest priority, and of these the last that was taken up. Work that
  /// is done at `now` does not make way.
  ///
  /// - Complexity: O(n) in the work in progress.
  func leastUrgentWork(in waiters: Waiters, at now: Int64) -> UInt32? {
    var (candidate, found): (UInt32, UInt32) = (inService.tail, 0)
    while candidate != 0 {
      let isUrgent = found != 0 && waiters[candidate].pointee.priority <= waiters[found].pointee.priority
      if !isUrgent && waiters[candidate].pointee.endOfWork > now { found = candidate }
      candidate = waiters[candidate].pointee.previous
    }
    return found == 0 ? nil : found
  }

  /// How many servers become free at `now`, because their work is done, though its end is still to be told.
  func serversDone(in waiters: Waiters, at now: Int64) -> Int {
    var (candidate, count) = (inService.head, 0)
    while candidate != 0 {
      if waiters[candidate].pointee.endOfWork <= now { count += 1 }
      candidate = waiters[candidate].pointee.next
    }
    return count
  }

  private mutating func classIndex(of priority: EventPriority) -> Int {
    if let only = classes.first, only.priority == priority { return 0 }
    let index = classes.firstIndex { $0.priority >= priority } ?? classes.count
    if index == classes.count || classes[index].priority != priority {
      classes.insert(PriorityClass(priority: priority), at: index)
    }
    return index
  }
}

/// Where a resource notes a grant, and which of those that were noted there it is.
struct GrantPlace: Sendable, Hashable {
  let index: UInt32
  let generation: UInt32

  init(index: UInt32, generation: UInt32) {
    self.index = index
    self.generation = generation
  }

  init(bits: UInt64) {
    self.init(index: UInt32(truncatingIfNeeded: bits), generation: UInt32(truncatingIfNeeded: bits >> 32))
  }

  var bits: UInt64 { UInt64(generation) << 32 | UInt64(index) }
}

/// The grants that are held.
struct GrantTable {
  private var amounts: [Int] = []
  private var generations: [UInt32] = []
  private var free: [UInt32] = []

  mutating func take(_ amount: Int) -> GrantPlace {
    if let index = free.popLast() {
      amounts[Int(index)] = amount
      return GrantPlace(index: index, generation: generations[Int(index)])
    }
    amounts.append(amount)
    generations.append(0)
    return GrantPlace(index: UInt32(amounts.count - 1), generation: 0)
  }

  /// The amount of a grant that is held, which then is held no more; `nil` for one that is not.
  mutating func giveBack(_ grant: GrantPlace) -> Int? {
    let index = Int(grant.index)
    guard index < amounts.count, generations[index] == grant.generation, amounts[index] > 0 else { return nil }
    let amount = amounts[index]
    amounts[index] = 0
    generations[index] &+= 1
    free.append(grant.index)
    return amount
  }
}
