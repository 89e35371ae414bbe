public import DiscreteEvents
import Messaging
import Scenario

/// What happened, told in lines.
public struct Story: Sendable {
  public struct Line: Sendable, Equatable {
    public let at: Instant
    public let who: String
    public let what: String
    public let detail: String
  }

  public let lines: [Line]
  /// A number that differs if anything that happened does.
  public let digest: UInt64
  let happenings: [Happening]

  init(of market: Market) {
    happenings = market.record.happenings
    digest = market.record.digest ?? 0
    lines = market.record.happenings.map { Line($0, market) }
  }
}

extension Story.Line {
  init(_ line: Happening, _ market: Market) {
    self.init(
      at: line.at, who: market.name(of: line.who), what: "\(line.kind)", detail: line.detail.words(in: market))
  }
}

extension Market {
  func name(of who: Who) -> String {
    let number = Int(who.number)
    switch who.role {
    case .customer:
      return crowd.call { crowd in crowd.named.values.first { $0.who == who }?.name } ?? "customer \(number)"
    case .restaurant: return restaurants.indices.contains(number) ? restaurants[number].name : "restaurant \(number)"
    case .kitchen: return restaurants.indices.contains(number) ? "kitchen of \(restaurants[number].name)" : "kitchen"
    case .partner: return partners.indices.contains(number) ? partners[number].name : "partner \(number)"
    case .service: return servers.all[number].name.rawValue
    case .staff:
      let (restaurant, place) = who.workplace
      return restaurants[restaurant].plan.staff.names[place]
    case .dispatcher: return "dispatcher"
    case .broker: return "broker"
    case .platform: return number == 1 ? "gateway" : number == 2 ? "somebody else" : "platform"
    }
  }
}

extension Happening.Detail {
  func words(in market: Market) -> String {
    switch self {
    case .none: ""
    case .count(let count): "\(count)"
    case .code(let code): "\(code)"
    case .money(let money): money.text(places: market.terms.pointee.currency.places)
    case .span(let span): "\(span)"
    case .topic(let place, let event):
      "\(market.bus.lines[place].topic.name)"
        + (market.bus.lines[place].topic.name == event.name ? "" : " (\(event.name))")
    case .text(let text), .words(let text, _): text
    }
  }
}
