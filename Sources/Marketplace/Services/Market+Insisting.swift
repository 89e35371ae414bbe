import DiscreteEvents
import Scenario

// What people do when a service does not answer.
extension Market {
  /// Keeps on asking, by hand, with a pause after each time that all tries of the app have failed.
  ///
  /// - Parameter times: How often at most.
  nonisolated(nonsending) func insist<Answer>(
    _ caller: Caller, on service: Service.Name, asOften times: Int, _ effect: () async throws -> Answer
  ) async throws -> Answer {
    var attempt = 0
    while true {
      do {
        return try await servers[service].ask(caller, effect)
      } catch let refusal as Refusal where refusal.mayPass && attempt < times {
        attempt += 1
        try await pauseByHand(caller, on: service, before: attempt)
      }
    }
  }

  /// As staff and partners do, who have to: until there is an answer, or none is wanted any more.
  ///
  /// A service that never answers in time keeps nobody for ever: what it has not taken for a day is put right without it.
  ///
  /// - Returns: Whether there was an answer.
  nonisolated(nonsending) func insist(
    _ caller: Caller, on service: Service.Name, while isWanted: () -> Bool = { true }, _ effect: () async throws -> Void
  ) async throws -> Bool {
    let end = simulation.now + .days(1)
    var attempt = 0
    while isWanted(), simulation.now < end {
      do {
        try await servers[service].ask(caller, effect)
        return true
      } catch let refusal as Refusal where refusal.mayPass {
        attempt += 1
        try await pauseByHand(caller, on: service, before: attempt)
      }
    }
    return false
  }

  /// Who has tried very often without success tries less and less often.
  private nonisolated(nonsending) func pauseByHand(
    _ caller: Caller, on service: Service.Name, before attempt: Int
  ) async throws {
    let pause = terms.pointee.customers.insists.after.sample(using: &caller.luck)
    let least = attempt < 64 ? .tick : Timespan.seconds(1 << min(attempt / 64, 12))
    try await servers[service].clerk.sleep(for: max(pause, least), "tries again by hand")
  }

  /// Whether there is an answer, where it can be done without.
  nonisolated(nonsending) func isAnswered(_ request: () async throws -> Void) async throws -> Bool {
    do {
      try await request()
      return true
    } catch is Refusal {
      return false
    }
  }
}
