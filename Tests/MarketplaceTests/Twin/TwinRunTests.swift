import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Two worlds as one run: from when on they count, until when they go, and who ends them.
struct TwinRunTests {
  private static func scenario(_ warmup: Warmup = .none) throws -> Scenario {
    var scenario = try Worlds.lively(response: #"{ "price": 2, "basket": 1 }"#)
    scenario.warmup = warmup
    return scenario
  }

  @Test func withoutBeingAskedForThereIsNoTwin() throws {
    var scenario = try Self.scenario()
    let with = try Outcome(simulating: scenario)
    scenario.twin = false
    let without = try Outcome(simulating: scenario)
    #expect(without.effect == nil && with.effect != nil)
    #expect(without.figures == with.figures.filter { !$0.name.hasPrefix("discounts.") })
    #expect(with.figures.count == Measure.all.count && with.eventsInAll > with.events)
    #expect(with.events == without.events && with.books.slips == nil)
  }

  @Test func bothWorldsLeaveOutTheSameBeginning() throws {
    let effect = try #require(Outcome(simulating: Self.scenario(.length(.minutes(40)))).effect)
    let worlds = try Worlds(Self.scenario())
    func later(_ slips: [Slip]) -> [Slip] { slips.filter { $0.placedAt >= .start + .minutes(40) } }
    #expect(effect.here.placed == later(worlds.slips).count && effect.here.placed < worlds.slips.count)
    #expect(effect.twin.placed == later(worlds.twinSlips).count)
    #expect(effect.cost == later(worlds.slips).reduce(.zero) { $0 + $1.cost })
    let pairing = Pairing(later(worlds.slips), beside: later(worlds.twinSlips))
    #expect(effect[.won].orders == pairing.effects.count { $0 == .won } && effect.lost.orders == pairing.lost.count)
  }

  @Test func bothWorldsEndAtTheInstantThatIsAskedFor() throws {
    let outcome = try Outcome(simulating: Self.scenario(), until: .start + .minutes(70))
    let effect = try #require(outcome.effect)
    let worlds = try Worlds(Self.scenario())
    func earlier(_ slips: [Slip]) -> Int { slips.count { $0.placedAt < .start + .minutes(70) } }
    #expect(outcome.ending == .instant && outcome.inProgress > 0)
    #expect((effect.here.placed, effect.twin.placed) == (earlier(worlds.slips), earlier(worlds.twinSlips)))
  }

  /// The worlds are told of apart; the second is ended, so that nothing can be compared.
  @Test func whenSomebodyEndsOneOfThemNothingIsCompared() throws {
    let told = Told()
    let control = RunControl(isInterrupted: { told.isInTwin }, tell: { told.note($0) })
    let outcome = try Outcome(simulating: Self.scenario(), under: control)
    #expect(outcome.ending == .interruption && outcome.effect == nil && outcome.inProgress == 0)
    #expect(outcome.figures.allSatisfy { !$0.name.hasPrefix("discounts.") })
    #expect(told.worlds == [.asDeclared, .withoutDiscounts])
  }

  /// Used on one thread alone.
  private final class Told: @unchecked Sendable {
    private(set) var worlds: [World] = []
    var isInTwin: Bool { worlds.last == .withoutDiscounts }

    func note(_ progress: RunProgress) {
      if worlds.last != progress.world { worlds.append(progress.world) }
    }
  }

  /// Every order and every coin is in one part; see ``DiscountEffect/check(isSettled:)``.
  @Test(arguments: UInt64(1)...3)
  func partsAddUpToTheWhole(seed: UInt64) throws {
    let worlds = try Worlds(Worlds.lively(response: #"{ "price": 3, "basket": 1 }"#, seed: seed))
    let effect = worlds.effect
    let kinds = OrderEffect.allCases
    #expect(effect.incrementalOrders == effect[.won].orders + effect[.followed].orders - effect.lost.orders)
    #expect(kinds.reduce(0) { $0 + effect[$1].orders } == worlds.here.books.placed)
    #expect(effect.parts.reduce(.zero) { $0 + $1.cost } == worlds.here.ledger.discounts)
    #expect(effect.parts.reduce(.zero) { $0 + $1.cannibalised } == effect.cannibalised)
    #expect(Set(effect.parts.map(\.discount)).count >= 5 && Set(effect.parts.map(\.segment)).count == 2)
    for kind in kinds where kind.isDiscounted {
      let uses = zip(worlds.slips, Pairing(worlds.slips, beside: worlds.twinSlips).effects)
        .reduce(0) { $0 + ($1.1 == kind ? $1.0.discounts.count : 0) }
      #expect(effect.parts.reduce(0) { $0 + $1.orders[kind.rawValue] } == uses)
    }
  }

  /// Of 900 g of cream a tenth would have been sold; a tenth of the rest spoils at midnight.
  @Test func whatIsThrownAwayIsCounted() throws {
    let worlds = try Worlds(
      Worlds.counter(
        [
          "start": #""2026-11-20T23:00""#, "demand": #"{ "ordersPerHour": 20, "browsing": 0, "items": 1 }"#,
          "ingredients": #"{ "cream": { "stock": "900g", "spoils": "10%" } }"#,
          "menus": """
          { "all": { "items": { "Soup": { "price": "10.00", "recipe": { "cream": "10g" } },
            "Stew": { "price": "10.00", "recipe": { "cream": "10g" } } } } }
          """, "discounts": #"[ { "policy": "flat", "percentage": "40%" } ]"#,
        ], sensitivity: ["basket": "2.5", "response": #""linear""#]))
    let midnight = Instant.start + .hours(1)
    // Who orders late enough may have it reserved when the rest spoils: that is spared as well.
    let sold = worlds.twinSlips.count { $0.placedAt < midnight }
    let (here, twin) = try #require(worlds.effect.thrownAway.first)
    #expect(sold > 4 && worlds.effect[.enlarged].orders == worlds.slips.count)
    #expect(twin.amount == Amount(.mass, count: Int64(900 - 10 * sold) * 100))
    #expect(here.amount == Amount(.mass, count: Int64(900 - 20 * sold) * 100))
  }
}
