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
    /// By replication, the worlds of one beside each other.
    var shares: [Double]
    var orders: [Int]
    /// By replication, how many of its worlds are over.
    var over: [Int]
    /// When it was written last. A run that is over before the first time shows nothing.
    var shownAt = 0.0
    var isShown = false
  }

  private let worlds: Int
  private let start: CivilTime
  private let status: StatusLine
  private let seconds: @Sendable () -> Double
  private let state: Mutex<State>

  /// - Parameters:
  ///   - worlds: How many are run of each replication.
  ///   - start: The date and time at which each run begins.
  ///   - seconds: Real time since now.
  init(
    on stream: Console.Stream, replications: Int, worlds: Int = 1, from start: CivilTime,
    seconds: @escaping @Sendable () -> Double = { [stopwatch = Stopwatch()] in stopwatch.seconds }
  ) {
    self.start = start
    self.worlds = worlds
    self.seconds = seconds
    status = StatusLine(on: stream)
    state = Mutex(
      State(
        shares: Array(repeating: 0, count: replications * worlds),
        orders: Array(repeating: 0, count: replications * worlds), over: Array(repeating: 0, count: replications)))
  }

  func note(_ progress: RunProgress) {
    let seconds = seconds()
    state.withLock { state in
      let number = Int(progress.replication)
      let place = number * worlds + (worlds > 1 ? progress.world.rawValue : 0)
      state.shares[place] = progress.share
      state.orders[place] = progress.orders
      state.over[number] += progress.isOver ? 1 : 0
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
    let count = state.over.count
    let share = NumberFormat.percentage(0).text(state.shares.reduce(0, +) / Double(state.shares.count))
    let orders = NumberFormat.whole.groupingThousands().text(Double(state.orders.reduce(0, +)))
    if count > 1 {
      let finished = state.over.count { $0 >= worlds }
      return "\(finished) of \(count) replications done, \(share), \(orders) orders"
    }
    if worlds > 1 { return "both worlds, \(share), \(orders) orders" }
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
