// Who brings it, what it costs, and what it runs on.
extension Dice {
  mutating func partners() -> String {
    let offers = object([
      ("toNearest", number(1, 3, 10)), ("within", word("500m", "5km")), ("widensBy", word("0m", "2km")),
      ("upTo", word("5km", "30km")), ("timeout", word("2s", "30s", "100s")),
    ])
    return object(
      [
        ("count", number(1, 2, 5)), ("speed", word("4km/h", "18km/h", "60km/h")),
        (
          "shifts",
          pick([
            "[]", "[]", #"[ { "from": "17:00", "to": "18:30" }, { "from": "18:20", "to": "22:00", "share": "50%" } ]"#,
            #"[ { "from": "18:01", "to": "18:15" } ]"#,
          ])
        ), ("offers", offers),
        ("acceptance", word("0%", "30%", "100%", "100%", "100%")), ("ignores", word("0%", "0%", "5%", "100%")),
        ("reaction", time("0s", "5s", "40s")), ("atRestaurant", time("0s", "4m")), ("atDoor", time("0s", "4m")),
        ("carries", number(1, 2, 4)), ("missedOffers", number(1, 3)), ("pause", word("1s", "1m", "15m")),
        ("positions", word("5s", "30s")), ("breakdowns", time("5m", "30m", "2h")), ("repair", time("1s", "20m")),
        (
          "pay",
          object([("perOrder", word("0.00", "3.33")), ("perKilometre", word("0.17")), ("perHour", word("9.99"))])
        ),
        ("list", #"[ { "name": "Ravi", "acceptance": "90%", "shift": { "from": "18:00", "to": "23:00" } } ]"#),
      ])
  }

  mutating func dispatch() -> String {
    object(
      [
        ("policy", word("nearest", "parallelOffers", "earliestPickup", "batching", "bundling")),
        ("window", word("1s", "30s", "5m")), ("bundles", word("0%", "12%", "100%")), ("bundleSize", number(2, 4)),
        ("bundleDetour", word("0s", "8m", "1h")), ("givesUpAfter", word("1m", "10m", "45m")),
      ], leavingOut: 5)
  }

  mutating func pricing() -> String {
    let fee = object([
      ("base", word("0.00", "2.01")), ("perKilometre", word("0.00", "0.37")), ("freeFrom", word("0.00", "20.00")),
    ])
    return object([
      ("tax", word("0%", "5%", "18.25%")), ("taxOn", word("afterDiscounts", "beforeDiscounts")),
      ("platformFee", word("0.00", "1.99")), ("deliveryFee", fee), ("commission", word("0%", "33%")),
      ("foodCost", word("0%", "30%", "100%")),
    ])
  }

  mutating func payments() -> String {
    let webhook = object([
      ("delay", time("0s", "1s", "2m")), ("lost", word("0%", "50%", "100%")), ("duplicated", word("0%", "100%")),
      ("forged", word("0%", "100%")), ("retriesEvery", word("1s", "1m")), ("retries", number(0, 2)),
    ])
    return object([
      (
        "methods",
        #"{ "card": \#(number(1, 5)), "wallet": \#(number(0, 1)), "cash": \#(number(0, 1, 9)) }"#
      ),
      ("authorisation", time("0s", "3s", "3m")), ("succeeds", word("0%", "50%", "97%", "97%", "100%")),
      ("checked", word("0%", "100%")), ("checking", time("1s", "2m")), ("retriesAfter", time("1s", "2m")),
      ("intentLifetime", word("5s", "2m", "15m")), ("webhook", webhook),
      ("polling", object([("after", word("1s", "30s")), ("every", word("1s", "10s"))])),
      ("statusEvery", word("1s", "5s", "1m")), ("refund", time("0s", "1m", "1h")),
    ])
  }

  mutating func discount() -> String {
    let common = object([
      ("atMost", word("1.00", "50.00")), ("minimumBasket", word("0.00", "15.00")),
      ("paidBy", word("platform", "restaurant")), ("combines", flag()),
    ]).dropLast(2)
    let limits = object([("budget", word("0.50", "10.00")), ("uses", number(1, 3)), ("usesEach", "1")])
      .dropFirst(2).dropLast(2)
    let size = pick([#""percentage": "15%""#, #""percentage": "100%""#, #""amount": "3.33""#, #""amount": "500.00""#])
    let model = #"{ "kind": "linear", "intercept": 0.2, "weights": { "num_items": 0.05, "inventory_level": -0.3 } }"#
    let own = pick([
      #""policy": "flat", \#(size)"#, #""policy": "happyHour", \#(size), "hours": ["18:10-18:40"]"#,
      #""policy": "stockClearing", \#(size), "below": "90%""#, #""policy": "firstOrder", \#(size)"#,
      #""policy": "targeted", \#(size), "segments": ["students"]"#,
      #""policy": "coupon", "name": "C", \#(size), "share": "50%""#, #""policy": "predictor", "model": \#(model)"#,
      #""policy": "surge", "amount": "1.50", "above": 0.5"#, #""policy": "none""#,
    ])
    let limited = own.contains("surge") || own.contains("none") || limits.isEmpty ? "" : ", " + limits
    return common.isEmpty || common == "{ " ? "{ \(own)\(limited) }" : "\(common), \(own)\(limited) }"
  }

  mutating func services() -> String {
    let names = [
      "auth", "search", "menu", "cart", "pricing", "discount", "predictor", "checkout", "order", "payment",
      "restaurant", "inventory", "kitchenDisplay", "delivery", "tracking", "notification", "analytics", "feedback",
      "gateway",
    ]
    return object(names.filter { _ in oneIn(4) }.map { ($0, service()) })
  }

  private mutating func service() -> String {
    let retries = object([
      ("times", number(0, 1, 4)), ("first", word("1ms", "200ms", "5s")), ("factor", number(1, 2)),
      ("jitter", word("0%", "100%")),
    ])
    let store = object([
      ("latency", time("0s", "2ms", "400ms")), ("concurrency", number(1, 32)), ("failover", word("1s", "30s")),
    ])
    return object([
      ("latency", time("0s", "30ms", "1s")), ("concurrency", number(1, 1, 2, 64)),
      ("timeout", word("50ms", "500ms", "2s", "10s", "10s")), ("retries", retries), ("store", store),
      ("cache", #"{ "latency": \#(time("0s", "1ms")), "lifetime": \#(word("1s", "5m")) }"#),
      ("requestsPerMinute", number(3, 10, 60, 60)),
    ])
  }

  mutating func notifications() -> String {
    #"{ "sms": { "weight": 1, "lost": \#(word("0%", "0%", "50%", "100%")) }, "push": { "delay": \#(time("0s", "1m")) } }"#
  }

  mutating func broker() -> String {
    let topics = [
      ("order.placed", topic(["restaurant", "inventory", "notification"])),
      ("order.accepted", topic(["kitchenDisplay", "delivery"])), ("payment.completed", topic(["order", "analytics"])),
      ("order.ready", topic(["delivery", "notification"])), ("order.cancelled", topic(["payment", "inventory"])),
      (
        "the.rest",
        #"{ "carries": ["order.rejected", "order.delivered", "partner.assigned"], "# + topic(["payment"]).dropFirst(2)
      ),
    ]
    return object(
      [
        ("publishing", time("0s", "2ms", "5s")), ("whileDown", word("keep", "drop")), ("topics", object(topics)),
      ], leavingOut: 4)
  }

  private mutating func topic(_ subscribers: [String]) -> String {
    let kind = pick(["log", "fanout", "queue"])
    let named = object(subscribers.map { ($0, subscription(kind)) })
    return #"{ "semantics": "\#(kind)", "subscribers": \#(named) }"#
  }

  private mutating func subscription(_ kind: String) -> String {
    var keys = [
      ("delivery", time("0s", "5ms", "20s")), ("latency", time("0s", "150ms", "10s")), ("consumers", number(1, 2)),
      ("concurrency", number(1, 1, 16)), ("batch", number(1, 3)), ("idempotent", flag()),
    ]
    switch kind {
    case "log":
      keys += [("commitEvery", word("0s", "5s")), ("retryAfter", word("10ms", "1s")), ("skipAfter", number(1, 3))]
    case "fanout":
      keys += [("lease", word("1s", "30s")), ("receives", number(1, 5)), ("inOrder", flag())]
    default: keys += [("prefetch", number(1, 250)), ("deliveryLimit", number(1, 20)), ("capacity", number(1, 50))]
    }
    return object(keys)
  }
}
