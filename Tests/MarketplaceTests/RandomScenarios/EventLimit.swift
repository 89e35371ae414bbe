import Marketplace
import Synchronization

/// Ends a run that goes on and on.
final class EventLimit: Sendable {
  /// How many events a run simulates before its control is asked again.
  private static let slice = 1 << 14
  private let left: Mutex<Int>

  init(_ events: Int) { left = Mutex(events / Self.slice + 1) }

  var control: RunControl {
    RunControl(isInterrupted: {
      self.left.withLock { left in
        left -= 1
        return left < 0
      }
    })
  }
}
