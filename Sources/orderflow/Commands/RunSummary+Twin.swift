import Marketplace
import Reporting
import Scenario
import Statistics

// For people: what discounts brought about.
extension RunSummary {
  var discounts: [String] {
    guard let effect = outcome.effect else {
      return scenario.twin
        ? paragraph("Discounts: interrupted before the twin without them could be laid beside this.", width: Self.width)
        : []
    }
    return ["Discounts, against the twin without them", ""] + table(of: effect) + [""] + sentences(on: effect) + [""]
      + comparison(effect)
  }

  private func table(of effect: DiscountEffect) -> [String] {
    var table = TextTable(
      columns: [.init("Orders", narrowest: 44)]
        + ["Count", "Items in \(scenario.currency.code)", "Discounts"].map { .init($0, .right) }, width: Self.width)
    for kind in OrderEffect.allCases where effect[kind].orders > 0 {
      table.addRow([kind.words] + cells(of: effect[kind]))
    }
    if effect.lost.orders > 0 { table.addRow(["lost: placed without discounts alone"] + cells(of: effect.lost)) }
    table.addRow(
      [
        "more than without discounts", signed(Double(effect.incrementalOrders), Self.whole),
        signed(effect.incrementalValue), "",
      ])
    return table.lines()
  }

  private func cells(of group: DiscountEffect.Group) -> [String] {
    [Self.whole.text(group.orders), text(group.value), group.cost == .zero ? "" : text(group.cost)]
  }

  private func sentences(on effect: DiscountEffect) -> [String] {
    guard effect.cost > .zero else { return ["No discount was given."] }
    let each = effect.costPerOrder.map { " Each order more cost \(text($0))." } ?? ""
    let cost =
      "Discounts cost \(text(effect.cost)), \(share(effect.cannibalised, of: effect.cost)) of it for what is ordered "
      + "without them as well, now or later.\(each)"
    return [cost, gain(effect)].flatMap { paragraph($0, width: Self.width) }
  }

  /// What platform and restaurants have of it: together, and whoever does not pay for all.
  private func gain(_ effect: DiscountEffect) -> String {
    let parts = [
      ("the platform", effect.gainOfPlatform, effect.profitabilityOfPlatform),
      ("restaurants", effect.gainOfRestaurants, effect.profitabilityOfRestaurants),
    ].map { name, gain, rate in
      "\(name) \(more(gain))" + (rate.map { ", a return of \(Self.rate.text($0)) on what it pays" } ?? "")
    }
    return "Platform and restaurants together keep \(more(effect.gain)): a return of "
      + "\(effect.profitability.map(Self.rate.text) ?? "none") (-100% if nobody responds, 0% if it pays for itself). "
      + "\(parts[0].first?.uppercased() ?? "")\(parts[0].dropFirst()); \(parts[1])."
  }

  private func more(_ gain: Money) -> String {
    gain == .zero ? "as much" : "\(text(Money(thousandths: abs(gain.thousandths)))) \(gain < .zero ? "less" : "more")"
  }

  /// The two worlds, side by side.
  private func comparison(_ effect: DiscountEffect) -> [String] {
    let (here, twin) = (effect.here, effect.twin)
    var table = TextTable(
      columns: [.init("", narrowest: 36)] + ["Here", "Without", "Change"].map { .init($0, .right) }, width: Self.width)
    let amounts = [
      (
        "restaurants keep after ingredients", here.ledger.restaurantProfit, twin.ledger.restaurantProfit,
        effect.gainOfRestaurants
      ), ("the platform keeps", here.ledger.net, twin.ledger.net, effect.gainOfPlatform),
      ("partners earn", here.ledger.partners, twin.ledger.partners, effect.gainOfPartners),
    ]
    for (name, one, other, gain) in amounts where one != .zero || other != .zero {
      table.addRow([name, text(one), text(other), signed(gain)])
    }
    let others = effect.others
    let measures: [(String, NumberFormat, Double?, Double?)] = [
      ("cooks are busy", Self.share, here.kitchensBusy, twin.kitchensBusy),
      ("an order waits for a cook, minutes", Self.minutes, here.kitchenQueue, twin.kitchenQueue),
      ("partners are busy", Self.share, here.partnersBusy, twin.partnersBusy),
      ("finding a partner, minutes", Self.minutes, here.assignmentDelay, twin.assignmentDelay),
      ("others, click to door, mean", Self.minutes, others.here.tally.mean, others.twin.tally.mean),
      (
        "others, click to door, p90", Self.minutes, others.here.quantiles.quantile(0.9),
        others.twin.quantiles.quantile(0.9)
      ),
    ]
    for (name, format, one, other) in measures {
      guard let one, let other else { continue }
      table.addRow([name, format.text(one), format.text(other), signed(one - other, format)])
    }
    for (one, other) in effect.thrownAway where one.amount.count > 0 || other.amount.count > 0 {
      let change = signed(Double(one.amount.count - other.amount.count) / one.amount.size, Self.minutes)
      table.addRow([
        "\(one.ingredient) thrown away, \(one.amount.unit)", text(one.amount), text(other.amount), change,
      ])
    }
    let note = "Others: whose order was delivered in both worlds, without a discount here."
    return table.lines() + (others.later.count > 0 ? [note] : [])
  }
}

extension RunSummary {
  private static let rate = NumberFormat.percentage(1)

  private func text(_ amount: Money) -> String { amount.grouped(places: scenario.currency.places) }

  private func text(_ amount: Amount) -> String {
    Self.minutes.groupingThousands().text(Double(amount.count) / amount.size)
  }

  private func signed(_ amount: Money) -> String { (amount > .zero ? "+" : "") + text(amount) }

  private func signed(_ value: Double, _ format: NumberFormat) -> String {
    let text = format.text(value)
    return value > 0 && text != format.text(0) ? "+" + text : text
  }

  private func share(_ part: Money, of whole: Money) -> String {
    Self.share.text(Double(part.thousandths) / Double(whole.thousandths))
  }
}

extension OrderEffect {
  /// For a table.
  fileprivate var words: String {
    switch self {
    case .won: "won: placed for the discount"
    case .broughtForward: "brought forward: placed later without it"
    case .enlarged: "enlarged: smaller without it"
    case .givenAway: "given away: as large without it"
    case .inBoth: "no discount, placed in both worlds"
    case .followed: "no discount, placed here alone"
    }
  }
}

extension Amount {
  /// For people, who seldom think in milligrams.
  fileprivate var unit: String {
    switch kind {
    case .mass: "kg"
    case .volume: "l"
    case .pieces: "pieces"
    }
  }

  fileprivate var size: Double { kind == .pieces ? 1_000 : 1_000_000 }
}
