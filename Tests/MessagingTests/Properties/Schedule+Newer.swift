import DiscreteEvents
import Messaging

/// What half of the schedules have besides.
extension Schedule {
  /// A consumer that answers at once, while it is asked, later or never.
  func joinAnsweringLater(_ index: Int, _ settings: ConsumerSettings) {
    var settings = settings
    settings.batchSize = 1
    add(
      subscriptions[index].consume(settings, on: clerk) { [unowned self] _, message, pending in
        self.work(at: message, pending, index)
      }, index)
  }

  private func work(at message: Received<Int>, _ pending: Pending, _ index: Int) -> Verdict {
    check(message)
    let verdict = fails(at: message.number, index) ? Verdict.failed : .done
    switch newerDice.below(5) {
    case 0:
      conclude(verdict, message, index)
      return verdict
    case 1:
      let counts = pending.answer(verdict)
      mixedUp += counts ? 0 : 1
      conclude(verdict, message, index)
    case 2 where !isMended: unanswered[index] += 1
    default:
      if mayGoOnWithoutTheSlow { breakOrder(index) }
      at(UInt64(simulation.now.ticks) + newerDice.below(200)) { $0.answer(verdict, message, pending, index) }
    }
    return .later
  }

  private func answer(_ verdict: Verdict, _ message: Received<Int>, _ pending: Pending, _ index: Int) {
    postponed.answered += 1
    guard pending.answer(verdict) else { return postponed.stale += 1 }
    mixedUp += pending.answer(.done) ? 1 : 0
    // Another was quicker.
    if verdict == .done, isIdempotent, hasTakenEffect(message, index) { return }
    conclude(verdict, message, index)
  }

  private func conclude(_ verdict: Verdict, _ message: Received<Int>, _ index: Int) {
    if verdict == .done { takeEffect(message, index) } else { noteFailure(message, index) }
  }

  func planNewerTrouble(_ name: Int) {
    let index = Int(newerDice.below(2))
    let (begin, end) = (newerDice.below(1_000), newerDice.below(600))
    func window(_ start: @escaping (Schedule) -> Void, _ stop: @escaping (Schedule) -> Void) {
      at(begin, start)
      at(begin + end, stop)
    }
    switch newerDice.below(7) {
    case 0:
      window {
        $0.requeue(index)
        $0.staff[index].crash()
      } _: {
        $0.staff[index].restart()
      }
    case 1:
      window {
        $0.requeue(index)
        $0.staff[index].partition()
      } _: {
        $0.staff[index].heal()
      }
    case 2:
      let factor = newerDice.unit() * 4
      window {
        $0.topic.slow(by: factor)
      } _: {
        $0.topic.slow(by: 1)
      }
    case 3:
      let factor = newerDice.unit() * 4
      window {
        $0.subscriptions[index].slow(by: factor)
      } _: {
        $0.subscriptions[index].slow(by: 1)
      }
    case 4:
      var bad = Disturbance(
        loses: newerDice.unit() * 0.3, duplicates: newerDice.unit() * 0.3, delays: newerDice.unit() * 0.3,
        reorders: newerDice.unit() * 0.3)
      bad.delay = .always(Timespan(ticks: Int64(newerDice.below(50))))
      window { [bad] in
        $0.disturbances[index].append((name, bad))
        $0.disturbTogether(index)
      } _: {
        $0.disturbances[index].removeAll { $0.name == name }
        $0.disturbTogether(index)
      }
    case 5: at(begin) { $0.beginAnew() }
    default:
      at(begin) { schedule in
        schedule.breakOrder(index)
        schedule.subscriptions[index].redrive(2)
      }
    }
  }

  private func disturbTogether(_ index: Int) {
    breakOrder(index)
    subscriptions[index].disturb(disturbances[index].reduce(Disturbance()) { $0.combined(with: $1.what) })
  }

  private func beginAnew() {
    topic.resetStatistics()
    before = subscriptions.indices.map { (effects[$0].count, repeats[$0]) }
  }
}
