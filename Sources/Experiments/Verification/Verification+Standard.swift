import DiscreteEvents
import Statistics

extension Verification {
  /// Every model, as long as it takes to see differences of about one percent.
  public static let standard = Verification([
    oneServer(lasting: RunLength(measured: .minutes(300_000))),
    severalServers(lasting: RunLength(measured: .minutes(60_000))),
    constantService(lasting: RunLength(measured: .minutes(150_000))),
    evenlyMixedService(lasting: RunLength(measured: .minutes(200_000))),
    veryMixedService(lasting: RunLength(measured: .minutes(200_000))),
    limitedRoom(lasting: RunLength(measured: .minutes(100_000))),
    noWaiting(lasting: RunLength(measured: .minutes(30_000))),
    impatientCallers(lasting: RunLength(measured: .minutes(20_000))),
    urgentFirst(lasting: RunLength(measured: .minutes(150_000))),
    urgentAtOnce(lasting: RunLength(measured: .minutes(100_000))),
    openNetwork(lasting: RunLength(measured: .minutes(60_000))),
    dailyRhythm(lasting: RunLength(warmUp: .days(5), measured: .days(500))),
  ])

  static func oneServer(lasting length: RunLength, serviceRate: Double = 1) -> ModelCheck {
    ModelCheck("M/M/1", "λ = 0.8, μ = 1", .handlers, lasting: length, oneServerQuantities()) {
      try OneServerByHandlers(in: $0, arrivalRate: 0.8, serviceRate: serviceRate)
    }
    .comparedWith(replications: 2, oneServerQuantities()) {
      try OneServer(in: $0, arrivalRate: 0.8, serviceRate: serviceRate)
    }
  }

  static func oneServerQuantities<Model: OneServerModel>() -> [Quantity<Model>] {
    let theory = ErlangDelay(servers: 1, arrivalRate: 0.8, serviceRate: 1)
    return [
      Quantity("mean wait", theory.meanWait) { $0.visits.waits.mean },
      Quantity("sojourn, mean", theory.meanSojourn) { $0.visits.sojourns.mean },
      Quantity("sojourn, p50", theory.sojournPercentile(0.5)) { $0.sojourns.percentile(0.5) },
      Quantity("sojourn, p95", theory.sojournPercentile(0.95)) { $0.sojourns.percentile(0.95) },
      Quantity("sojourn, p99", theory.sojournPercentile(0.99)) { $0.sojourns.percentile(0.99) },
    ]
  }

  static func severalServers(lasting length: RunLength) -> ModelCheck {
    let theory = ErlangDelay(servers: 3, arrivalRate: 2.4, serviceRate: 1)
    return ModelCheck(
      "M/M/3", "λ = 2.4, μ = 1", .processes, lasting: length,
      [
        Quantity("P(wait)", theory.waitProbability) { $0.visits.shareWaited },
        Quantity("mean wait", theory.meanWait) { $0.visits.waits.mean },
      ]
    ) { try SeveralServers(in: $0, servers: 3, arrivalRate: 2.4, serviceRate: 1) }
  }
}

// M/G/1: three laws with the same mean.
extension Verification {
  static func constantService(lasting length: RunLength) -> ModelCheck {
    anyService("M/D/1", "λ = 0.8, service 1, cv² = 0 (constant)", squaredVariation: 0, lasting: length) {
      try Constant(1)
    }
  }

  static func evenlyMixedService(lasting length: RunLength) -> ModelCheck {
    anyService("M/G/1", "λ = 0.8, service 1, cv² = 1 (log-normal)", squaredVariation: 1, lasting: length) {
      try LogNormal(mean: 1, standardDeviation: 1)
    }
  }

  static func veryMixedService(lasting length: RunLength) -> ModelCheck {
    anyService("M/G/1", "λ = 0.8, service 1, cv² = 2.25 (gamma)", squaredVariation: 2.25, lasting: length) {
      try Gamma(mean: 1, standardDeviation: 1.5)
    }
  }

  private static func anyService(
    _ model: String, _ parameters: String, squaredVariation: Double, lasting length: RunLength,
    law: @escaping @Sendable () throws -> any Distribution
  ) -> ModelCheck {
    let theory = PollaczekKhinchine(arrivalRate: 0.8, meanService: 1, squaredVariation: squaredVariation)
    return ModelCheck(
      model, parameters, .handlers, lasting: length,
      [Quantity("mean wait", theory.meanWait) { $0.visits.waits.mean }]
    ) { try AnyService(in: $0, arrivalRate: 0.8, service: law()) }
  }
}

// Customers who are lost.
extension Verification {
  static func limitedRoom(lasting length: RunLength) -> ModelCheck {
    let theory = LimitedQueue(places: 5, load: 0.8)
    return ModelCheck(
      "M/M/1/5", "λ = 0.8, μ = 1, room for 5", .handlers, lasting: length,
      [
        Quantity("turned away", theory.blocked) { $0.visits.shareTurnedAway },
        Quantity("number inside", theory.meanNumber) { $0.number.average(until: $0.now.ticks) },
      ]
    ) { try LimitedRoom(in: $0, places: 5, arrivalRate: 0.8, serviceRate: 1) }
  }

