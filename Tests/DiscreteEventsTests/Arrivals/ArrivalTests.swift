import DiscreteEvents
import Testing

@Suite struct ArrivalTests {
  private func arrivals(
    _ process: some ArrivalProcess, until end: Timespan, seed: UInt64, from start: Instant = .start
  ) -> [Instant] {
    var process = process
    var stream = RandomStream(seed: seed, purpose: "arrivals")
    var found: [Instant] = []
    var now = start
    while let next = process.next(after: now, using: &stream), next.sinceStart < end, found.count < 200_000 {
      #expect(next >= now)
      found.append(next)
      now = next
    }
    return found
  }

  /// Arrivals in each interval must differ from what is expected by no more than 4.5 standard errors.
  private func expectCounts(_ found: [Instant], _ intervals: [(from: Double, to: Double, expected: Double)]) {
    for interval in intervals {
      let count = found.count { $0.sinceStart.inHours >= interval.from && $0.sinceStart.inHours < interval.to }
      #expect(
        abs(Double(count) - interval.expected) <= 4.5 * interval.expected.squareRoot(),
        "\(count) arrivals from \(interval.from) h to \(interval.to) h, \(interval.expected) expected")
    }
  }

  private func hours(_ count: Double) -> Timespan { .hours(count) }
  private func point(_ hour: Double, _ rate: Double) -> RateProfile.Point { .init(at: .hours(hour), rate: rate) }
  private let hour = Timespan.hour

  @Test func poissonArrivalsComeAtTheirRate() throws {
    let found = arrivals(try PoissonArrivals(rate: 600, per: hour), until: hours(10), seed: 1)
    expectCounts(found, [(0, 1, 600), (1, 5, 2_400), (5, 10, 3_000)])
  }

  @Test func aHighRateIsNotSleptThroughAfterAQuietOne() throws {
    // At the quiet rate the mean gap is a million hours, and the peak lasts one.
    let profile = try RateProfile.steps([point(0, 1e-6), point(5, 2_000), point(6, 1e-6)], per: hour)
    for seed in 2..<5 as Range<UInt64> {
      let found = arrivals(VaryingArrivals(profile), until: hours(20), seed: seed)
      expectCounts(found, [(0, 4.99, 0), (5, 5.5, 1_000), (5.5, 6, 1_000), (6, 20, 0)])
    }
  }

  @Test func aQuietRateBeginsAtItsBoundary() throws {
    let profile = try RateProfile.steps([point(0, 900), point(1, 30), point(2, 900)], per: hour)
    let found = arrivals(VaryingArrivals(profile), until: hours(3), seed: 5)
    expectCounts(found, [(0, 1, 900), (1, 2, 30), (2, 3, 900)])
  }

  @Test func aLinearRateGivesTheIntegralOfItsLine() throws {
    // By hand: 0 to 1200 over two hours, then down to 300 over one, then 300 for ever.
    let profile = try RateProfile.lines([point(0, 0), point(2, 1_200), point(3, 300)], per: hour)
    let found = arrivals(VaryingArrivals(profile), until: hours(5), seed: 6)
    expectCounts(found, [(0, 1, 300), (1, 2, 900), (2, 2.5, 487.5), (2.5, 3, 262.5), (3, 5, 600)])
  }

  @Test func aProfileRepeatsAfterItsPeriod() throws {
    let steps = try RateProfile.steps([point(0, 10), point(18, 400), point(22, 0)], per: hour, period: hours(24))
    let found = arrivals(VaryingArrivals(steps), until: hours(72), seed: 7)
    expectCounts(
      found, [(0, 18, 180), (18, 22, 1_600), (22, 24, 0), (24, 42, 180), (42, 46, 1_600), (66, 70, 1_600)])

    let lines = try RateProfile.lines([point(0, 0), point(12, 200)], per: hour, period: hours(24))
    let wave = arrivals(VaryingArrivals(lines), until: hours(48), seed: 8)
    expectCounts(wave, [(0, 12, 1_200), (12, 24, 1_200), (24, 30, 300), (30, 36, 900), (36, 48, 1_200)])
  }

  @Test func manyEmptyPeriodsPassAtOnce() throws {
    let profile = try RateProfile.steps([point(0, 1e-9), point(23, 0)], per: hour, period: hours(24))
    let process = VaryingArrivals(profile)
    var stream = RandomStream(seed: 9, purpose: "arrivals")
    let first = try #require(process.next(after: .start, using: &stream))
    #expect(first.sinceStart.inHours > 1e6)
    #expect(first.sinceStart.inHours.truncatingRemainder(dividingBy: 24) <= 23.001)
  }

  @Test func gapsOfAConstantProfileAreExponential() throws {
    // A profile of one rate must equal the Poisson process draw by draw, to the rounding of a tick.
    let profile = try RateProfile.steps([point(0, 50), point(1, 50), point(1.5, 50)], per: hour)
    let varying = arrivals(VaryingArrivals(profile), until: hours(10), seed: 10)
    let poisson = arrivals(try PoissonArrivals(rate: 50, per: hour), until: hours(10), seed: 10)
    #expect(varying.count == poisson.count)
    for (left, right) in zip(varying, poisson) { #expect(abs(left.ticks - right.ticks) <= Int64(poisson.count)) }
  }

  @Test func aRateOfZeroForEverEndsTheArrivals() throws {
    var stream = RandomStream(seed: 11, purpose: "arrivals")
    let none = try PoissonArrivals(rate: 0, per: hour)
    #expect(none.next(after: .start, using: &stream) == nil)
    for period in [nil, hours(24)] {
      let never = VaryingArrivals(try RateProfile.lines([point(0, 0), point(3, 0)], per: hour, period: period))
      #expect(never.next(after: .start, using: &stream) == nil)
    }
    let over = VaryingArrivals(try RateProfile.steps([point(0, 10), point(1, 0)], per: hour))
    #expect(over.next(after: Instant.start + hours(2), using: &stream) == nil)
  }

  @Test func anArrivalBeyondTheEndOfTimeNeverComes() throws {
    var stream = RandomStream(seed: 12, purpose: "arrivals")
    let rare = try PoissonArrivals(rate: 1e-300, per: hour)
    #expect(rare.next(after: .start, using: &stream) == nil)
    let rarer = VaryingArrivals(try RateProfile.steps([point(0, 1e-300)], per: hour, period: hours(1)))
    #expect(rarer.next(after: .start, using: &stream) == nil)
  }

  @Test func aBatchArrivesAtOneInstant() throws {
    let groups = try ReplayedArrivals(at: [Instant(ticks: 5), Instant(ticks: 9)])
    let found = arrivals(BatchArrivals(groups, size: try Constant(3)), until: hours(1), seed: 13)
    #expect(found.map(\.ticks) == [5, 5, 5, 9, 9, 9])
    let single = arrivals(BatchArrivals(groups, size: try Constant(-4)), until: hours(1), seed: 13)
    #expect(single.map(\.ticks) == [5, 9])
  }

  @Test func givenInstantsAreReplayedInOrder() throws {
    let instants = [3, 3, 7, 20].map { Instant(ticks: $0) }
    #expect(arrivals(try ReplayedArrivals(at: instants), until: hours(1), seed: 14) == instants)
    #expect(
      arrivals(try ReplayedArrivals(at: instants), until: hours(1), seed: 14, from: Instant(ticks: 4)).count == 2)
  }
}

