extension Channel {
  /// Whether the counts agree with what is there, counted one by one: every message that is still accounted for has an
  /// entry in queue, log, link or among the dead letters, or is in somebody's hand; and every entry and every hand has its
  /// message, with its content.
  ///
  /// - Parameter heldByPublishers: How many messages have not yet come to the broker.
  /// - Complexity: O(messages kept).
  func entriesAgree(heldByPublishers: Int) -> Bool {
    var (waiting, dead, copies, hands) = (0, 0, 0, 0)
    for number in statistics.firstMessage..<fates.end {
      guard let fate = fates[number] else { continue }
      guard !fate.isOver, ledger.pointee.messages[number] != nil else { return false }
      waiting += fate.state == .waiting ? 1 : 0
      dead += fate.state == .dead ? 1 : 0
      copies += Int(fate.copies)
      hands += Int(fate.hands)
    }
    let isCounted = waiting == statistics.waiting && dead == statistics.dead
    return isCounted && copies == entries + heldByPublishers + deadLetters.count && hands == inHand
  }

  private var inHand: Int {
    let working = (0..<work.count).reduce(0) { $0 + (work.entries[$1].item.isAcknowledgement ? 0 : 1) }
    return consumers.all.reduce(working) { $0 + $1.pointee.held.count }
  }

  private var entries: Int {
    var entries = 0
    for index in 0..<transit.entries.count where transit.entries[index].item.consumer < 0 { entries += 1 }
    return switch kind {
    case .lease: entries + lease.count
    case .queue: entries + queue.count
    case .log: entries + (0..<log.count).reduce(0) { $0 + log.partitions[$1].entries.count }
    }
  }
}
