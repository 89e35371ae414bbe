internal import DiscreteEvents
internal import Statistics

extension Channel {
  /// A consumer has done what the message asks for.
  @inline(__always)
  func takeEffect(_ message: Int, _ note: MessageNote) {
    guard let before = fates.update(message, { $0.takeEffect() }), before != .delivered else {
      statistics.duplicates &+= 1
      return
    }
    let now = ticks
    if before == .waiting {
      statistics.waiting &-= 1
      statistics.delivered &+= 1
      flow.leave(at: now, &statistics)
      noteBacklog(at: now)
    } else {
      move(message, to: .delivered)
    }
    let latency = now &- note.published.ticks
    statistics.latencyTicks &+= latency
    flow.add(latency: latency, &statistics)
    if note.keyNumber >= 0 { noteOrder(message, Int(note.keyNumber)) }
  }

  @inline(__always)
  private func noteOrder(_ message: Int, _ key: Int) {
    while key >= lastOfKey.count { lastOfKey.append(-1) }
    if message < lastOfKey[key] { statistics.outOfOrder &+= 1 } else { lastOfKey[key] = message }
  }

  /// Another entry stands for the message from now on.
  func addCopy(_ message: Int) { fates.update(message) { $0.copies += 1 } }

  /// An entry of a message has gone, after whatever it was there for.
  @inline(__always)
  func endCopy(_ message: Int) {
    let isOver = fates.update(message) { fate in
      fate.copies &-= 1
      return fate.isOver
    }
    if isOver == true { forget(message) }
  }

  /// A consumer begins with a message. It and its content are kept until the consumer is done with it, whoever else is done
  /// with it before.
  @inline(__always)
  func takeInHand(_ message: Int) { fates.update(message) { $0.hands &+= 1 } }

  /// A consumer has a message no more, after whatever it did with it. What the broker had given up before is lost now if that
  /// did not help.
  @inline(__always)
  func putDown(_ message: Int) {
    guard let place = fates.find(message) else { return }
    place.pointee.hands &-= 1
    let fate = place.pointee
    guard fate.hands == 0, fate.copies == fate.deadCopies else { return }
    if fate.state == .waiting, let reason = fate.impendingLoss { lose(message, fate, reason) }
    if fate.isOver { forget(message) }
  }

  @inline(__always)
  private func forget(_ message: Int) {
    fates.remove(message)
    ledger.pointee.release(message)
  }

  /// An entry of a message has gone without effect. If it was the last hope, the message is lost, unless somebody has it in
  /// hand whom the broker has given up: then that work decides.
  func loseCopy(_ message: Int, _ reason: LossReason) {
    if let fate = fates[message], fate.state == .waiting, fate.copies - fate.deadCopies == 1 {
      if fate.hands > 0 {
        fates.update(message) { $0.impendingLoss = reason }
      } else {
        lose(message, fate, reason)
      }
    }
    endCopy(message)
  }

  /// There is no hope for a message but among the dead letters.
  @inline(never)
  private func lose(_ message: Int, _ fate: Fate, _ reason: LossReason) {
    move(message, to: fate.deadCopies > 0 ? .dead : .lost(reason))
  }

  /// A log keeps a message no longer.
  func outlive(_ message: Int) { loseCopy(message, .retention) }

  private func move(_ message: Int, to state: Fate.State) {
    guard let fate = fates[message], fate.state != state else { return }
    count(fate.state, by: -1)
    count(state, by: 1)
    fates.update(message) { $0.state = state }
    if fate.state == .waiting { flow.leave(at: ticks, &statistics) }
    if state == .waiting {
      flow.come(at: ticks, &statistics)
      oldestWaiting = min(oldestWaiting, message)
    }
    noteBacklog(at: ticks)
  }

  private func count(_ state: Fate.State, by change: Int) {
    switch state {
    case .waiting: statistics.waiting += change
    case .delivered: statistics.delivered += change
    case .dead: statistics.dead += change
    case .lost(let reason): statistics.losses[reason.rawValue] += change
    }
  }

  @inline(__always)
  func noteBacklog(at now: Int64) {
    statistics.backlog.update(level: Double(statistics.waiting), at: now)
    if now >= nextAgeSample { sampleAge(at: now) }
    if statistics.waiting <= catchUpTarget { endCatchUps(at: now) }
  }

  @inline(never)
  private func sampleAge(at now: Int64) {
    statistics.note(age: ageOfOldest(at: now), at: now)
    nextAgeSample = (now / statistics.ageInterval + 1) * statistics.ageInterval
  }

  /// How long the oldest waiting message has waited.
  func ageOfOldest(at now: Int64) -> Timespan {
    guard statistics.waiting > 0 else { return .zero }
    while oldestWaiting < fates.end, fates[oldestWaiting]?.state != .waiting { oldestWaiting += 1 }
    return oldestWaiting < fates.end
      ? Timespan(ticks: now - (ledger.pointee.messages[oldestWaiting]?.published ?? now)) : .zero
  }
}

/// A message that failed too often, put aside.
struct DeadLetterNote {
  let message: Int
  let receipts: Int
  let at: Int64
}

extension Channel {
  /// A message has failed too often.
  ///
  /// - Parameter keepsCopy: Whether its entry stays where it is, as in a log.
  func giveUp(_ exhausted: Exhausted, _ rule: SubscriptionSemantics.Exhaustion, keepsCopy: Bool) {
    let message = exhausted.message
    guard rule == .deadLetter else {
      if !keepsCopy { return loseCopy(message, .exhausted) }
      if fates[message]?.state == .waiting { move(message, to: .lost(.exhausted)) }
      return
    }
    if keepsCopy { addCopy(message) }
    deadLetters.append(DeadLetterNote(message: message, receipts: exhausted.receipts, at: ticks))
    statistics.deadLettered += 1
    let liveCopies = fates.update(message) { fate in
      fate.deadCopies += 1
      return fate.copies - fate.deadCopies
    }
    if fates[message]?.state == .waiting, keepsCopy || liveCopies == 0 { move(message, to: .dead) }
  }

  /// Puts the oldest dead letters back.
  func redrive(_ most: Int) -> Int {
    let number = min(max(0, most), deadLetters.count)
    let letters = deadLetters.prefix(number)
    deadLetters.removeFirst(number)
    statistics.redriven += number
    for letter in letters {
      fates.update(letter.message) { $0.deadCopies -= 1 }
      if fates[letter.message]?.state == .dead { move(letter.message, to: .waiting) }
      enter(letter.message)
    }
    handOut()
    return number
  }
}
