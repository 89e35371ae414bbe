import DiscreteEvents
import Scenario

extension Customer {
  /// A visit from opening the app to closing it.
  func visit(by channel: Channels.Channel) async throws {
    let began = now
    var loss: Loss?
    isCounted = began >= market.books.begins
    if isCounted { market.books.sessions += 1 }
    market.chronicle.count(\.visits)
    market.record.note(.arrived, by: who)
    do {
      if channel == .dineIn { try await dine() } else { try await orderAndWait(channel) }
    } catch let departure as Departure {
      loss = departure.loss
    } catch let refusal as Refusal {
      loss = refusal.mayPass ? .serviceFailed : .refused
    }
    if let loss { leave(loss) }
    market.chronicle.close(Visit(of: self, by: channel, from: began, to: now, loss))
    forgetOrder()
  }

  /// Of somebody known by name, whose one visit is never over.
  var visitSoFar: Visit { Visit(of: self, by: nil, from: .start, to: nil, nil) }

  /// An order keeps its customer, and must not be kept by them for ever.
  func forgetOrder() {
    order = nil
    caller.order = nil
  }

  private func orderAndWait(_ channel: Channels.Channel) async throws {
    try await logInIfNeeded()
    let choice = try await search(channel)
    try await read(choice)
    let order = try await order(choice, channel)
    try await wait(for: order)
    try await rate(order)
  }

  private func leave(_ loss: Loss) {
    if isCounted { market.books.lose(loss) }
    market.record.note(.leftWithoutOrdering, by: who, .text(loss.words))
    guard loss == .putOff else { return }
    var luck = luck("another try")
    if luck.unit() < market.terms.pointee.customers.triesAgain.fraction {
      comeBack(after: market.terms.pointee.customers.triesAgainAfter.sample(using: &luck))
    }
  }

  func comeBack(after span: Timespan) {
    market.crowd.call { $0.expect(self.person, after: span, key: self.key &+ Crowd.nextVisit) }
  }
}

// Looking for something.
extension Customer {
  private func search(_ channel: Channels.Channel) async throws -> Choice {
    var luck = luck("search")
    let distance = market.terms.pointee.customers.distance.sample(using: &luck).inMetres
    let text =
      luck.unit() < market.terms.pointee.customers.search.byText.fraction
      ? market.search.call { $0.wish(using: &luck) } : nil
    let hits = try await market.servers[.search].ask(caller) {
      self.simulation.working(on: "searches") {
        market.search.call { $0.candidates(around: distance, of: self.place, text: text) }
      }
    }
    market.record.note(.searched, by: who, .count(hits.count))
    let best = simulation.working(on: "chooses") { market.offers.best(of: hits, for: self, channel) }
    guard let choice = best else { throw Departure(loss: .nothingFound) }
    if isCounted { market.books.searched += 1 }
    return choice
  }

  /// Reads the menu, and decides whether it is worth the money and the time.
  private func read(_ choice: Choice) async throws {
    var luck = luck("decision to order")
    try await market.servers[.menu].ask(caller, reading: choice.restaurant.number) {}
    market.record.note(.menuRead, by: who, .text(choice.restaurant.name))
    try await sleep(for: market.terms.pointee.customers.browse.sample(using: &luck), "reads the menu")
    let wants = 1 - market.terms.pointee.demand.browsing.fraction
    let draw = luck.unit()
    guard draw >= wants * choice.readiness else { return }
    throw Departure(loss: draw < wants ? .putOff : .onlyLooked)
  }
}

/// What somebody would order at a restaurant, and for how much.
struct Choice: Sendable {
  let restaurant: Restaurant
  let lines: [Order.Line]
  let quote: Quote
  /// 1 where price, time and rating are as usual.
  let readiness: Double
  /// From the restaurant to the door on the road, in metres.
  let road: Double

  /// The same as the menu has it now; refused if something is gone.
  func asOfNow() throws -> Choice {
    guard !restaurant.plan.isMadeUp else { return self }
    let lines = try restaurant.call { try $0.asOfNow(self.lines) }
    return Choice(restaurant: restaurant, lines: lines, quote: quote, readiness: readiness, road: road)
  }
}

extension Restaurant {
  /// Lines of a cart at the prices of now.
  func asOfNow(_ lines: [Order.Line]) throws -> [Order.Line] {
    try lines.map { line in
      guard menu[line.item].canBeOrdered, pantry.canMake(line.item, quantity: line.quantity) else { throw Refusal.gone }
      return Order.Line(item: line.item, quantity: line.quantity, price: menu[line.item].price)
    }
  }
}

/// Somebody leaves without having ordered.
struct Departure: Error, Sendable {
  let loss: Loss
}

/// Why somebody went without ordering.
public enum Loss: Int, Sendable, CaseIterable {
  case onlyLooked, nothingFound, putOff, abandoned, refused, serviceFailed, loginFailed, noTable

  public var words: String {
    switch self {
    case .onlyLooked: "only looked"
    case .nothingFound: "found nothing"
    case .putOff: "put off by price, time or rating"
    case .abandoned: "left the cart behind"
    case .refused: "could not order it"
    case .serviceFailed: "a service failed"
    case .loginFailed: "could not log in"
    case .noTable: "no table was free"
    }
  }
}
