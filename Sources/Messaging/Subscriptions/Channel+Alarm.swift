internal import DiscreteEvents

extension Channel {
  /// When something happens though nobody does anything.
  private var nextAlarm: Int64 {
    var next: Int64 =
      switch kind {
      case .lease: lease.nextDeadline
      case .log: canReach ? log.nextDeadline(after: ticks) : .max
      case .queue: .max
      }
    for index in consumers.indices { next = min(next, consumers[index].pointee.fillsUntil) }
    return next
  }

  func armAlarm() {
    let next = nextAlarm
    guard next != alarmDue else { return }
    if alarmDue != .max { cancel(alarmTimer) }
    alarmDue = next
    if next != .max { alarmTimer = after(Timespan(ticks: max(0, next &- ticks)), "alarm") { $0.alarmIsDue() } }
  }

  private func alarmIsDue() {
    alarmDue = .max
    wakeUp()
    if kind == .queue { for index in consumers.indices { beginBuffered(index) } }
    handOut()
    // Who had no time for its batch waits anew when it has.
    for index in consumers.indices where consumers[index].pointee.fillsUntil <= ticks {
      consumers[index].pointee.fillsUntil = .max
    }
    armAlarm()
  }

  /// Does what time alone brings.
  func wakeUp() {
    switch kind {
    case .lease: lease.expire(at: ticks) { giveUp($0, .deadLetter, keepsCopy: false) }
    case .log: log.advance(to: ticks)
    case .queue: break
    }
    armAlarm()
  }
}
