import Scenario

/// Who did something: a role, and which one of those who have it.
public struct Who: Sendable, Hashable {
  public enum Role: UInt8, Sendable, CaseIterable {
    case customer, restaurant, kitchen, partner, dispatcher, service, broker, platform, staff
  }

  public let role: Role
  /// Which of those who have the role.
  public let number: Int32

  init(_ role: Role, _ number: Int = 0) {
    self.role = role
    self.number = Int32(truncatingIfNeeded: number)
  }

  static func service(_ name: Service.Name) -> Who { Who(.service, name.number) }
  /// One of those who work at a restaurant, by the place on its list; those who are on none are the restaurant.
  static func staff(_ name: String, of restaurant: Restaurant) -> Who {
    guard let place = restaurant.plan.staff.names.firstIndex(of: name), place < perRestaurant else {
      return restaurant.who
    }
    return Who(.staff, restaurant.number * perRestaurant + place)
  }

  /// The number of a restaurant, and of one of its staff; for those who are staff.
  var workplace: (restaurant: Int, place: Int) { (Int(number) / Self.perRestaurant, Int(number) % Self.perRestaurant) }

  private static let perRestaurant = 256

  static let platform = Who(.platform)
  static let dispatcher = Who(.dispatcher)
}

extension Service.Name {
  /// Its place among all services, to find what is kept of it in an array.
  var number: Int {
    switch self {
    case .auth: 0
    case .search: 1
    case .menu: 2
    case .cart: 3
    case .pricing: 4
    case .discount: 5
    case .predictor: 6
    case .checkout: 7
    case .order: 8
    case .payment: 9
    case .restaurant: 10
    case .inventory: 11
    case .kitchenDisplay: 12
    case .delivery: 13
    case .tracking: 14
    case .notification: 15
    case .analytics: 16
    case .feedback: 17
    case .gateway: 18
    }
  }
}
