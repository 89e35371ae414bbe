import JSON
import Marketplace
import Scenario
import Statistics

// For programs: what discounts brought about.
extension RunSummary {
  func json(_ effect: DiscountEffect) -> JSONText {
    [
      "cost": amount(effect.cost), "cost_by_platform": amount(effect.costByPlatform),
      "cost_by_restaurants": amount(effect.costByRestaurants), "cannibalised": amount(effect.cannibalised),
      "orders": .object(
        OrderEffect.allCases.map { .init(key: $0.key, value: json(effect[$0])) }
          + [.init(key: "lost", value: json(effect.lost))]),
      "incremental_orders": .integer(effect.incrementalOrders),
      "incremental_items": amount(effect.incrementalValue),
      "cost_per_order": effect.costPerOrder.map(amount) ?? .null,
      "return": number(effect.profitability), "return_of_platform": number(effect.profitabilityOfPlatform),
      "return_of_restaurants": number(effect.profitabilityOfRestaurants),
      "here": json(effect.here), "without": json(effect.twin),
      "others": [
        "count": .integer(effect.others.later.count), "minutes_mean": number(effect.others.here.tally.mean),
        "minutes_mean_without": number(effect.others.twin.tally.mean),
        "minutes_p90": number(effect.others.here.quantiles.quantile(0.9)),
        "minutes_p90_without": number(effect.others.twin.quantiles.quantile(0.9)),
        "minutes_later": number(effect.others.later.mean),
      ],
      "thrown_away": .array(
        effect.thrownAway.map { here, twin in
          [
            "ingredient": .string(here.ingredient), "here": .string("\(here.amount)"),
            "without": .string("\(twin.amount)"),
          ]
        }),
      "by_discount": .array(effect.parts.map(json)),
    ]
  }

  private func json(_ group: DiscountEffect.Group) -> JSONText {
    [
      "count": .integer(group.orders), "items": amount(group.value), "items_without": amount(group.valueInTwin),
      "cost": amount(group.cost),
    ]
  }

  private func json(_ side: DiscountEffect.Side) -> JSONText {
    [
      "placed": .integer(side.placed), "items": amount(side.ledger.gmv),
      "restaurants_keep": amount(side.ledger.restaurantProfit), "platform_keeps": amount(side.ledger.net),
      "kept_of_failed": amount(side.ledger.kept), "to_partners": amount(side.ledger.partners),
      "tax": amount(side.ledger.tax), "kitchens_busy": number(side.kitchensBusy),
      "kitchen_queue_minutes": number(side.kitchenQueue), "partners_busy": number(side.partnersBusy),
      "assignment_delay_minutes": number(side.assignmentDelay),
    ]
  }

  private func json(_ part: DiscountEffect.Part) -> JSONText {
    let discount = scenario.discounts[part.discount]
    let orders = OrderEffect.allCases.filter(\.isDiscounted).map {
      JSONText.Member(key: $0.key, value: .integer(part.orders[$0.rawValue]))
    }
    return [
      "discount": .string(discount.title),
      "segment": part.segment.map { .string(scenario.customers.segments.names[$0]) } ?? .null,
      "orders": .object(orders), "items": amount(part.value), "items_without": amount(part.valueInTwin),
      "cost": amount(part.cost), "cannibalised": amount(part.cannibalised),
    ]
  }
}

extension OrderEffect {
  fileprivate var key: String {
    switch self {
    case .won: "won"
    case .broughtForward: "brought_forward"
    case .enlarged: "enlarged"
    case .givenAway: "given_away"
    case .inBoth: "in_both"
    case .followed: "followed"
    }
  }
}