@Suite struct ImpossibleArrivalTests {
  private let hour = Timespan.hour
  private func point(_ hour: Double, _ rate: Double) -> RateProfile.Point { .init(at: .hours(hour), rate: rate) }

  @Test func ratesMustBeFiniteAndNotNegative() {
    #expect(throws: ArrivalError.impossibleRate(-1, at: .zero)) { try PoissonArrivals(rate: -1, per: hour) }
    #expect(throws: ArrivalError.self) { try PoissonArrivals(rate: .nan, per: hour) }
    #expect(throws: ArrivalError.impossibleUnit(.zero)) { try PoissonArrivals(rate: 1, per: .zero) }
    #expect(throws: ArrivalError.impossibleRate(.infinity, at: .hours(2.0))) {
      try RateProfile.steps([point(0, 1), point(2, .infinity)], per: hour)
    }
    #expect(throws: ArrivalError.impossibleRate(-3, at: .hours(2.0))) {
      try RateProfile.lines([point(0, 1), point(2, -3)], per: hour)
    }
  }

  @Test func aProfileMustBeginAtTheStartAndMoveOn() {
    #expect(throws: ArrivalError.noRates) { try RateProfile.steps([], per: hour) }
    #expect(throws: ArrivalError.lateFirstRate(.hours(1.0))) { try RateProfile.steps([point(1, 1)], per: hour) }
    #expect(throws: ArrivalError.ratesOutOfOrder(.hours(2.0), after: .hours(2.0))) {
      try RateProfile.steps([point(0, 1), point(2, 1), point(2, 5)], per: hour)
    }
    #expect(throws: ArrivalError.periodTooShort(.hours(2.0))) {
      try RateProfile.steps([point(0, 1), point(2, 1)], per: hour, period: .hours(2.0))
    }
  }

  @Test func replayedInstantsMustBeSortedAndValid() {
    #expect(throws: ArrivalError.instantOutOfOrder(Instant(ticks: 4), place: 1)) {
      try ReplayedArrivals(at: [Instant(ticks: 5), Instant(ticks: 4)])
    }
    #expect(throws: ArrivalError.instantOutOfOrder(.invalid, place: 0)) { try ReplayedArrivals(at: [.invalid]) }
  }
}
