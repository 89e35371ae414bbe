import DiscreteEvents
import Scenario

// What each service does when it hears of something: the marketplace's choreography on a page.
extension Market {
  func react(_ service: Service.Name, to message: Message, because line: Int32) {
    guard let order = message.order else { return react(service, to: message.event, about: Int(message.number), line) }
    switch (service, message.event) {
    case (.restaurant, .orderPlaced), (.restaurant, .paymentCompleted):
      order.restaurant.call { $0.show(order, because: line) }
      if message.event == .paymentCompleted { order.restaurant.call { $0.cookIfMeant(order) } }
    case (.kitchenDisplay, .orderAccepted):
      order.restaurant.call { $0.showTicket(of: order, because: line) }
    case (.kitchenDisplay, .orderPlaced), (.kitchenDisplay, .paymentCompleted):
      if !order.restaurant.plan.profile.confirms { order.restaurant.call { $0.showTicket(of: order, because: line) } }
    case (.delivery, _) where startsSearch(message.event, order):
      dispatcher.call { $0.wants(order) }
    case (.inventory, .orderPlaced): reserveStock(for: order, because: line)
    case (.inventory, .orderRejected), (.inventory, .orderCancelled): releaseStock(of: order, because: line)
    case (.payment, .orderPlaced), (.payment, .orderAccepted): payments.call { $0.charge(order, at: message.event) }
    case (.payment, .orderRejected), (.payment, .orderCancelled): payments.call { $0.refund(order) }
    case (.order, .paymentCompleted): orders.call { $0.completeIfSettled(order) }
    case (.notification, _): notifier.call { $0.tell(order, of: message.event, because: line) }
    case (.analytics, _): analytics.call { $0.count(message.event, order, because: line) }
    case (.discount, .orderPlaced): analytics.call { $0.countDiscounts(of: order, because: line) }
    case (.feedback, .orderRated), (.delivery, .orderRated): feedback.call { $0.file(order, because: line) }
    default: break
    }
  }

  private func react(_ service: Service.Name, to event: Event, about number: Int, _ line: Int32) {
    guard service == .search, event == .restaurantUpdated else { return }
    search.call { $0.index(restaurants[number]) }
    record.note(.indexed, by: .service(.search), because: line, .text(restaurants[number].name))
  }

  /// Whether an event is the one after which a partner is sought. Who must be paid first is sought for once that is done.
  private func startsSearch(_ event: Event, _ order: Order) -> Bool {
    let starts = terms.pointee.orders.courierSearch
    switch event {
    case .orderPlaced, .paymentCompleted:
      return order.status != .paymentPending
        && (starts == .orderPlaced || (starts == .restaurantConfirmed && !order.restaurant.plan.profile.confirms))
    case .orderAccepted: return starts == .restaurantConfirmed
    case .orderReady: return starts == .orderReady
    default: return false
    }
  }
}

// Stock.
extension Market {
  private func reserveStock(for order: Order, because line: Int32) {
    guard !order.isOver, order.stock == .none else { return }
    if order.restaurant.call({ $0.pantry.reserve(order: order.number, order.portions) }) {
      order.stock = .reserved
      record.note(
        .reserved, by: .service(.inventory), of: order, because: line,
        record.words(order.needs(of: terms.pointee.ingredients), from: Digest(of: order.lines))
      )
    } else {
      runOut(order, because: line)
    }
  }

  private func releaseStock(of order: Order, because line: Int32) {
    guard order.stock == .reserved else { return }
    order.stock = .released
    order.restaurant.call { _ = $0.pantry.release(order: order.number) }
    record.note(.released, by: .service(.inventory), of: order, because: line)
  }

  /// Cooking begins: what was reserved is used. What the inventory service has not heard of yet is reserved now.
  func useStock(for order: Order) {
    guard !terms.pointee.ingredients.isEmpty else { return }
    if order.stock == .none { reserveStock(for: order, because: -1) }
    guard order.stock == .reserved else { return }
    order.stock = .used
    order.restaurant.call { _ = $0.pantry.consume(order: order.number) }
    record.note(.consumed, by: order.restaurant.who, of: order)
  }

  private func runOut(_ order: Order, because line: Int32) {
    record.note(.outOfStock, by: .service(.inventory), of: order, because: line)
    let isUndecided = order.status == .placed || order.status == .paid
    orders.call {
      $0.move(
        order, to: isUndecided ? .rejected : .cancelled, by: .service(.inventory), because: line, reason: .outOfStock)
    }
  }
}
