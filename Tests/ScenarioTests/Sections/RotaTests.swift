import DiscreteEvents
import Testing

@testable import Scenario

struct RotaTests {
  private func scenario(_ partners: String) throws -> Scenario {
    try read(
      #"{ "start": "2026-11-20T06:00", "duration": "1d", "demand": { "ordersPerHour": 0 }, "partners": { \#(partners) } }"#
    ).scenario
  }

  /// Which shifts each partner has, by their beginning.
  private func shifts(_ partners: String) throws -> [String] {
    let rota = Rota(of: try scenario(partners))
    return (0..<rota.count).map { number in
      rota[number].map { $0.map { "\($0.from)".prefix(2) }.joined(separator: "+") } ?? "always"
    }
  }

  @Test func withoutShiftsEverybodyWorksAllTheTime() throws {
    #expect(try shifts(#""count": 2, "list": [ { "name": "Ravi" } ]"#) == ["always", "always", "always"])
  }

  @Test func sharesOfAHundredPerCentLeaveNobodyOut() throws {
    let early = #"{ "from": "06:00", "to": "14:00", "share": "40%" }"#
    let late = #"{ "from": "12:00", "to": "22:00", "share": "60%" }"#
    #expect(try shifts(#""count": 5, "shifts": [ \#(early), \#(late) ]"#) == ["06", "06", "12", "12", "12"])
    let thirds = ["06:00", "10:00", "14:00"].map { #"{ "from": "\#($0)", "to": "23:00", "share": "33.3%" }"# }
    #expect(
      try shifts(#""count": 10, "shifts": [ \#(thirds.joined(separator: ", ")) ]"#)
        == ["06", "06", "06", "10", "10", "10", "10", "14", "14", "14"])
  }

  @Test func aShiftThatNamesNoShareIsEverybodys() throws {
    let two = #"{ "from": "06:00", "to": "10:00" }, { "from": "18:00", "to": "22:00" }"#
    #expect(try shifts(#""count": 2, "shifts": [ \#(two) ]"#) == ["06+18", "06+18"])
  }

  /// The first shift's people are at work when the second begins, and home when the third does.
  @Test func shiftsThatOverlapGoToOthers() throws {
    let shifts = [("06:00", "14:00"), ("14:00", "22:00"), ("12:00", "20:00")].map {
      #"{ "from": "\#($0)", "to": "\#($1)", "share": "50%" }"#
    }
    #expect(
      try self.shifts(#""count": 4, "shifts": [ \#(shifts.joined(separator: ", ")) ]"#) == [
        "06+14", "06+14", "12", "12",
      ])
  }

  @Test func whoHasAShiftOfTheirOwnHasNoOther() throws {
    let list = #"{ "name": "Ravi", "shift": { "from": "09:00", "to": "11:00" } }, { "name": "Mia" }"#
    #expect(try shifts(#""count": 1, "list": [ \#(list) ]"#) == ["always", "09", "always"])
    let shifts = #""shifts": [ { "from": "06:00", "to": "14:00", "share": "50%" } ]"#
    #expect(try self.shifts(#""count": 1, \#(shifts), "list": [ \#(list) ]"#) == ["06", "09", ""])
  }

  @Test func aShiftBetweenTimesOfDayComesAgainTheNextDay() throws {
    let scenario = try scenario(#""count": 1, "shifts": [ { "from": "22:00", "to": "07:00" } ]"#)
    let rota = Rota(of: scenario)
    // From 06:00: the shift that began before it, the evening's, and the next morning's end.
    let hours: [(Int64, Bool)] = [(0, true), (1, false), (15, false), (16, true), (24, true), (25, false), (40, true)]
    for (hour, isAtWork) in hours {
      #expect(rota.isAtWork(0, at: .start + .hours(hour), in: scenario.start) == isAtWork, "\(hour)")
    }
  }

  /// Two hundred sets of shifts of a run without days that repeat: somebody has two at once only where there is nobody else.
  @Test func asManyAreAtWorkAsTheSharesSay() throws {
    var random = RandomSource(state: 1)
    for _ in 0..<200 {
      var scenario = Scenario()
      scenario.partners.count = 20
      scenario.partners.shifts = (0..<random.below(6) + 1).map { _ in
        var shift = Partners.Shift()
        let from = Int64(random.below(12))
        (shift.stint.from, shift.stint.to) = (.after(.hours(from)), .after(.hours(from + Int64(random.below(8)) + 1)))
        shift.share = .percent(Int64(random.below(21) * 5))
        return shift
      }
      let rota = Rota(of: scenario)
      for hour in 0..<Int64(20) {
        let time = Instant.start + .hours(hour)
        let covering = scenario.partners.shifts.filter { $0.stint.covers(time, in: scenario.start) }
        let expected = min(20, covering.reduce(0) { $0 + Int($1.share.count) * 20 / 1_000_000 })
        let atWork = (0..<rota.count).filter { rota.isAtWork($0, at: time, in: scenario.start) }
        #expect(atWork.count == expected, "\(scenario.partners.shifts) at \(hour)")
      }
    }
  }

  // 17:00 to 18:00 one partner of her own, who brings it all; then nobody.
  @Test func whoHasAShiftOfTheirOwnIsCountedThen() throws {
    let found = try #require(
      SomebodyDelivers.findings(
        in: """
          { "start": "2026-11-20T17:00", "duration": "2h", "demand": { "ordersPerHour": 1 },
            "partners": { "count": 0, "list": [ { "name": "Mia", "shift": { "from": "17:00", "to": "18:00" } } ] } }
          """))
    #expect(found == ["partners.list: nobody is at work from 18:00:00, although orders come then"])
  }
}
