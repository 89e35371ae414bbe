@testable import DiscreteEvents

/// Choices for tests that try many cases, the same in every run.
struct RandomChoices {
  private var stream: RandomStream

  init(_ seed: UInt64) { stream = RandomStream(seed: seed, replication: 0, purpose: Purpose("tests"), entity: 0) }

  mutating func number(below limit: Int) -> Int { Int(stream.next() % UInt64(limit)) }
}
