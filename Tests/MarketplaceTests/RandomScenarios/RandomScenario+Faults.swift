import Scenario

// What breaks, and how.
extension Dice {
  /// All kinds of what can break; caches and stations only where there are some, so not all of them always.
  static let victims = [
    "payment", "order", "auth", "search", "cart", "delivery", "restaurant", "notification", "kitchenDisplay",
    "inventory", "gateway", "order.store", "payment.store", "menu.cache", "broker", "order.placed", "order.accepted",
    "order.placed/restaurant", "payment.completed/order", "order.placed/inventory", "Own", "restaurants", "kitchens",
    "kitchens.oven", "Own.oven", "waiters", "partners", "Ravi", "customers", "Asha",
  ]

  mutating func fault() -> String {
    let (kind, what) = (pick(Fault.Kind.allCases), pick(Self.victims))
    var own: [(String, String)] = [
      ("from", word("+0s", "18:05", "+20m")), ("for", word("1s", "3m", "2h")), ("share", word("1%", "50%", "100%")),
      ("daily", "true"),
    ]
    if oneIn(3) { own += [("every", time("1m", "9m")), ("repair", time("0s", "30s", "4m"))] }
    switch kind {
    case .slow: own.append(("by", number(1, 3, 50, 1_000)))
    case .delays, .reorders: own.append(("delay", time("1ms", "10s", "15m")))
    case .crashes:
      own.append(("restart", time("0s", "20s", "10m")))
      if what.contains("/") { own.append(("afterMessages", number(0, 1, 4))) }
    case .down, .loses, .duplicates, .partitioned: break
    }
    return object(always: [("what", "\"\(what)\""), ("is", "\"\(kind.rawValue)\"")], own)
  }
}
