import Scenario

/// What a discount would take off, and of what.
private struct Reduction {
  let discount: Int
  /// What it comes to on all lines, before limits.
  var whole = Money.zero
  var amount = Money.zero
  /// Where its predictor's answers begin.
  var predictions = 0
}

extension Pricer {
  func addDiscounts(to quote: inout Quote, of basket: Basket, _ answering: Answering) {
    for place in promotions.combining {
      if let found = reduction(by: place, &quote, basket, answering) { apply(found, to: &quote, basket) }
    }
    var best: Reduction?
    for place in promotions.exclusive {
      guard let found = reduction(by: place, &quote, basket, answering) else { continue }
      if found.amount > best?.amount ?? .zero { best = found }
    }
    if let best { apply(best, to: &quote, basket) }
  }

  /// Nil for nothing, for what is not covered, and where discounts lower no price: predictors are asked all the same.
  private func reduction(
    by place: Int, _ quote: inout Quote, _ basket: Basket, _ answering: Answering
  ) -> Reduction? {
    guard promotions.all[place].applies(to: basket, costing: quote.subtotal) else { return nil }
    var reduction = Reduction(discount: place)
    if case .predictor(let predictor) = promotions.all[place].policy {
      guard answering == .all else { return nil }
      reduction.predictions = quote.predictions.count
      let features = Features(of: basket, costing: quote.subtotal, in: calendar)
      predictor.predict(basket.lines, features, into: &quote.predictions)
    }
    guard givesDiscounts else { return nil }
    for line in basket.lines.indices { reduction.whole += weight(of: line, in: reduction, quote, basket) }
    reduction.amount = min(reduction.whole, promotions.all[place].atMost)
    if case .amount(let amount) = promotions.all[place].size { reduction.amount = min(reduction.amount, amount) }
    guard reduction.amount > .zero, budgets.covers(place, costing: reduction.amount, for: basket.customer.number)
    else { return nil }
    return reduction
  }

  /// By how much a line would be lowered, if nothing limited it.
  private func weight(of line: Int, in reduction: Reduction, _ quote: Quote, _ basket: Basket) -> Money {
    guard promotions.all[reduction.discount].applies(to: basket.lines[line]) else { return .zero }
    let left = quote.lines[line].discounted
    switch promotions.all[reduction.discount].size {
    case .amount: return left
    case .part(let share): return min(left, coins.part(share, of: quote.lines[line].amount))
    case .predicted:
      let share = quote.predictions[reduction.predictions + line].answer.percentage
      return min(left, coins.part(share, of: quote.lines[line].amount))
    }
  }

  /// Shares it out over its lines, and notes it.
  private func apply(_ reduction: Reduction, to quote: inout Quote, _ basket: Basket) {
    var (reached, given, largest) = (Money.zero, Money.zero, (line: 0, weight: Money.zero))
    for line in basket.lines.indices {
      let weight = weight(of: line, in: reduction, quote, basket)
      guard weight > .zero else { continue }
      if weight > largest.weight { largest = (line, weight) }
      reached += weight
      let upToHere =
        reduction.amount == reduction.whole
        ? reached : coins.portion(of: reduction.amount, upTo: reached, of: reduction.whole)
      quote.lower(line: line, by: upToHere - given)
      given = upToHere
    }
    note(reduction, mostly: largest.line, in: &quote)
  }

  private func note(_ reduction: Reduction, mostly line: Int, in quote: inout Quote) {
    let place = reduction.discount
    var (reason, confidence) = (promotions.all[place].reason, 1.0)
    if case .predicted = promotions.all[place].size {
      let answer = quote.predictions[reduction.predictions + line].answer
      (reason, confidence) = (answer.reason, answer.confidence)
    }
    quote.add(
      Quote.Applied(
        discount: place, amount: reduction.amount, payer: promotions.all[place].payer, reason: reason,
        confidence: confidence))
  }
}

extension Pricer {
  /// By how much partners in short supply raise the price.
  func surge(on basket: Basket, _ quote: Quote) -> Money {
    var (sum, lowest): (Money, Money?) = (.zero, nil)
    for place in promotions.surges where promotions.all[place].applies(to: basket, costing: quote.subtotal) {
      let amount = surge(by: promotions.all[place], on: basket, quote)
      guard amount > .zero else { continue }
      if promotions.all[place].combines {
        sum += amount
      } else {
        lowest = min(lowest ?? amount, amount)
      }
    }
    return sum + (lowest ?? .zero)
  }

  private func surge(by promotion: Promotion, on basket: Basket, _ quote: Quote) -> Money {
    var (raised, isMeant) = (Money.zero, false)
    for line in basket.lines.indices where promotion.applies(to: basket.lines[line]) {
      isMeant = true
      if case .part(let share) = promotion.size { raised += coins.part(share, of: quote.lines[line].amount) }
    }
    if case .amount(let fee) = promotion.size, isMeant { raised = fee }
    return min(raised, promotion.atMost)
  }
}

/// The discounts that somebody has on an occasion, at the restaurants that give them.
struct Entitlement: Sendable {
  /// Their places, of those that combine and of the others.
  fileprivate var combining: [Int] = []
  fileprivate var exclusive: [Int] = []

  fileprivate var isEmpty: Bool { combining.isEmpty && exclusive.isEmpty }
}

extension Pricer {
  func entitlement(on occasion: Occasion) -> Entitlement {
    var entitlement = Entitlement()
    guard givesDiscounts, !promotions.all.isEmpty else { return entitlement }
    let empty = Basket(
      lines: [], restaurant: 0, moment: occasion.moment, customer: occasion.customer,
      ordersPerFreePartner: occasion.ordersPerFreePartner)
    for place in promotions.combining where promotions.all[place].policy.holds(for: empty) {
      entitlement.combining.append(place)
    }
    for place in promotions.exclusive where promotions.all[place].policy.holds(for: empty) {
      entitlement.exclusive.append(place)
    }
    return entitlement
  }

  /// No basket at a restaurant costs somebody a smaller part of what it would without discounts; from 0 to 1.
  ///
  /// - Parameter price: The lowest of any item that costs something; nil if it is not known.
  func lowestPart(at restaurant: Int, with entitlement: Entitlement, itemsFrom price: Money?) -> Double {
    if entitlement.isEmpty { return 1 }
    func most(of place: Int) -> Double {
      guard promotions.all[place].isGiven(at: restaurant) else { return 0 }
      return promotions.all[place].largestPart(coins, itemsFrom: price)
    }
    var given = entitlement.exclusive.reduce(0.0) { max($0, most(of: $1)) }
    for place in entitlement.combining { given += most(of: place) }
    return max(0, 1 - given)
  }
}

extension Promotion {
  /// No basket is lowered by a larger part of its items.
  fileprivate func largestPart(_ coins: Coins, itemsFrom price: Money?) -> Double {
    func part(_ amount: Money) -> Double {
      minimumBasket > .zero ? Double(amount.thousandths) / Double(minimumBasket.thousandths) : 1
    }
    switch size {
    // Each line is rounded, up by half a coin at most.
    case .part(let share): return min(share.fraction + 0.5 / (price.map(coins.count) ?? 1), part(atMost))
    case .amount(let amount): return min(part(amount), part(atMost))
    case .predicted: return min(1, part(atMost))
    }
  }
}
