import Scenario

/// What a service has to do when it hears of an event.
///
/// A *needed* duty is one without which orders could not go on: its service hears of the event whatever a scenario says of
/// topics. *Usual* ones are done where a declared topic brings the event to the service, or where no declared topic carries
/// it; those *on request* only where a declared topic does, as somebody else does the work otherwise.
struct Duty: Sendable, Hashable {
  enum Need: Sendable { case needed, usual, onRequest }

  let event: Event
  let service: Service.Name
  let need: Need

  private init(_ event: Event, _ service: Service.Name, _ need: Need = .usual) {
    self.event = event
    self.service = service
    self.need = need
  }
}

extension Duty {
  /// Who does something about what, under a scenario's rules.
  static func all(in scenario: Scenario) -> [Duty] {
    orders(scenario) + money(scenario) + stock(scenario) + messages + counts(scenario)
  }

  private static func orders(_ scenario: Scenario) -> [Duty] {
    var duties = [Duty(.orderPlaced, .restaurant, .needed), Duty(.paymentCompleted, .restaurant, .needed)]
    let confirms = Set(RestaurantProfile.all(in: scenario).map(\.confirms))
    if confirms.contains(true) { duties.append(Duty(.orderAccepted, .kitchenDisplay, .needed)) }
    if confirms.contains(false) {
      duties += [
        Duty(.orderPlaced, .kitchenDisplay, .needed), Duty(.paymentCompleted, .kitchenDisplay, .needed),
      ]
    }
    switch scenario.orders.courierSearch {
    case .orderPlaced:
      duties += [Duty(.orderPlaced, .delivery, .needed), Duty(.paymentCompleted, .delivery, .needed)]
    case .restaurantConfirmed:
      if confirms.contains(true) { duties.append(Duty(.orderAccepted, .delivery, .needed)) }
      if confirms.contains(false) {
        duties += [Duty(.orderPlaced, .delivery, .needed), Duty(.paymentCompleted, .delivery, .needed)]
      }
    case .orderReady: duties.append(Duty(.orderReady, .delivery, .needed))
    }
    return duties + [
      Duty(.partnerAssigned, .tracking), Duty(.restaurantUpdated, .search), Duty(.orderRated, .feedback),
    ]
  }

  private static func money(_ scenario: Scenario) -> [Duty] {
    [
      Duty(.paymentCompleted, .order, .needed), Duty(.orderRejected, .payment, .needed),
      Duty(.orderCancelled, .payment, .needed),
      // Where it hears of what is to be paid, the payment service charges by itself; elsewhere the customer's app begins.
      Duty(.orderPlaced, .payment, .onRequest), Duty(.orderAccepted, .payment, .onRequest),
    ]
  }

  private static func stock(_ scenario: Scenario) -> [Duty] {
    guard !scenario.ingredients.isEmpty else { return [] }
    return [Event.orderPlaced, .orderRejected, .orderCancelled].map { Duty($0, .inventory, .needed) }
  }

  /// People are told of an order's every step.
  private static var messages: [Duty] {
    let told: [Event] = [
      .orderPlaced, .paymentCompleted, .orderAccepted, .orderRejected, .orderCancelled, .orderPreparing, .orderReady,
      .orderPickedUp, .orderDelivered, .orderServed, .orderFulfilled, .orderCompleted,
    ]
    return told.map { Duty($0, .notification) }
  }

  private static func counts(_ scenario: Scenario) -> [Duty] {
    let counted: [Event] = [
      .orderPlaced, .orderAccepted, .orderRejected, .orderCancelled, .orderDelivered, .orderFulfilled, .orderCompleted,
      .paymentCompleted, .paymentRefunded,
    ]
    return counted.map { Duty($0, .analytics) } + (scenario.discounts.isEmpty ? [] : [Duty(.orderPlaced, .discount)])
  }
}

extension RestaurantProfile {
  /// What holds for all restaurants that there may be.
  fileprivate static func all(in scenario: Scenario) -> [RestaurantProfile] {
    scenario.restaurants.list.map { scenario.profile(of: $0) }
      + scenario.restaurants.templates.names.map { scenario.profile(ofTemplate: $0) } + [
        scenario.profile(ofTemplate: "")
      ]
  }
}
