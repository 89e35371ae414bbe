import DiscreteEvents

/// Discounts that come together on one item of one order do not add up to more than the price.
enum CombiningDiscountsLeaveAPrice: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let places = scenario.discounts.indices.filter {
      scenario.discounts[$0].combines && scenario.discounts[$0].policy != .surge
    }
    var meetings = Meetings(of: places.map { scenario.discounts[$0] })
    if let meeting = meetings.firstAboveThePrice() {
      report(meeting.map { places[$0] }, scenario, &findings)
    } else if meetings.isGivenUp {
      findings.warn(
        "discounts",
        "\(Numbers.counted(places.count, "discount")) combine in too many ways to look at all of them: some may take off more than the price",
        hint: "write \"combines\": false where they need not")
    }
  }

  private static func report(_ meeting: [Int], _ scenario: Scenario, _ findings: inout Findings) {
    var sum = Share.zero
    for place in meeting {
      let highest = scenario.discounts[place].highest
      sum = Share(count: sum.count + highest.count)
      guard sum > .all else { continue }
      let path = findings.firstWritten("discounts[\(place)].percentage", "discounts[\(place)].model.highest")
      return findings.refuse(
        path, "with those above that combine, up to \(sum) of the price is taken off",
        given: meeting.map { "discounts[\($0)]" },
        hint: "write at most \(Share(count: 1_000_000 - sum.count + highest.count)), or \"combines\": false")
    }
  }
}

extension Discount {
  /// What part of a price it takes off at most.
  var highest: Share { policy == .predictor ? model.highest : percentage }
}
