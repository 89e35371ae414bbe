import DiscreteEvents
import Experiments
import Marketplace
import Reporting
import Synchronization

/// How far one run or many are, on a line of a terminal that is written over again and again.
final class ProgressLine: Sendable {
  /// Seconds between two writings.
  private static let interval = 0.1

  private struct State {
    var shares: [Double]
    var orders: [Int]
    var finished = 0
    /// When it was written last. A run that is over before the first time shows nothing.
    var shownAt = 0.0
    var isShown = false
  }

  private let start: CivilTime
  private let status: StatusLine
  private let seconds: @Sendable () -> Double
  private let state: Mutex<State>

  /// - Parameters:
  ///   - start: The date and time at which each run begins.
  ///   - seconds: Real time since now.
  init(
    on stream: Console.Stream, replications: Int, from start: CivilTime,
    seconds: @escaping @Sendable () -> Double = { [stopwatch = Stopwatch()] in stopwatch.seconds }
  ) {
    self.start = start
    self.seconds = seconds
    status = StatusLine(on: stream)
    state = Mutex(
      State(shares: Array(repeating: 0, count: replications), orders: Array(repeating: 0, count: replications)))
  }

  func note(_ progress: RunProgress) {
    let seconds = seconds()
    state.withLock { state in
      let number = Int(progress.replication)
      state.shares[number] = progress.share
      state.orders[number] = progress.orders
      state.finished += progress.isOver ? 1 : 0
      guard seconds - state.shownAt >= Self.interval else { return }
      state.shownAt = seconds
      state.isShown = true
      status.show(text(state, progress))
    }
  }

  /// Takes it away, if it ever was there.
  func erase() {
    if state.withLock({ $0.isShown }) { status.clear() }
  }

  private func text(_ state: State, _ latest: RunProgress) -> String {
    let count = state.shares.count
    let share = NumberFormat.percentage(0).text(state.shares.reduce(0, +) / Double(count))
    let orders = NumberFormat.whole.groupingThousands().text(Double(state.orders.reduce(0, +)))
    if count > 1 { return "\(state.finished) of \(count) replications done, \(share), \(orders) orders" }
    return "\(clock(latest)), \(share), \(orders) orders"
      + (latest.time >= latest.closing ? ", the last under way" : "")
  }

  /// To the minute; with the date if orders come for more than a day.
  private func clock(_ progress: RunProgress) -> String {
    let minute = Timespan.minute.ticks
    let time = start + Timespan(ticks: progress.time.ticks / minute * minute)
    return progress.closing.sinceStart > .days(1) ? "\(time.date) \(time.timeOfDay)" : "\(time.timeOfDay)"
  }
}
