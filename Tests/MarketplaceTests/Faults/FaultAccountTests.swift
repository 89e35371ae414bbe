import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What is said of a fault afterwards.
struct FaultAccountTests {
  /// Asha has her pizza after 19 minutes. Bela's is cooked twice as long, for 20: she has it after 29. Chan does not wait.
  @Test func theOrdersThatItTouchedAreComparedWithTheOthers() throws {
    let day = try Town.day(
      """
      faults=[ { "what": "kitchens", "is": "slow", "by": 2, "from": "12:20", "for": "30m" },
        { "what": "search", "is": "slow", "by": 2, "from": "12:20", "for": "30m" } ]
      """,
      actions: Town.orders("12:00 Asha", "12:30 Bela", "12:32 Chan") + ["12:40,cancel,Chan,Luigi,Chan's,,200"])
    let effects = day.outcome.faults
    #expect(effects.map(\.touched) == [2, 0])
    #expect(effects.map(\.lost) == [1, 0])
    let delay = try #require(effects[0].delay)
    #expect(abs(delay - 10) < 0.001, "\(delay) min")
    #expect(effects[1].delay == nil, "there is nothing to compare")
  }

  /// The order service is asked at 12:00:10, and again each 50 s: at 12:01:00, 12:01:50 and 12:02:40. It is there at 12:02.
  @Test func itsRecoveryIsOverWhenWhatItHeldUpGotThrough() throws {
    let day = try Town.day(
      #"services.order.retries={ "times": 5, "first": "50s", "factor": 1, "jitter": 0 }"#,
      "services.checkout.timeout=10m",
      #"faults=[ { "what": "order", "is": "down", "from": "12:00", "for": "2m" } ]"#,
      actions: Town.orders("12:00:10 Asha"))
    #expect(day.lines("placed").map { $0.prefix(8) } == ["12:02:40"])
    let effect = day.outcome.faults[0]
    #expect((effect.touched, effect.retried, effect.lost) == (1, 3, 0))
    #expect(effect.recovery == .seconds(40))
  }

  @Test func whatStillLastsHasNoRecoveryAndWhatGotThroughBeforeTookNone() {
    var fault = FaultCase(Fault(), number: 0, luck: Simulation(seed: 1).stream("fault", entity: 0))
    func recovery(through minute: Int?) -> Timespan? {
      fault.effect(usual: nil, retries: 0, through: minute.map { .start + .minutes($0) }).recovery
    }
    #expect(recovery(through: 5) == nil)
    fault.ended = .start + .minutes(3)
    #expect(recovery(through: 5) == .minutes(2))
    #expect(recovery(through: 2) == .zero)
    #expect(recovery(through: nil) == nil)
    fault.isOn = true
    #expect(recovery(through: 5) == nil)
  }
}