  static func noWaiting(lasting length: RunLength) -> ModelCheck {
    let theory = ErlangLoss(servers: 3, offeredLoad: 2.4)
    return ModelCheck(
      "M/M/3/3", "λ = 2.4, μ = 1", .processes, lasting: length,
      [Quantity("turned away", theory.blocked) { $0.visits.shareTurnedAway }]
    ) { try NoWaiting(in: $0, lines: 3, arrivalRate: 2.4, serviceRate: 1) }
  }

  static func impatientCallers(lasting length: RunLength) -> ModelCheck {
    ModelCheck(
      "M/M/5+M", "λ = 5, μ = 1, patience ends at rate 0.5", .processes, lasting: length, impatientQuantities()
    ) { try ImpatientCallers(in: $0, agents: 5, arrivalRate: 5, serviceRate: 1, patienceRate: 0.5) }
    .comparedWith(replications: 2, impatientQuantities()) {
      try ImpatientCallersByHandlers(in: $0, agents: 5, arrivalRate: 5, serviceRate: 1, patienceRate: 0.5)
    }
  }

  private static func impatientQuantities<Model: ImpatientModel>() -> [Quantity<Model>] {
    let theory = ErlangPatience(servers: 5, arrivalRate: 5, serviceRate: 1, patienceRate: 0.5)
    return [
      Quantity("P(wait)", theory.waitProbability) { $0.visits.shareWaited },
      Quantity("abandoned", theory.abandoned) { $0.visits.shareGaveUp },
      Quantity("queue time of all", theory.meanQueueTime) { $0.visits.waits.mean },
      Quantity("utilisation", theory.utilisation) { $0.utilisation },
    ]
  }
}

// Two classes of customers.
extension Verification {
  private static let classes = PriorityClasses(classes: [
    .exponential(arrivalRate: 0.3, serviceRate: 1), .exponential(arrivalRate: 0.4, serviceRate: 1),
  ])

  static func urgentFirst(lasting length: RunLength) -> ModelCheck {
    ModelCheck(
      "M/M/1, two classes, not preemptive", "λ = 0.3 and 0.4, μ = 1", .handlers, lasting: length,
      [
        Quantity("mean wait, urgent", classes.meanWait(of: 0)) { $0.classes[0].visits.waits.mean },
        Quantity("mean wait, patient", classes.meanWait(of: 1)) { $0.classes[1].visits.waits.mean },
      ]
    ) { try UrgentFirst(in: $0, arrivalRates: [0.3, 0.4], serviceRate: 1) }
  }

  static func urgentAtOnce(lasting length: RunLength) -> ModelCheck {
    ModelCheck(
      "M/M/1, two classes, preemptive resume", "λ = 0.3 and 0.4, μ = 1", .processes, lasting: length,
      [
        Quantity("sojourn, urgent", classes.meanPreemptiveSojourn(of: 0)) { $0.classes[0].visits.sojourns.mean },
        Quantity("sojourn, patient", classes.meanPreemptiveSojourn(of: 1)) { $0.classes[1].visits.sojourns.mean },
      ]
    ) { try UrgentAtOnce(in: $0, arrivalRates: [0.3, 0.4], serviceRate: 1) }
  }
}

// A network, and a day.
extension Verification {
  static func openNetwork(lasting length: RunLength) -> ModelCheck {
    let theory = JacksonNetwork(outside: [1, 0], routes: [[0, 0.6], [0.3, 0]], serviceRates: [2, 3])
    let minutes = length.measured.inMinutes
    return ModelCheck(
      "open network", "γ₁ = 1, p₁₂ = 0.6, p₂₁ = 0.3, μ = 2 and 3", .processes, lasting: length,
      [
        Quantity("throughput, 1", theory.throughputs[0]) { Double($0.served[0]) / minutes },
        Quantity("throughput, 2", theory.throughputs[1]) { Double($0.served[1]) / minutes },
        Quantity("number inside", theory.meanNumber) { $0.numberTimesTicks / Double(length.measured.ticks) },
      ]
    ) { try OpenNetwork(in: $0, arrivalRate: 1, goingOn: [0.6, 0.3], serviceRates: [2, 3]) }
  }

  static func dailyRhythm(lasting length: RunLength) -> ModelCheck {
    let theory = RhythmicArrivals(meanRate: 10, swing: 5, period: 24, meanStay: 0.75)
    return ModelCheck(
      "Mt/M/∞", "λ(t) = 10 + 5 sin(2πt/24), mean stay 0.75, hours", .handlers, lasting: length,
      [
        Quantity("number at t = 7", theory.meanNumber(at: 7)) { $0.counts.mean },
        Quantity("number, all day", theory.meanNumber) { $0.number.average(until: $0.now.ticks) },
      ]
    ) { try DailyRhythm(in: $0, rate: theory.rate, meanStay: 0.75, countingTime: .hours(7)) }
  }
}
