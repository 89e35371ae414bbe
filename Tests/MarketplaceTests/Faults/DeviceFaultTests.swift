import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What strikes a customer's phone: a fault of its own, and those of all customers.
struct DeviceFaultTests {
  /// - Returns: what Asha's phone suffers from.
  private static func device(own: [Strike], common: [Strike]) throws -> Health {
    let market = try Market(
      Town.scenario(isStrict: false), in: Simulation(seed: 1, replication: 0))
    let asha = market.crowd.call { $0.customer(named: "Asha") }
    for strike in own { asha.call { $0.health.begin(strike) } }
    for strike in common { market.crowd.call { $0.health.begin(strike) } }
    return asha.device
  }

  private static func strike(_ kind: Fault.Kind, _ number: Int, _ share: Share? = nil) -> Strike {
    var fault = Fault()
    (fault.kind, fault.share) = (kind, share)
    return Strike(fault, number: number)
  }

  @Test func aPhoneSuffersFromItsOwnFaultsAndFromThoseOfAll() throws {
    let device = try Self.device(
      own: [Self.strike(.loses, 0, .percent(50))],
      common: [Self.strike(.loses, 1, .percent(20)), Self.strike(.down, 2)])
    #expect(abs(device.loses - 0.6) < 1e-12)
    #expect(!device.isUp)
    #expect(device.faults == 0b111)
  }

  @Test func whoIsNotStruckByOneFaultOfAllStillSuffersFromTheOthers() throws {
    let device = try Self.device(
      own: [], common: [Self.strike(.down, 0, .zero), Self.strike(.duplicates, 1, .percent(20))])
    #expect(device.isUp)
    #expect(device.duplicates == 0.2)
    #expect(device.faults == 0b10)
  }

  @Test func withoutFaultsOfAllThereAreItsOwn() throws {
    #expect(try Self.device(own: [], common: []).isFine)
    #expect(try !Self.device(own: [Self.strike(.down, 0)], common: []).isUp)
  }
}
