internal import DiscreteEvents

/// Members come, go and vanish.
///
///     a joins       b joins                b vanishes              nobody hears of b
///     ├─ a: 0 1 2 3 ┤▒▒▒ pause ▒▒▒├ a: 0 1, b: 2 3 ─┤ 2 3 stand still ─┤▒▒ pause ▒▒├ a: 0 1 2 3
///
/// While the group pauses, members finish what they hold and commit it. What they have not finished when it ends, and is no
/// longer theirs, is done twice.
extension PartitionedLog {
  /// A consumer becomes a member; before the first message at once, later after a pause.
  mutating func join(_ member: Int, at now: Int64) {
    advance(to: now)
    members.removeAll { $0 == member }
    absent.removeAll { $0.member == member }
    members.append(member)
    changeMembers(at: now)
  }

  /// A member says goodbye: it has finished nothing more, and commits what it did.
  mutating func leave(_ member: Int, at now: Int64) {
    advance(to: now)
    for index in 0..<count where partitions[index].owner == member && silentSince == nil {
      partitions[index].committed = partitions[index].processed
    }
    forget(member)
    changeMembers(at: now)
  }

  /// A member vanishes with what it holds. Its partitions stand still until it is given up.
  mutating func crash(_ member: Int, at now: Int64) {
    advance(to: now)
    for index in 0..<count where partitions[index].owner == member {
      if !partitions[index].isBusy { commitIfDue(index, at: now) }
      abandon(index)
    }
    absent.removeAll { $0.member == member }
    absent.append((member, now &+ rules.sessionTimeout.ticks))
  }

  /// Broker and members do not hear of each other from now on. What idle members have committed before, they have.
  mutating func loseContact(at now: Int64) {
    advance(to: now)
    for index in 0..<count where !partitions[index].isBusy { commitIfDue(index, at: now) }
    silentSince = now
  }

  /// They hear of each other again. After a long silence all members were given up, and join anew.
  mutating func regainContact(at now: Int64) {
    guard let since = silentSince else { return }
    silentSince = nil
    let isGroupGivenUp = now &- since >= rules.sessionTimeout.ticks
    if isGroupGivenUp { for index in 0..<count { abandon(index) } }
    advance(to: now)
    if isGroupGivenUp, members.count > absent.count { changeMembers(at: now) }
  }

  private mutating func forget(_ member: Int) {
    for index in 0..<count where partitions[index].owner == member { abandon(index) }
    members.removeAll { $0 == member }
    absent.removeAll { $0.member == member }
  }

  private mutating func abandon(_ index: Int) {
    let before = partitions[index].lag
    partitions[index].resume(from: partitions[index].committed)
    lag += partitions[index].lag - before
    partitions[index].pausedUntil = 0
  }

  private mutating func pause(from now: Int64) { rebalanceEnd = now &+ rules.rebalance.ticks }

  private mutating func changeMembers(at now: Int64) {
    if isEmpty { return assign(at: now) }
    pause(from: now)
    advance(to: now)
  }

  /// Does what time alone brings, as of when it was due: gives up members that are silent for too long, ends pauses.
  mutating func advance(to now: Int64) {
    guard silentSince == nil else { return }
    while true {
      let silent = absent.first
      if let end = rebalanceEnd, end <= min(now, silent?.until ?? .max) {
        rebalances += 1
        assign(at: end)
      } else if let silent, silent.until <= now {
        forget(silent.member)
        pause(from: silent.until)
      } else {
        return
      }
    }
  }

  /// When ``advance(to:)`` has something to do, or a failed message has rested, if anything waits for that.
  ///
  /// What is in work at the end of a pause may come again.
  func nextDeadline(after now: Int64) -> Int64 {
    guard lag > 0 || rebalanceEnd != nil && (0..<count).contains(where: { partitions[$0].isBusy }) else { return .max }
    var next = rebalanceEnd ?? .max
    for (_, until) in absent where members.count > absent.count || rebalanceEnd != nil { next = min(next, until) }
    for index in 0..<count where partitions[index].pausedUntil > now && partitions[index].lag > 0 {
      if partitions[index].owner >= 0 && !partitions[index].isBusy { next = min(next, partitions[index].pausedUntil) }
    }
    return next
  }

  /// Gives each member a range of neighbouring partitions, as Kafka's `RangeAssignor` does.
  private mutating func assign(at now: Int64) {
    rebalanceEnd = nil
    let present = members.filter { member in !absent.contains { $0.member == member } }
    (members, absent) = (present, [])
    var first = 0
    for (rank, member) in present.enumerated() {
      let share = count / present.count + (rank < count % present.count ? 1 : 0)
      for index in first..<(first + share) { give(index, to: member, at: now) }
      first += share
    }
    if present.isEmpty { for index in 0..<count { give(index, to: -1, at: now) } }
  }

  private mutating func give(_ index: Int, to member: Int, at now: Int64) {
    let partition = partitions + index
    let hadOwner = partition.pointee.owner >= 0
    if case .every(let interval) = rules.commit { partition.pointee.nextCommit = now &+ interval.ticks }
    guard partition.pointee.owner != member else { return }
    if hadOwner {
      partition.pointee.committed = partition.pointee.processed  // revoked in good order
      abandon(index)
    }
    partition.pointee.owner = member
  }
}
