import DiscreteEvents
import Scenario

/// A step that somebody has taken with an order, and that the order service is to be told of.
struct OrderReport: Sendable {
  let status: OrderStatus
  let by: Who
  let reason: FailureReason
}

extension OrderDesk {
  /// Staff and partners press a button: one request after the other, each for as long as it takes.
  ///
  /// What was reported of an order that has been cancelled meanwhile is not written down.
  func report(_ status: OrderStatus, of order: Order, by who: Who, reason: FailureReason = .none) {
    order.reported = status
    order.reports.append(OrderReport(status: status, by: who, reason: reason))
    guard !order.isReporting else { return }
    order.isReporting = true
    writeNextReport(of: order)
  }

  private func writeNextReport(of order: Order) {
    guard !order.isOver, let report = order.reports.first else {
      order.reports.removeAll()
      return order.isReporting = false
    }
    let isTaken = market.servers[report.status.service].answersInOneGo(self) { desk in
      order.reports.removeFirst()
      if !order.isOver { desk.move(order, to: report.status, by: report.by, reason: report.reason) }
      desk.writeNextReport(of: order)
    }
    if !isTaken { spawn("reports on order", order.number) { try await $0.writeReports(of: order) } }
  }

  private func writeReports(of order: Order) async throws {
    let caller = Caller(
      Who(.platform), luck: stream("status requests", entity: order.luck))
    caller.order = order
    caller.luck.skip(to: UInt64(order.history.count) * 256)
    while !order.reports.isEmpty {
      let report = order.reports.removeFirst()
      guard !order.isOver else { continue }
      let isWritten = try await market.insist(caller, on: report.status.service, while: { !order.isOver }) {
        guard !order.isOver else { return }
        self.move(order, to: report.status, by: report.by, reason: report.reason)
      }
      if !isWritten, !order.isOver { move(order, to: report.status, by: report.by, reason: report.reason) }
    }
    order.isReporting = false
  }
}

extension Order {
  /// Whether somebody who stands beside it may report this next: what was reported before counts as written down.
  func mayBeReported(_ next: OrderStatus) -> Bool {
    !isOver && (isReporting ? reported ?? status : status).mayBecome(next, channel)
  }
}

extension OrderStatus {
  /// Who writes it down.
  fileprivate var service: Service.Name {
    switch self {
    case .accepted, .rejected: .restaurant
    case .pickedUp, .delivered: .delivery
    default: .order
    }
  }
}
