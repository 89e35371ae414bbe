public import Scenario
public import Statistics

/// What discounts brought about: a world laid beside its twin, in which they take off nothing.
///
/// Orders are counted as they were placed; values of items and costs are of those that came to their good end, as the
/// ledgers have them. All of it is of one replication, and has its share of chance: intervals come from several.
public struct DiscountEffect: Sendable {
  public let here: Side
  public let twin: Side
  private let groups: [Group]
  /// Orders of the twin alone.
  public let lost: Group
  /// What discounts took off of what would have been ordered anyway: all of an order that is given away or brought forward,
  /// and of an enlarged one the part that falls to what its twin is worth.
  public let cannibalised: Money
  public let costByPlatform: Money
  public let costByRestaurants: Money
  /// By discount and segment, in the order of the scenario.
  public let parts: [Part]
  public let others: Others
  public let thrownAway: [(here: ThrownAway, twin: ThrownAway)]
  /// What the engine did for the twin.
  public let events: Int

  /// Of one world, what the other one has as well.
  public struct Side: Sendable {
    public let placed: Int
    public let ledger: Ledger
    public let kitchensBusy: Double?
    public let partnersBusy: Double?
    /// Minutes until a cook begins, and until there is a partner.
    public let kitchenQueue: Double?
    public let assignmentDelay: Double?
  }

  /// Some orders.
  public struct Group: Sendable, Equatable {
    public internal(set) var orders = 0
    /// Of the items, before discounts.
    public internal(set) var value = Money.zero
    /// The same of their counterparts in the twin.
    public internal(set) var valueInTwin = Money.zero
    /// What discounts took off.
    public internal(set) var cost = Money.zero
  }

  /// What one discount did in one segment. An order with several discounts is counted for each of them.
  public struct Part: Sendable, Equatable {
    /// Its place among the scenario's discounts.
    public let discount: Int
    /// A place among the segments; nil for those who are in none.
    public let segment: Int?
    public internal(set) var orders = Array(repeating: 0, count: OrderEffect.allCases.count)
    public internal(set) var value = Money.zero
    public internal(set) var valueInTwin = Money.zero
    public internal(set) var cost = Money.zero
    public internal(set) var cannibalised = Money.zero
  }

  /// From the click to the door, of orders delivered in both worlds that no discount was given for.
  public struct Others: Sendable {
    public internal(set) var here = StageTimes()
    public internal(set) var twin = StageTimes()
    /// By how many minutes each took longer than its twin.
    public internal(set) var later = Tally()
  }

  public subscript(effect: OrderEffect) -> Group { groups[effect.rawValue] }
}

// Money.
extension DiscountEffect {
  public var cost: Money { costByPlatform + costByRestaurants }
  public var incrementalOrders: Int { here.placed - twin.placed }
  public var incrementalValue: Money { here.ledger.gmv - twin.ledger.gmv }
  /// What an order more came to; nil if there are no more.
  public var costPerOrder: Money? {
    incrementalOrders > 0 ? Money(thousandths: cost.thousandths / Int64(incrementalOrders)) : nil
  }

  /// What each has more than in the twin, to the coin.
  public var gainOfPlatform: Money { here.ledger.net - twin.ledger.net }
  public var gainOfRestaurants: Money { here.ledger.restaurantProfit - twin.ledger.restaurantProfit }
  public var gainOfPartners: Money { here.ledger.partners - twin.ledger.partners }
  /// Of platform and restaurants together.
  public var gain: Money { here.ledger.profit - twin.ledger.profit }

  /// What platform and restaurants together have more than in the twin, for each unit that discounts cost: -1 if nobody
  /// responds, 0 where they break even; nil if they cost nothing.
  public var profitability: Double? { ratio(gain, cost) }
  /// The same of the platform alone, for what it pays.
  public var profitabilityOfPlatform: Double? { ratio(gainOfPlatform, costByPlatform) }
  /// The same of the restaurants alone, for what they pay.
  public var profitabilityOfRestaurants: Double? {
    ratio(gainOfRestaurants, costByRestaurants)
  }

  private func ratio(_ gain: Money, _ cost: Money) -> Double? {
    cost > .zero ? Double(gain.thousandths) / Double(cost.thousandths) : nil
  }
}

extension Ledger {
  /// What is left to restaurants when ingredients are paid.
  public var restaurantProfit: Money { restaurants - foodCost }
  /// What is left to platform and restaurants together, with what was not given back of orders that failed.
  public var profit: Money { restaurantProfit + net + kept }
}

extension DiscountEffect {
  /// - Throws: ``BrokenInvariant/twinDoesNotAdd(_:)``
  init(of outcome: Outcome, beside other: Outcome, _ scenario: Scenario) throws {
    let (slips, others) = (outcome.books.slips?.all ?? [], other.books.slips?.all ?? [])
    let pairing = Pairing(slips, beside: others)
    var account = EffectAccount(scenario)
    for (place, slip) in slips.enumerated() {
      account.add(slip, pairing.effects[place], pairing.counterparts[place].map { others[$0] })
    }
    for place in pairing.lost { account.lose(others[place]) }
    here = Side(of: outcome)
    twin = Side(of: other)
    (groups, lost) = (account.groups, account.lost)
    (costByPlatform, costByRestaurants) = (account.costByPlatform, account.costByRestaurants)
    (cannibalised, parts, self.others) = (account.cannibalised, account.parts, account.others)
    thrownAway = zip(outcome.thrownAway, other.thrownAway).map { (here: $0, twin: $1) }
    events = other.events
    try check(isSettled: outcome.ending == .whole)
  }
}

extension DiscountEffect.Side {
  fileprivate init(of outcome: Outcome) {
    (placed, ledger) = (outcome.books.placed, outcome.ledger)
    (kitchensBusy, partnersBusy) = (outcome.kitchensBusy, outcome.partnersBusy)
    kitchenQueue = outcome.books[.kitchenQueue].tally.mean
    assignmentDelay = outcome.books[.assignmentDelay].tally.mean
  }
}
