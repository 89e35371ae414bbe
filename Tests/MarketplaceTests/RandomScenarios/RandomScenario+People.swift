// Who comes, who cooks, and by what rules.
extension Dice {
  mutating func skeleton(_ seed: Int) -> Skeleton {
    let kept = [
      ("seed", "\(seed)"), ("start", "\"2026-11-20T18:00\""), ("duration", word("2m", "20m", "40m", "1h")),
      ("currency", word("EUR", "INR", "KWD")), ("restaurants", restaurants()), ("partners", partners()),
      ("demand", demand()), ("menus", Self.menus), ("ingredients", ingredients()), ("channels", channels()),
      ("customers", customers()), ("orders", orders()),
    ]
    let some = [
      ("city", city()), ("kitchens", kitchens()), ("dineIn", dineIn()), ("dispatch", dispatch()),
      ("pricing", pricing()), ("payments", payments()), ("services", services()), ("broker", broker()),
      ("notifications", notifications()),
      ("soFar", #"{ "orders": 142, "revenue": "18540.00", "items": { "Bun": 7 } }"#),
    ]
    let body = object(always: kept, some, leavingOut: 3)
    let discounts = (0..<below(3)).map { _ in discount() }
    let faults = (0..<below(4)).map { _ in fault() }
    return Skeleton(
      body, lists: [("discounts", discounts), ("faults", faults), ("replay", oneIn(2) ? replay() : [])])
  }

  private mutating func demand() -> String {
    object(
      [
        ("ordersPerHour", number(0, 10, 20, 40)), ("browsing", word("0%", "0%", "30%")),
        ("items", number(1, 2, 5)), ("basket", word("8.00", "31.00")),
      ], leavingOut: 8)
  }

  private mutating func channels() -> String {
    pick([
      #"{ "delivery": "100%" }"#, #"{ "delivery": "50%", "pickup": "50%" }"#,
      #"{ "delivery": "40%", "pickup": "20%", "dine-in": "40%" }"#, #"{ "delivery": "0%", "dine-in": "100%" }"#,
    ])
  }

  private mutating func city() -> String {
    object([
      ("size", word("3km", "12km", "30km")), ("detour", number(1, 1.3, 3)),
      ("weather", #"[ { "is": "rain", "from": "18:10", "for": "15m", "travel": \#(number(0.5, 1.3, 4)) } ]"#),
      ("districts", #"{ "Mill": { "centre": { "east": "1km", "north": "1km" }, "radius": "400m" } }"#),
    ])
  }

  private mutating func orders() -> String {
    let (start, search) = pick([
      ("accepted", "orderPlaced"), ("accepted", "restaurantConfirmed"), ("accepted", "orderReady"),
      ("partnerAssigned", "orderPlaced"), ("partnerAssigned", "restaurantConfirmed"),
    ])
    let refunds = object([
      ("rejected", word("0%", "100%", "33%")), ("cancelledBeforeCooking", word("0%", "90%")),
      ("cancelledAfterCooking", word("0%", "37%", "100%")), ("notDelivered", word("0%", "50%")),
    ])
    return object(
      [
        ("cart", word("service", "app")), ("payment", word("beforeAcceptance", "afterAcceptance")),
        ("cookingStarts", "\"\(start)\""), ("courierSearch", "\"\(search)\""),
        ("promise", word("10m", "40m", "2h")), ("refunds", refunds),
        ("messages", #"{ "ready": "Come, {partner} of {restaurant}: {items}, {total} {minutes}", "paid": "" }"#),
      ], leavingOut: .max)
  }
}

extension Dice {
  private mutating func customers() -> String {
    let login = object([
      ("share", word("0%", "100%")), ("typing", time("5s", "2m", "8m")), ("mistakes", word("0%", "40%")),
      ("tries", number(1, 3)), ("lifetime", word("30s", "5m")), ("session", word("1m", "8h")),
    ])
    let search = object([
      ("byText", word("0%", "100%")), ("typos", word("0%", "100%")), ("radius", word("30km", "100km")),
      ("looksAt", number(1, 10)),
    ])
    let sensitivity = object([
      ("response", word("elastic", "linear")), ("price", number(0, 1, 5)), ("quote", number(0, 1, 5)),
      ("rating", number(0, 2)), ("basket", number(0, 1)),
    ])
    return object(
      always: [
        (
          "segments",
          #"{ "students": { "weight": 1, "patience": "3m" }, "others": { "basket": "9.00" } }"#
        )
      ],
      [
        ("count", number(1, 3, 20)), ("login", login), ("search", search), ("sensitivity", sensitivity),
        ("browse", time("1s", "3m")), ("hesitation", time("0s", "10m")), ("abandons", word("0%", "0%", "50%")),
        ("patience", time("1s", "10m", "25m", "1h", "2h", "5h")), ("insists", insistence()),
        ("collects", time("0s", "5m", "1h")), ("distance", word("500m", "2.3km", "5km")),
        ("follows", word("0%", "100%")), ("followsEvery", word("5s", "1m")), ("rates", word("0%", "100%")),
        ("newcomers", word("0%", "100%")), ("comesBack", word("0%", "100%")),
        ("comesBackAfter", time("1m", "20m")), ("triesAgain", word("0%", "80%")),
        ("triesAgainAfter", time("1m", "10m")),
        ("list", #"[ { "name": "Asha", "phone": "+91 1" }, { "name": "Ben", "segment": "students" } ]"#),
      ])
  }

  private mutating func insistence() -> String {
    object([("times", number(0, 1, 5)), ("after", time("1s", "20s"))])
  }

  private mutating func restaurants() -> String {
    let template = object([
      ("menu", word("bakery", "grill")), ("hours", pick([#"["18:01-18:50"]"#, #"["17:00-18:10", "18:30-02:00"]"#])),
      ("cooks", number(1, 2)), ("confirms", flag()), ("tables", number(1, 2)), ("rejects", word("0%", "50%")),
    ])
    let staff = #"{ "Meera": "manager", "Kim": "kitchenStaff", "Tom": "waiter" }"#
    let own = """
      { "name": "Own", "menu": \(word("bakery", "grill")), "stations": { "oven": \(number(1, 2)) }, \
      "tenant": "house", "licence": "L1", "tables": \(number(1, 3)), "staff": \(staff) }
      """
    return object(
      always: [
        ("templates", #"{ "one": \#(template), "two": { "menu": "grill" } }"#),
        ("list", #"[ \#(own), { "name": "Corner", "template": "two" } ]"#),
      ],
      [
        ("count", number(0, 1, 4)), ("confirms", flag()), ("decision", time("0s", "30s", "1m")),
        ("rejects", word("0%", "3%", "60%")), ("fullAt", number(0, 0, 1, 3)),
        ("automaticRejection", word("1s", "2m", "18m", "18m")),
        (
          "hours",
          pick([#"["00:00-23:59"]"#, #"["10:00-03:00"]"#, #"["17:00-18:25"]"#, #"["18:01-18:20", "19:00-23:00"]"#])
        ),
      ], leavingOut: 3)
  }

  private mutating func kitchens() -> String {
    object([
      ("cooks", number(1, 2, 4)), ("stations", #"{ "oven": \#(number(1, 2)), "cold": 1 }"#),
      ("preparation", time("1s", "3m", "17m", "40m")), ("sizeEffect", number(0, 0.15, 2)),
      ("order", word("fifo", "promised")), ("batch", number(1, 2, 5)), ("estimateError", number(0.2, 1, 3)),
    ])
  }

  private mutating func dineIn() -> String {
    object([
      ("tables", number(1, 2, 12)), ("seats", number(1, 4)), ("waiters", number(1, 2)),
      ("guests", number(1, 3, 9)), ("patience", time("1s", "5m", "30m")),
      ("payment", word("beforeAcceptance", "afterAcceptance", "afterMeal")), ("seating", time("0s", "1m", "5m")),
      ("serving", time("1s", "2m", "10m")), ("eating", time("1s", "25m")), ("paying", time("1s", "2m")),
    ])
  }

  fileprivate static let menus = """
    { "bakery": { "items": { "Bun": { "price": "2.35", "recipe": { "flour": "60g" }, "popularity": 3 }, \
    "Cake": { "price": "17.95", "preparation": "9m", "recipe": { "flour": "200g", "sugar": "90g" } }, \
    "Tea": { "price": "0.00", "available": false } } }, \
    "grill": { "items": { "Kebab Plate": { "price": "12.50", "keywords": ["spicy"] }, \
    "Salad": { "price": "6.05", "diet": "vegan" } } } }
    """

  private mutating func ingredients() -> String {
    #"{ "flour": { "stock": \#(word("60g", "500g", "5kg")), "full": "5kg", "spoils": \#(word("0%", "40%")) "#
      + #", "restocked": \#(word("18:30", "23:00")) }, "sugar": { "stock": \#(word("90g", "2kg")) } }"#
  }
}
