import DiscreteEvents
import Messaging

// Leaving the beginning out of what is measured.
extension Market {
  /// What is counted by order and visit is sorted by when they began, see ``Books``; what is counted as it happens, and what
  /// is averaged over time, is measured anew when the warm-up ends.
  func awaitEndOfWarmup() {
    guard books.begins > .start else { return }
    orders.call { desk in
      _ = desk.at(books.begins, "the warm-up ends", priority: .early) { $0.market.measureAnew() }
    }
  }

  private func measureAnew() {
    for server in servers.all { server.resetStatistics() }
    servers.trouble.resetRetries()
    for line in bus.lines { line.topic.resetStatistics() }
    dispatcher.call { $0.resetStatistics() }
    payments.call { $0.resetStatistics() }
    notifier.call { $0.resetStatistics() }
    tracking.call { $0.resetStatistics() }
    thrownAwayInWarmup = countThrownAway()
    for restaurant in restaurants { restaurant.kitchen.call { $0.resetFigures() } }
    for partner in partners { partner.call { $0.books.resetTimes($0.now) } }
  }
}
