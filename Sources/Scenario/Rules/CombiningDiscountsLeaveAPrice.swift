import DiscreteEvents

/// Discounts that come together on one item of one order do not add up to more than the price.
enum CombiningDiscountsLeaveAPrice: Rule {
  private typealias Placed = (offset: Int, element: Discount)

  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let combining = scenario.discounts.enumerated().filter { $0.element.combines && $0.element.policy != .surge }
    guard let meeting = tooMany(of: combining, Condition.allCases[...]) else { return }
    var sum = Share.zero
    for (place, discount) in meeting {
      sum = Share(count: sum.count + discount.highest.count)
      guard sum > .all else { continue }
      let path = findings.firstWritten("discounts[\(place)].percentage", "discounts[\(place)].model.highest")
      return findings.refuse(
        path, "with those above that combine, up to \(sum) of the price is taken off",
        given: meeting.map { "discounts[\($0.offset)]" },
        hint: "write at most \(Share(count: 1_000_000 - sum.count + discount.highest.count)), or \"combines\": false")
    }
  }

  /// Some that all meet and take off more than the price, or nil.
  private static func tooMany(of discounts: [Placed], _ conditions: ArraySlice<Condition>) -> [Placed]? {
    guard discounts.reduce(0, { $0 + $1.element.highest.count }) > Share.all.count else { return nil }
    guard let condition = conditions.first else { return discounts }
    var seen: Set<[Int]> = []
    for way in condition.ways(among: discounts.map(\.element)) {
      let meeting = discounts.filter { condition.holds(way, for: $0.element) }
      guard seen.insert(meeting.map(\.offset)).inserted else { continue }
      if let found = tooMany(of: meeting, conditions.dropFirst()) { return found }
    }
    return nil
  }
}

/// What an order, or an item of it, has one of; discounts that ask for different ones never meet.
private enum Condition: CaseIterable {
  case hour, segment, restaurant, item

  /// One value of it.
  enum Way {
    case time(TimeOfDay)
    case name(String)
    case any
  }

  /// Among what somebody asks for are all values at which different ones meet.
  func ways(among discounts: [Discount]) -> [Way] {
    let ways: [Way] =
      self == .hour
      ? discounts.flatMap { $0.hours.map { .time($0.opens) } } : discounts.flatMap { names($0).map { .name($0) } }
    return ways.isEmpty ? [.any] : ways
  }

  func holds(_ way: Way, for discount: Discount) -> Bool {
    switch way {
    case .any: true
    case .time(let time): discount.hours.isEmpty || discount.hours.contains { $0.contains(time) }
    case .name(let name): names(discount).isEmpty || names(discount).contains(name)
    }
  }

  private func names(_ discount: Discount) -> [String] {
    switch self {
    case .hour: []
    case .segment: discount.segments
    case .restaurant: discount.restaurants
    case .item: discount.items
    }
  }
}

extension Discount {
  /// What part of a price it takes off at most.
  fileprivate var highest: Share { policy == .predictor ? model.highest : percentage }
}

extension OpeningHours.Interval {
  /// On any day.
  fileprivate func contains(_ time: TimeOfDay) -> Bool {
    let since = time.sinceMidnight - opens.sinceMidnight
    return (since < .zero ? since + .day : since) < length
  }
}
