import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// A policy and a fleet on a street: places are metres east, everybody goes 10 m/s, roads are straight.
struct Situation {
  static let travel = Travel(detour: 1, factor: 1)
  var policy: any DispatchPolicy
  var fleet = Fleet(size: 20_000, members: 100)
  var now = Instant.start

  init(_ policy: Dispatch.Policy, _ change: (inout Dispatch, inout Partners.Offers) -> Void = { _, _ in }) {
    var dispatch = Dispatch()
    var offers = Partners.Offers()
    dispatch.policy = policy
    dispatch.bundles = .zero
    change(&dispatch, &offers)
    self.policy = dispatch.makePolicy(offers: offers, city: .kilometres(20))
  }

  static func at(_ east: Double) -> Point { Point(east: east, north: 10_000) }

  mutating func free(_ partner: Int, at east: Double, speed: Double = 10, mayCarry: Int = 2) {
    fleet.add(partner, metresPerSecond: speed, mayCarry: mayCarry)
    fleet.free(partner, at: Self.at(east))
  }

  mutating func busy(
    _ partner: Int, until: Timespan, at east: Double, carrying: Int = 1, fetching: Fetch? = nil
  ) {
    fleet.add(partner, metresPerSecond: 10, mayCarry: 2)
    fleet.busy(partner, until: .start + until, at: Self.at(east), carrying: carrying, fetching: fetching)
  }

  /// One that is wanted now, at restaurant 0 unless said otherwise, and goes 1 km farther.
  static func errand(
    _ order: Int, at east: Double, to door: Double? = nil, ready: Timespan = .zero, wanted: Instant = .start,
    restaurant: Int = 0
  ) -> Errand {
    Errand(
      order: order, restaurant: restaurant, pickup: at(east), door: at(door ?? east + 1_000), ready: .start + ready,
      wanted: wanted)
  }

  mutating func wants(_ errands: Errand...) { for errand in errands { policy.wants(errand) } }

  mutating func proposals(at time: Timespan = .zero) -> [Proposal] {
    now = .start + time
    return policy.proposals(at: now, travel: Self.travel, fleet: &fleet)
  }

  mutating func firstProposal() throws -> Proposal { try #require(proposals().first) }

  /// All who were asked have answered, and nobody wants it.
  mutating func fail(_ proposal: Proposal, refusedBy partners: [Int] = []) {
    for partner in proposal.partners { fleet.answered(partner) }
    policy.failed(proposal, refusedBy: partners)
  }

  /// Who is asked for which orders, in the order of the offers.
  mutating func asked(at time: Timespan = .zero) -> [Asked] {
    proposals(at: time).map { Asked(orders: $0.errands.map(\.order), partners: $0.partners) }
  }

  struct Asked: Equatable {
    var orders: [Int]
    var partners: [Int]
  }
}
