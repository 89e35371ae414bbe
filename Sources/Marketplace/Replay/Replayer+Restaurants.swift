import DiscreteEvents
import Messaging
import Scenario

// What restaurants and their staff do at stated times.
extension Replayer {
  func answer(toRestaurant action: Replay.Action, orderName: String) async throws -> Int {
    if action.does == .register { return try await register(action) }
    let restaurant = try restaurant(of: action, orderName: orderName)
    let caller = Caller(
      restaurant.who, luck: stream("requests of a restaurant", entity: UInt32(truncatingIfNeeded: restaurant.number)))
    switch action.does {
    case .approve, .refuseRegistration, .deactivate, .goOnline, .goOffline:
      return try await stand(restaurant, action, caller)
    case .addItem, .updateItem, .changePrice, .setAvailability, .removeItem:
      return try await manageMenu(of: restaurant, action, caller)
    default: return try await serve(restaurant, action, order(named: orderName), caller)
    }
  }
}

// Being there.
extension Replayer {
  /// A registration needs a place, a licence that nobody else has, and a way to reach those who run it.
  private func register(_ action: Replay.Action) async throws -> Int {
    let caller = Caller(.platform, luck: stream("registrations", entity: Purpose(action.restaurant).number))
    let market = market
    let restaurant = try await market.servers[.restaurant].ask(caller) { () -> Restaurant in
      guard !action.restaurant.isEmpty, !action.licence.isEmpty, action.place != nil, !action.phone.isEmpty else {
        throw Refusal.invalid
      }
      guard !market.restaurants.contains(where: { $0.plan.licence == action.licence }) else { throw Refusal.conflict }
      let restaurant = market.open(self.newPlan(action))
      market.record.note(.registered, by: restaurant.who, .text(restaurant.name))
      return restaurant
    }
    verifyByItself(restaurant)
    return 201
  }

  /// Who is neither approved nor refused in the script passes when it has been looked at.
  private func verifyByItself(_ restaurant: Restaurant) {
    let decisions: [Replay.Deed] = [.approve, .refuseRegistration]
    let isDecided = market.terms.pointee.replay.actions.contains {
      $0.restaurant == restaurant.name && decisions.contains($0.does)
    }
    guard !isDecided else { return }
    var luck = stream("verification", entity: UInt32(truncatingIfNeeded: restaurant.number))
    after(market.terms.pointee.restaurants.verification.sample(using: &luck), "is verified") { $0.approve(restaurant) }
  }

  private func approve(_ restaurant: Restaurant) {
    restaurant.call { $0.stand(.active) }
    let line = market.record.note(.approved, by: restaurant.who)
    restaurant.call { $0.announceChange(because: line) }
  }

  private func stand(_ restaurant: Restaurant, _ action: Replay.Action, _ caller: Caller) async throws -> Int {
    let market = market
    return try await market.servers[.restaurant].ask(caller) {
      switch action.does {
      case .approve: self.approve(restaurant)
      case .refuseRegistration:
        restaurant.call { $0.stand(.rejected) }
        let line = market.record.note(.refused, by: restaurant.who, .text(action.reason))
        market.notifier.call { $0.tell(restaurant, of: action.reason, because: line) }
      case .deactivate:
        restaurant.call { $0.stand(.inactive) }
        restaurant.call { $0.announceChange(because: market.record.note(.deactivated, by: restaurant.who)) }
      default:
        guard restaurant.call({ $0.standing == .active }) else { throw Refusal.notFound }
        restaurant.call { $0.go(online: action.does == .goOnline) }
      }
      return 200
    }
  }
}

// The menu.
extension Replayer {
  /// Changes are stored when the picture is ready; those who search find them when the index has caught up.
  private func manageMenu(
    of restaurant: Restaurant, _ action: Replay.Action, _ caller: Caller
  ) async throws -> Int {
    let market = market
    let isWhole = action.does == .addItem || action.does == .updateItem
    return try await market.servers[.menu].ask(caller) {
      let code = try restaurant.call { try $0.checkChange(action) }
      if isWhole, action.picture {
        try await self.sleep(
          for: market.terms.pointee.restaurants.imageProcessing.sample(using: &caller.luck), "a picture is scaled")
        _ = try restaurant.call { try $0.checkChange(action) }
      }
      restaurant.call { $0.change(action) }
      return code
    }
  }
}

extension Restaurant {
  /// What a change of the menu is answered with.
  func checkChange(_ action: Replay.Action) throws -> Int {
    if action.does == .addItem {
      guard action.amount != nil else { throw Refusal.invalid }
      guard item(named: action.item) == nil else { throw Refusal.conflict }
      return 201
    }
    guard item(named: action.item) != nil else { throw Refusal.notFound }
    return action.does == .removeItem ? 204 : 200
  }

  func change(_ action: Replay.Action) {
    var kind = Happening.Kind.itemChanged
    if action.does == .addItem {
      menu.append(MenuItem(action.item))
      market.offers.addItem(named: action.item, at: number)
      kind = .itemAdded
    }
    guard let item = item(named: action.item) else { return }
    if let price = action.amount { menu[item].price = price }
    switch action.does {
    case .addItem, .updateItem:
      if !action.category.isEmpty { menu[item].category = action.category }
      if !action.text.isEmpty { menu[item].text = action.text }
      if let diet = action.diet { menu[item].diet = diet }
      menu[item].isAvailable = action.available ?? (action.does == .addItem || menu[item].isAvailable)
    case .setAvailability: menu[item].isAvailable = action.available ?? true
    case .removeItem:
      menu[item].isDeleted = true
      kind = .itemRemoved
    default: break
    }
    announceChange(because: market.record.note(kind, by: who, .text(action.item)))
  }
}

// Orders.
extension Replayer {
  private func serve(
    _ restaurant: Restaurant, _ action: Replay.Action, _ order: Order, _ caller: Caller
  ) async throws -> Int {
    guard !order.isOver else { throw Refusal.conflict }
    let by = Who.staff(action.staff, of: restaurant)
    switch action.does {
    case .accept, .reject:
      guard order.mayBeReported(action.does == .accept ? .accepted : .rejected) else { throw Refusal.conflict }
      order.remark = action.reason
      restaurant.call { action.does == .accept ? $0.accept(order, by: by) : $0.reject(order, .byHand, by: by) }
    case .startCooking:
      try cook(order, by) { restaurant.kitchen.call { $0.beginByHand(order.number) } }
    case .ready:
      try cook(order, by) {
        restaurant.kitchen.call { kitchen in
          kitchen.beginByHand(order.number)
          return kitchen.finishByHand(order.number)
        }
      }
    case .serve:
      guard order.mayBeReported(.served) else { throw Refusal.conflict }
      market.orders.call { $0.report(.served, of: order, by: by) }
    case .handOver:
      guard order.mayBeReported(.fulfilled) else { throw Refusal.conflict }
      if !order.paysOnline { market.payments.call { $0.takeCash(order.cashGiven, for: order, by: by) } }
      market.orders.call { $0.report(.fulfilled, of: order, by: by) }
    default: throw Refusal.invalid
    }
    return 200
  }

  /// Whoever cooks it stands in the order's history; who could not does not.
  private func cook(_ order: Order, _ who: Who, _ step: () -> Bool) throws {
    let cook = order.cook
    order.cook = who
    guard step() else {
      order.cook = cook
      throw Refusal.conflict
    }
  }
}
