import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Orders of two worlds, each written as who, in which visit, at which minute, for how much: "7 a 10 20.00", with a "%" if a
/// discount was given.
struct PairingTests {
  private static func slips(_ lines: [String]) -> [Slip] {
    lines.map { line in
      let parts = line.split(separator: " ")
      let discount = Quote.Applied(discount: 0, amount: Money(1), payer: .platform, reason: 0, confidence: 1)
      return Slip(
        visit: UInt64(parts[1].unicodeScalars.first?.value ?? 0), person: Int(parts[0]) ?? -1, segment: nil,
        restaurant: 0, placedAt: .start + .minutes(Int64(parts[2]) ?? -1),
        value: money(String(parts[3])), paid: money(String(parts[3])), discounts: parts.count > 4 ? [discount] : [],
        status: .fulfilled, endedAt: .start + .hours(9))
    }
  }

  private static func effects(_ here: [String], beside twin: [String]) -> [OrderEffect] {
    Pairing(slips(here), beside: slips(twin)).effects
  }

  @Test func whatTheTwinDoesNotHaveIsWon() {
    let pairing = Pairing(Self.slips(["1 a 5 10.00 %"]), beside: Self.slips([]))
    #expect(pairing.effects == [.won] && pairing.counterparts == [nil] && pairing.lost == [])
  }

  @Test func theSameVisitIsEnlargedOrGivenAwayByItsValueBeforeDiscounts() {
    #expect(Self.effects(["1 a 5 10.00 %"], beside: ["1 a 5 9.99"]) == [.enlarged])
    #expect(Self.effects(["1 a 5 10.00 %"], beside: ["1 a 5 10.00"]) == [.givenAway])
    #expect(Self.effects(["1 a 5 10.00 %"], beside: ["1 a 5 10.01"]) == [.givenAway])
  }

  @Test func withoutADiscountItIsInBothOrFollows() {
    #expect(Self.effects(["1 a 5 10.00", "2 b 6 9.00"], beside: ["1 a 5 8.00"]) == [.inBoth, .followed])
  }

  @Test func theSamePersonsLaterOrderIsBroughtForward() {
    let pairing = Pairing(Self.slips(["1 a 5 10.00 %"]), beside: Self.slips(["1 b 50 10.00"]))
    #expect(pairing.effects == [.broughtForward] && pairing.counterparts == [0] && pairing.lost == [])
  }

  @Test func neitherIsAnEarlierOneNorAnotherPersonsNorOneThatIsPlacedHereToo() {
    #expect(Self.effects(["1 a 5 10.00 %"], beside: ["1 b 4 10.00"]) == [.won])
    #expect(Self.effects(["1 a 5 10.00 %"], beside: ["1 b 5 10.00"]) == [.won])
    #expect(Self.effects(["1 a 5 10.00 %"], beside: ["2 b 50 10.00"]) == [.won])
    #expect(Self.effects(["1 a 5 10.00 %", "1 b 50 10.00"], beside: ["1 b 50 10.00"]) == [.won, .inBoth])
    #expect(Self.effects(["1 a 5 10.00"], beside: ["1 b 50 10.00"]) == [.followed])
  }

  @Test func ordersAreBroughtForwardOneToOneInTheOrderOfTime() {
    let here = Self.slips(["1 a 5 10.00 %", "2 b 6 10.00 %", "1 c 7 10.00 %", "1 d 60 10.00 %", "1 e 70 10.00 %"])
    let twin = Self.slips(["1 v 3 9.00", "2 w 20 9.00", "1 x 40 9.00", "1 y 50 9.00", "1 z 65 9.00"])
    let pairing = Pairing(here, beside: twin)
    #expect(pairing.effects == [.broughtForward, .broughtForward, .broughtForward, .broughtForward, .won])
    #expect(pairing.counterparts == [2, 1, 3, 4, nil])
    #expect(pairing.lost == [0])
  }

  @Test func whatOnlyTheTwinHasIsLost() {
    #expect(Pairing(Self.slips(["1 a 5 10.00"]), beside: Self.slips(["1 a 5 10.00", "2 b 6 1.00"])).lost == [1])
  }

  /// Names of replayed orders may come to the same number.
  @Test func severalOfOneVisitArePairedInTheirOrder() {
    let pairing = Pairing(
      Self.slips(["1 a 5 10.00 %", "1 a 6 10.00 %", "1 a 7 10.00 %"]),
      beside: Self.slips(["1 a 5 10.00", "1 a 6 9.00"]))
    #expect(pairing.effects == [.givenAway, .enlarged, .won])
    #expect(pairing.counterparts == [0, 1, nil])
  }
}
