import DiscreteEvents
import Testing

@testable import Scenario

/// Only discounts that come together on one item of one order add up.
struct CombiningDiscountsTests {
  private func findings(_ discounts: String) throws -> [String] {
    try #require(
      CombiningDiscountsLeaveAPrice.findings(
        in: """
          { "duration": "6h", "customers": { "segments": { "students": {}, "seniors": {}, "staff": {} } },
            "discounts": [ \(discounts) ] }
          """))
  }

  @Test func nobodyIsOfTwoSegments() throws {
    #expect(try findings("\(targeted("\"students\"")), \(targeted("\"seniors\""))") == [])
  }

  @Test func hoursThatDoNotOverlapNeverMeet() throws {
    #expect(try findings("\(happy("17:00-18:00")), \(happy("21:00-22:00"))") == [])
    #expect(try findings("\(happy("17:00-18:00")), \(happy("18:00-19:00"))") == [])
  }

  @Test func hoursMeetAcrossMidnight() throws {
    #expect(try findings("\(happy("22:00-02:00")), \(happy("01:00-03:00"))").count == 1)
    #expect(try findings("\(happy("22:00-01:00")), \(happy("01:00-03:00"))") == [])
  }

  @Test func differentItemsAndRestaurantsNeverMeet() throws {
    #expect(try findings("\(flat(#""items": ["Soup"]"#)), \(flat(#""items": ["Pie"]"#))") == [])
    #expect(try findings("\(flat(#""restaurants": ["A"]"#)), \(flat(#""restaurants": ["B"]"#))") == [])
    #expect(try findings("\(flat(#""items": ["Soup"]"#)), \(flat(#""restaurants": ["B"]"#))").count == 1)
  }

  /// Any two of the three have a segment in common, all three have none: 40 % each come to 80 %, not 120 %.
  @Test func meetingInPairsIsNotMeetingAllAtOnce() throws {
    let pairs = [#""students", "seniors""#, #""seniors", "staff""#, #""students", "staff""#]
    #expect(try findings(pairs.map { targeted($0, "40%") }.joined(separator: ", ")) == [])
    #expect(
      try findings(pairs.map { targeted($0, "51%") }.joined(separator: ", ")) == [
        "discounts[2].percentage: with those above that combine, up to 102% of the price is taken off"
      ])
  }

  @Test func whatAppliesToAllMeetsEverything() throws {
    let found = try findings(
      "\(targeted("\"students\"", "30%")), \(targeted("\"seniors\"")), \(flat(#""paidBy": "restaurant""#))")
    #expect(found == ["discounts[2].percentage: with those above that combine, up to 120% of the price is taken off"])
  }

  private func targeted(_ segments: String, _ percentage: String = "60%") -> String {
    #"{ "policy": "targeted", "segments": [\#(segments)], "percentage": "\#(percentage)", "combines": true }"#
  }

  private func happy(_ hours: String) -> String {
    #"{ "policy": "happyHour", "hours": ["\#(hours)"], "percentage": "60%", "combines": true }"#
  }

  private func flat(_ condition: String) -> String {
    #"{ "policy": "flat", "percentage": "60%", "combines": true, \#(condition) }"#
  }

  /// Ten thousand sets of up to eight discounts, against looking at every hour, segment, restaurant and item.
  @Test func theFirstThatMeetAreFoundAsByLookingAtAll() {
    var random = RandomSource(state: 7)
    var found = 0
    for _ in 0..<10_000 {
      let discounts = (0..<random.below(8) + 1).map { _ in Discount(randomlyFrom: &random, of: 3, upTo: 70) }
      var meetings = Meetings(of: discounts)
      let expected = Exhaustive.firstAboveThePrice(discounts)
      #expect(meetings.firstAboveThePrice() == expected, "\(discounts)")
      #expect(!meetings.isGivenUp)
      if expected != nil { found += 1 }
    }
    #expect((2_000...8_000).contains(found), "both answers are common: \(found)")
  }

  /// By hours, segments, restaurants and items; none of the few that meet come to the price.
  @Test func fourHundredAreLookedThroughAtOnce() {
    var random = RandomSource(state: 3)
    let discounts = (0..<400).map { _ in Discount(randomlyFrom: &random, of: 12, upTo: 1) }
    var meetings = Meetings(of: discounts)
    let taken = ContinuousClock().measure { #expect(meetings.firstAboveThePrice() == nil) }
    #expect(!meetings.isGivenUp)
    #expect(taken < .seconds(10), "a tenth of a second where it is compiled for speed")
  }

  @Test func whatNobodyWouldWaitForIsGivenUp() {
    let discounts = [Discount(lowering: 60), Discount(lowering: 60)]
    var patient = Meetings(of: discounts, mostLooks: 4)
    #expect(patient.firstAboveThePrice() == [0, 1])
    #expect(!patient.isGivenUp)
    var hasty = Meetings(of: discounts, mostLooks: 3)
    #expect(hasty.firstAboveThePrice() == nil)
    #expect(hasty.isGivenUp)
  }
}

/// Looks at every way in which an order can be.
private enum Exhaustive {
  static func firstAboveThePrice(_ discounts: [Discount]) -> [Int]? {
    search(Array(discounts.indices), in: discounts, 0)
  }

  private static func search(_ places: [Int], in discounts: [Discount], _ depth: Int) -> [Int]? {
    guard places.reduce(0, { $0 + discounts[$1].percentage.count }) > Share.all.count else { return nil }
    guard depth < 4 else { return places }
    let ways = places.flatMap { asked(of: discounts[$0], depth) }
    guard !ways.isEmpty else { return search(places, in: discounts, depth + 1) }
    for way in ways {
      let meeting = places.filter { applies(discounts[$0], at: way, depth) }
      if let found = search(meeting, in: discounts, depth + 1) { return found }
    }
    return nil
  }

  private static func asked(of discount: Discount, _ depth: Int) -> [String] {
    switch depth {
    case 0: discount.hours.map { "\($0.opens)" }
    case 1: discount.segments
    case 2: discount.restaurants
    default: discount.items
    }
  }

  private static func applies(_ discount: Discount, at way: String, _ depth: Int) -> Bool {
    let asked = asked(of: discount, depth)
    guard depth == 0, !asked.isEmpty else { return asked.isEmpty || asked.contains(way) }
    return discount.hours.contains { interval in
      (Int64(0)..<24).contains { hour in
        Timespan.hours(hour) < interval.length
          && "\((CivilTime(ticks: 0) + interval.opens.sinceMidnight + .hours(hour)).timeOfDay)" == way
      }
    }
  }
}

extension Discount {
  fileprivate init(lowering percentage: Int64) {
    self.init()
    (combines, self.percentage) = (true, .percent(percentage))
  }

  /// At whole hours, and by names that are numbers.
  fileprivate init(randomlyFrom random: inout RandomSource, of kinds: Int, upTo percentage: Int) {
    self.init()
    combines = true
    self.percentage = .percent(Int64(random.below(percentage) + 1))
    func names() -> [String] {
      random.below(3) == 0 ? [] : (0..<random.below(max(2, kinds / 3)) + 1).map { _ in "\(random.below(kinds))" }
    }
    hours = names().compactMap { name in
      let opens = (CivilTime(ticks: 0) + .hours(Int64(name) ?? 0)).timeOfDay
      let closes = (CivilTime(ticks: 0) + .hours((Int64(name) ?? 0) + Int64(random.below(kinds)) + 1)).timeOfDay
      return .init(from: opens, to: closes)
    }
    (segments, restaurants, items) = (names(), names(), names())
  }
}
