// What somebody does at stated times.
extension Dice {
  /// A few stories of orders, and what restaurants, partners and the platform do beside them; each step may be missing.
  mutating func replay() -> [String] {
    var lines: [(minute: Int, text: String)] = []
    for number in 0...below(3) { lines += story(of: "r\(number)") }
    for _ in 0..<below(5) { lines.append((below(60), deed())) }
    let ordered = lines.enumerated().sorted { ($0.element.minute, $0.offset) < ($1.element.minute, $1.offset) }
    return ordered.map { #"{ "at": "+\#($0.element.minute)m", \#($0.element.text) }"# }
  }

  private mutating func story(of order: String) -> [(minute: Int, text: String)] {
    let who = #""customer": "\#(pick(["Asha", "Ben"]))""#
    let own = who + #", "restaurant": "Own""#
    let this = #""order": "\#(order)""#
    let items = #""items": { \#(pick([#""Bun": 2"#, #""Cake": 1, "Bun": 1"#, #""Kebab Plate": 1"#, #""Tea": 1"#])) }"#
    let table = oneIn(3) ? #", "table": \#(below(3) + 1)"# : ""
    let answer = oneIn(6) ? #", "answer": \#(pick([200, 201, 400, 401, 404, 409, 410, 503]))"# : ""
    var steps = [
      own + #", "does": "open""#, who + #", "does": "requestCode", "code": "1234""#,
      who + #", "does": "enterCode", "code": "\#(pick(["1234", "9999"]))""#,
      who + #", "does": "search", "query": "\#(pick(["bun", "kebba", ""]))", "sortBy": "rating""#,
      own + #", "does": "browse""#, own + #", "does": "add", \#(items)"#, own + #", "does": "remove", \#(items)"#,
      own + #", "does": "clear""#, own + #", "does": "checkout""#,
    ].filter { _ in oneIn(3) }
    if !table.isEmpty { steps.append(own + #", "does": "scan"\#(table), "guests": \#(below(4) + 1)"#) }
    steps.append(own + #", "does": "order", \#(this), \#(items)\#(table)\#(answer)"#)
    steps += after(order, who, this)
    var minute = below(20)
    return steps.map { step in
      minute += below(4)
      return (minute, step)
    }
  }

  private mutating func after(_ order: String, _ who: String, _ this: String) -> [String] {
    let partner = #""partner": "Ravi", \#(this)"#
    return [
      this
        + #", \#(who), "does": "pay", "method": "\#(pick(["card", "wallet"]))", "outcome": "\#(pick(["succeeds", "fails"]))", "webhook": "\#(pick(["arrives", "twice", "late", "lost", "forged"]))""#,
      this + #", "does": "accept", "staff": "Kim""#, this + #", "does": "reject", "reason": "no more""#,
      this + #", "does": "startCooking", "staff": "Kim""#,
      partner + #", "does": "\#(pick(["acceptOffer", "declineOffer"]))""#,
      this + #", \#(who), "does": "cancel", "reason": "too late""#, this + #", "does": "ready", "staff": "Meera""#,
      partner + #", "does": "pickUp""#, this + #", \#(who), "does": "track""#, partner + #", "does": "deliver""#,
      this + #", "does": "serve", "staff": "Tom""#, this + #", "does": "handOver", "staff": "Meera""#,
      this + #", \#(who), "does": "payCash", "amount": "80.00", "staff": "Tom""#,
      this + #", \#(who), "does": "rate", "rating": \#(below(5) + 1), "about": "partner""#,
      who + #", "does": "leave""#,
    ].filter { _ in oneIn(3) }
  }

  private mutating func deed() -> String {
    let own = #""restaurant": "Own", "#
    let item = #", "item": "\#(pick(["Bun", "Cake", "Salad"]))""#
    return pick([
      own + #""does": "goOffline""#, own + #""does": "goOnline""#, own + #""does": "deactivate""#,
      own + #""does": "addItem", "item": "Pie", "amount": "3.15", "category": "new", "text": "warm", "diet": "vegan""#,
      own + #""does": "updateItem", "amount": "4.00", "picture": false"# + item,
      own + #""does": "changePrice", "amount": "9.99""# + item,
      own + #""does": "setAvailability", "available": false"# + item, own + #""does": "removeItem""# + item,
      #""does": "register", "restaurant": "New", "licence": "L\#(below(3))", "phone": "1", "email": "a@b", "taxNumber": "7", "place": { "east": "1km", "north": "1km" }"#,
      #""does": "approve", "restaurant": "New""#, #""does": "refuseRegistration", "restaurant": "New", "reason": "no""#,
      #""does": "goOffline", "partner": "Ravi""#, #""does": "goOnline", "partner": "Ravi""#,
      #""does": "move", "partner": "Ravi", "place": { "east": "500m", "north": "2km" }"#,
      #""does": "redrive", "subscription": "order.placed/restaurant""#,
      #""does": "reread", "subscription": "order.placed/inventory", "since": "+0s""#,
    ])
  }
}
