import Testing

@testable import DiscreteEvents

@Suite struct ReproducibilityTests {
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func everyWayToSetTasksAsideGivesTheSameRun(seed: UInt64) throws {
    let digests = try everySuspension.map { try MixedModel.fingerprint(seed: seed, suspension: $0) }
    #expect(digests[0] == digests[1])
    #expect(digests[0] == digests[2])
  }

  @Test func differentSeedsGiveDifferentRuns() throws {
    let digests = try (1...8 as ClosedRange<UInt64>).map { try MixedModel.fingerprint(seed: $0).value }
    #expect(Set(digests).count == 8)
  }

  @Test func observingChangesNothing() throws {
    let quiet = try MixedModel.fingerprint(seed: 3, observed: false)
    let observed = try MixedModel.fingerprint(seed: 3, observed: false) { simulation in
      simulation.observe { _ in }
      return try simulation.run(until: .instant(Instant(ticks: 6_000)))
    }
    #expect(quiet == observed)
  }

  @Test func theSizeOfStepsChangesNothing() throws {
    let whole = try MixedModel.fingerprint(seed: 4)
    let last = StopRule.instant(Instant(ticks: 6_000))
    let single = try MixedModel.fingerprint(seed: 4) { simulation in
      try simulation.advance(until: .events(0))
      while let next = simulation.upcoming(1).first, next.time.ticks <= 6_000 { try simulation.step() }
      return try simulation.run(until: last)
    }
    #expect(whole == single)
    let portions = try MixedModel.fingerprint(seed: 4) { simulation in
      for tick in stride(from: 0, to: 6_000, by: 7) {
        try simulation.advance(until: .instant(Instant(ticks: Int64(tick))), .events(3))
      }
      return try simulation.run(until: last)
    }
    #expect(whole == portions)
  }

  /// A change of this value is a change of the order of events: every stored result changes with it.
  @Test func theOrderOfEventsIsTheOneThatResultsWereStoredWith() throws {
    let digest = try MixedModel.fingerprint(seed: 1).value
    #expect(digest == 0x6141_1254_87ac_7808, "0x\(String(digest, radix: 16))")
  }

  @Test(arguments: [300, 500] as [UInt32])
  func sequencesThatStartOverChangeNothing(limit: UInt32) throws {
    let plain = try MixedModel.fingerprint(seed: 5)
    let renumbered = try MixedModel.fingerprint(seed: 5) { simulation in
      simulation.kernel.pointee.sequenceLimit = limit
      return try simulation.run(until: .instant(Instant(ticks: 6_000)))
    }
    #expect(plain == renumbered)
  }
}
