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
    consumers.all.reduce(work.count { !$0.isAcknowledgement }) { $0 + $1.pointee.held.count }
  }

  private var entries: Int {
    let onTheWay = transit.count { $0.consumer < 0 }
    return switch kind {
    case .lease: onTheWay + lease.count
    case .queue: onTheWay + queue.count
    case .log: onTheWay + (0..<log.count).reduce(0) { $0 + log.partitions[$1].entries.count }
    }
  }
}
