import Scenario

/// What a service has to do when it hears of an event.
///
/// A *needed* duty is one without which orders could not go on: its service hears of the event whatever a scenario says of
/// topics. Others are done where a declared topic brings the event to the service, or where no declared topic carries it.
struct Duty: Sendable, Hashable {
  let event: Event
  let service: Service.Name
  let isNeeded: Bool

  private init(_ event: Event, _ service: Service.Name, needed: Bool = false) {
    self.event = event
    self.service = service
    isNeeded = needed
  }
}

extension Duty {
  /// Who does something about what, under a scenario's rules.
  static func all(in scenario: Scenario) -> [Duty] {
    orders(scenario) + money(scenario) + stock(scenario) + messages + counts(scenario)
  }

  private static func orders(_ scenario: Scenario) -> [Duty] {
    var duties = [Duty(.orderPlaced, .restaurant, needed: true), Duty(.paymentCompleted, .restaurant, needed: true)]
    let confirms = Set(RestaurantProfile.all(in: scenario).map(\.confirms))
    if confirms.contains(true) { duties.append(Duty(.orderAccepted, .kitchenDisplay, needed: true)) }
    if confirms.contains(false) {
      duties += [
        Duty(.orderPlaced, .kitchenDisplay, needed: true), Duty(.paymentCompleted, .kitchenDisplay, needed: true),
      ]
    }
    switch scenario.orders.courierSearch {
    case .orderPlaced:
      duties += [Duty(.orderPlaced, .delivery, needed: true), Duty(.paymentCompleted, .delivery, needed: true)]
    case .restaurantConfirmed:
      if confirms.contains(true) { duties.append(Duty(.orderAccepted, .delivery, needed: true)) }
      if confirms.contains(false) {
        duties += [Duty(.orderPlaced, .delivery, needed: true), Duty(.paymentCompleted, .delivery, needed: true)]
      }
    case .orderReady: duties.append(Duty(.orderReady, .delivery, needed: true))
    }
    return duties + [
      Duty(.partnerAssigned, .tracking), Duty(.restaurantUpdated, .search), Duty(.orderRated, .feedback),
    ]
  }

  private static func money(_ scenario: Scenario) -> [Duty] {
    [
      Duty(.paymentCompleted, .order, needed: true), Duty(.orderRejected, .payment, needed: true),
      Duty(.orderCancelled, .payment, needed: true),
    ]
  }

  private static func stock(_ scenario: Scenario) -> [Duty] {
    guard !scenario.ingredients.isEmpty else { return [] }
    return [Event.orderPlaced, .orderRejected, .orderCancelled].map { Duty($0, .inventory, needed: true) }
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
