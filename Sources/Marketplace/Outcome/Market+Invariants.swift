import DiscreteEvents
import Messaging
import Scenario

// What must always hold, looked at once nothing more can happen.
extension Market {
  func check(_ report: RunReport) throws {
    if let defect { throw defect }
    guard report.parked.isEmpty else { throw BrokenInvariant.processesLeftWaiting(report.parked.map { "\($0)" }) }
    let open = orders.call { $0.remaining }
    guard open.isEmpty else { throw BrokenInvariant.ordersWithoutEnd(open.map(\.story)) }
    guard books.presence.isBalanced else { throw BrokenInvariant.littlesLaw }
    for ledger in [ledgerOfWarmup, ledger] {
      guard ledger.isBalanced(open: .zero) else { throw BrokenInvariant.ledgerDoesNotAdd("\(ledger)") }
    }
    try checkRestaurants()
    try checkMessages()
  }

  private func checkRestaurants() throws {
    for restaurant in restaurants {
      guard restaurant.call({ $0.pantry.isConsistent }) else {
        throw BrokenInvariant.stockDoesNotAdd(restaurant: restaurant.name)
      }
      guard restaurant.kitchen.call({ $0.isConsistent && $0.ticketCount == 0 }) else {
        throw BrokenInvariant.kitchenDoesNotAdd(restaurant: restaurant.name)
      }
    }
  }

  private func checkMessages() throws {
    for line in bus.lines {
      for listener in line.listeners {
        guard let subscription = listener.call({ $0.subscription }) else { continue }
        guard subscription.statistics.isBalanced else {
          throw BrokenInvariant.messagesUnaccounted(subscription: "\(line.topic.name)/\(listener.name)")
        }
      }
    }
  }
}
