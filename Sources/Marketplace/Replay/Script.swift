import Scenario

/// What the actions of a replay say of each order, so that nobody does by chance what somebody is to do at a stated time.
struct Script: Sendable {
  fileprivate struct Part: Sendable {
    var decided = false
    var cookingBegun = false
    var cooked = false
    var served = false
    var answered = false
    var driven = false
    var paidOnline = false
    var paidInCash = false
  }

  private var parts: [String: Part] = [:]
  /// Customers who prove who they are; all others are taken to have done so before.
  private let whoLogIn: Set<String>

  /// - Parameter orders: The order that each action is about, by its place.
  init(_ replay: Replay, orders: [String]) {
    whoLogIn = Set(replay.actions.filter { $0.does == .requestCode }.map(\.customer))
    for (action, order) in zip(replay.actions, orders) where !action.isMeantToFail {
      parts[order, default: Part()].note(action.does)
    }
  }

  func decides(_ order: String) -> Bool { parts[order]?.decided ?? false }
  func beginsCooking(_ order: String) -> Bool { parts[order]?.cookingBegun ?? false }
  func cooks(_ order: String) -> Bool { parts[order]?.cooked ?? false }
  func serves(_ order: String) -> Bool { parts[order]?.served ?? false }
  func answers(_ order: String) -> Bool { parts[order]?.answered ?? false }
  func drives(_ order: String) -> Bool { parts[order]?.driven ?? false }
  func paysOnline(_ order: String) -> Bool { parts[order]?.paidOnline ?? false }
  func paysInCash(_ order: String) -> Bool { parts[order]?.paidInCash ?? false }
  func logsIn(_ customer: String) -> Bool { whoLogIn.contains(customer) }
}

extension Script.Part {
  fileprivate mutating func note(_ deed: Replay.Deed) {
    switch deed {
    case .accept, .reject: decided = true
    case .startCooking: cookingBegun = true
    case .ready: cooked = true
    case .serve: served = true
    case .acceptOffer: answered = true
    case .pickUp, .deliver: driven = true
    case .pay: paidOnline = true
    case .payCash: paidInCash = true
    default: break
    }
  }
}
