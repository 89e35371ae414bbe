/// How often something happened in each window of time: orders per minute, messages per second.
///
/// Window `i` covers the ticks from `origin + i * width` up to, not including, the next window's start. When an event
/// lies beyond the last window that may be kept, neighbouring windows are joined and the width doubles, as often as
/// needed: memory stays bounded by `maximumWindows` integers and no count is lost, only resolution. The result depends
/// on the events alone, so merging gives the same windows in any order.
///
/// Not for levels that last: see ``TimeWeightedAverage``.
public struct WindowCounter: Sendable {
  public let origin: Int64
  public let maximumWindows: Int
  @usableFromInline internal var ticks: Int64
  @usableFromInline internal var counts: [Int] = []
  /// The window counted into last, which the next event most likely falls into.
  @usableFromInline internal var open = 0
  @usableFromInline internal var openStart: Int64
  internal let finestWidth: Int64

  public init(width: Int64, from origin: Int64 = 0, maximumWindows: Int = 1_024) {
    precondition(width > 0, "a window lasts at least one tick, not \(width)")
    precondition(maximumWindows >= 2, "joining windows needs at least two, not \(maximumWindows)")
    self.origin = origin
    self.maximumWindows = maximumWindows
    finestWidth = width
    ticks = width
    openStart = origin
  }

  /// Counts something that happened at a tick, which may lie before earlier ones but not before the origin.
  ///
  /// - Complexity: O(1) amortised; without allocation inside the window counted into last.
  @inlinable
  public mutating func add(_ number: Int = 1, at time: Int64) {
    let offset = UInt64(bitPattern: time &- openStart)
    if offset < UInt64(bitPattern: ticks), open < counts.count {
      counts[open] &+= number
    } else {
      addOutsideOpenWindow(number, at: time)
    }
  }

  @usableFromInline @inline(never)
  internal mutating func addOutsideOpenWindow(_ number: Int, at time: Int64) {
    precondition(time >= origin, "tick \(time) lies before the first window, which begins at tick \(origin)")
    while (time - origin) / ticks >= Int64(maximumWindows) { joinNeighbours() }
    open = Int((time - origin) / ticks)
    openStart = origin + Int64(open) * ticks
    if open >= counts.count {
      counts.append(contentsOf: repeatElement(0, count: open + 1 - counts.count))
    }
    counts[open] += number
  }

  private mutating func joinNeighbours() {
    let joined = (counts.count + 1) / 2
    for window in 0..<joined {
      let second = 2 * window + 1
      counts[window] = counts[2 * window] + (second < counts.count ? counts[second] : 0)
    }
    counts.removeLast(counts.count - joined)
    ticks *= 2
    open = 0
    openStart = origin
  }
}

extension WindowCounter {
  /// The length of a window in ticks: the first one, or that doubled as often as was needed.
  public var width: Int64 { ticks }

  /// One count per window, up to the last in which anything happened.
  public var windows: [Int] { counts }

  /// The first tick of a window.
  public func start(of window: Int) -> Int64 { origin + Int64(window) * ticks }

  public var total: Int { counts.reduce(0, +) }

  /// Counts everything the other counter has counted; both must have begun with the same windows.
  public mutating func merge(_ other: WindowCounter) {
    precondition(
      origin == other.origin && finestWidth == other.finestWidth && maximumWindows == other.maximumWindows,
      """
      \(maximumWindows) windows of \(finestWidth) ticks from \(origin) do not line up with \
      \(other.maximumWindows) of \(other.finestWidth) from \(other.origin)
      """)
    var other = other
    while ticks < other.ticks { joinNeighbours() }
    while other.ticks < ticks { other.joinNeighbours() }
    if counts.count < other.counts.count { swap(&counts, &other.counts) }
    for window in other.counts.indices { counts[window] += other.counts[window] }
  }
}

extension WindowCounter: Equatable {
  /// Whether the same windows hold the same counts; which of them is open does not matter.
  public static func == (left: WindowCounter, right: WindowCounter) -> Bool {
    left.origin == right.origin && left.finestWidth == right.finestWidth && left.ticks == right.ticks
      && left.maximumWindows == right.maximumWindows && left.counts == right.counts
  }
}
