import DiscreteEvents
import Scenario
import Statistics

/// Adds up what discounts brought about, order by order.
struct EffectAccount {
  private(set) var groups = Array(repeating: DiscountEffect.Group(), count: OrderEffect.allCases.count)
  private(set) var lost = DiscountEffect.Group()
  private(set) var costByPlatform = Money.zero
  private(set) var costByRestaurants = Money.zero
  private(set) var cannibalised = Money.zero
  private(set) var others = DiscountEffect.Others()
  /// By discount, and for each by segment, those in none at the end.
  private var cells: [DiscountEffect.Part]
  private let segments: Int
  private let coins: Coins

  init(_ scenario: Scenario) {
    let segments = scenario.customers.segments.names.count
    cells = scenario.discounts.indices.flatMap { discount in
      (0...segments).map { DiscountEffect.Part(discount: discount, segment: $0 < segments ? $0 : nil) }
    }
    self.segments = segments
    coins = Coins(of: scenario.currency)
  }

  /// Those that were given at all.
  var parts: [DiscountEffect.Part] { cells.filter { $0.orders.contains { $0 > 0 } } }

  mutating func add(_ slip: Slip, _ effect: OrderEffect, _ counterpart: Slip?) {
    groups[effect.rawValue].add(slip, counterpart)
    for applied in slip.discounts { add(applied, of: slip, effect, counterpart) }
    if effect == .inBoth, let counterpart { compare(slip, counterpart) }
  }

  mutating func lose(_ slip: Slip) { lost.add(slip, nil) }

  private mutating func add(
    _ applied: Quote.Applied, of slip: Slip, _ effect: OrderEffect, _ counterpart: Slip?
  ) {
    let cost = slip.status.isSuccess ? applied.amount : .zero
    let wasted = cannibalised(of: cost, slip, effect, counterpart)
    switch applied.payer {
    case .platform: costByPlatform += cost
    case .restaurant: costByRestaurants += cost
    }
    cannibalised += wasted
    let place = applied.discount * (segments + 1) + (slip.segment ?? segments)
    cells[place].orders[effect.rawValue] += 1
    cells[place].value += slip.sold
    cells[place].valueInTwin += counterpart?.sold ?? .zero
    cells[place].cost += cost
    cells[place].cannibalised += wasted
  }

  private func cannibalised(
    of cost: Money, _ slip: Slip, _ effect: OrderEffect, _ counterpart: Slip?
  ) -> Money {
    switch effect {
    case .givenAway, .broughtForward: cost
    case .enlarged: coins.portion(of: cost, upTo: counterpart?.value ?? .zero, of: slip.value)
    case .won, .inBoth, .followed: .zero
    }
  }

  private mutating func compare(_ slip: Slip, _ counterpart: Slip) {
    guard let stay = slip.stay, let other = counterpart.stay else { return }
    others.here.add(stay)
    others.twin.add(other)
    others.later.add((stay - other).inMinutes)
  }
}

extension DiscountEffect.Group {
  fileprivate mutating func add(_ slip: Slip, _ counterpart: Slip?) {
    orders += 1
    value += slip.sold
    valueInTwin += counterpart?.sold ?? .zero
    cost += slip.cost
  }
}
