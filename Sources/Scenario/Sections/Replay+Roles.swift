extension Replay.Deed {
  /// Which members of a restaurant's staff may do it, where it is said who they are; nil: all of them.
  public var roles: [Restaurants.Restaurant.Role]? {
    switch self {
    case .accept, .reject, .startCooking, .ready: [.kitchenStaff, .manager, .admin]
    case .serve, .handOver, .payCash: [.waiter, .manager, .admin]
    case .addItem, .updateItem, .changePrice, .removeItem: [.manager, .admin]
    default: nil
    }
  }

  /// Whether it is the platform's own staff who do it, of whom a scenario says nothing.
  public var isForThePlatform: Bool {
    switch self {
    case .approve, .refuseRegistration, .deactivate, .reread, .redrive: true
    default: false
    }
  }
}
