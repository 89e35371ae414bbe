import DiscreteEvents
import Messaging
import Scenario

/// What a fault strikes, found by its name.
enum FaultTarget {
  case service(Server)
  case store(Server)
  case cache(Server)
  case topics([Int])
  case listener(Listener)
  case restaurants([Restaurant])
  /// Whole kitchens, or one station of each.
  case kitchens([Restaurant], station: String?)
  case waiters([Restaurant])
  case partners([Partner])
  case customer(String)
  case customers
}

extension FaultTarget {
  /// Names are looked for in the order in which a scenario's rules know them; nil for what is not there yet.
  init?(_ fault: Fault, number: Int, in market: Market) {
    let what = fault.what
    if let listener = Self.listener(what, market) {
      self = .listener(listener)
    } else if let place = market.bus.lines.firstIndex(where: { $0.topic.name == what }) {
      self = .topics([place])
    } else if let target = Self.part(of: what, market) {
      self = target
    } else if let group = Self.group(fault, number, market) {
      self = group
    } else if let name = Service.Name(rawValue: what) {
      self = .service(market.servers[name])
    } else if let restaurant = market.restaurants.first(where: { $0.name == what }) {
      self = .restaurants([restaurant])
    } else if let partner = market.partners.first(where: { $0.name == what }) {
      self = .partners([partner])
    } else if market.terms.pointee.customers.list.contains(where: { $0.name == what }) {
      self = .customer(what)
    } else {
      return nil
    }
  }

  private static func listener(_ what: String, _ market: Market) -> Listener? {
    let parts = what.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    return market.bus.line(named: parts[0])?.listeners.first { $0.name == parts[1] }
  }

  /// "order.store", "menu.cache", "kitchens.grill" and "bistro.grill".
  private static func part(of what: String, _ market: Market) -> FaultTarget? {
    guard let point = what.lastIndex(of: ".") else { return nil }
    let (whole, part) = (String(what[..<point]), String(what[what.index(after: point)...]))
    if let name = Service.Name(rawValue: whole) {
      if part == "store" { return .store(market.servers[name]) }
      if part == "cache" { return .cache(market.servers[name]) }
    }
    if what.hasPrefix("kitchens.") { return .kitchens(market.restaurants, station: String(what.dropFirst(9))) }
    return market.restaurants.first { what.hasPrefix("\($0.name).") }.map {
      .kitchens([$0], station: String(what.dropFirst($0.name.count + 1)))
    }
  }

  /// A share of all: who it is depends on the fault and on each of them alone.
  private static func group(_ fault: Fault, _ number: Int, _ market: Market) -> FaultTarget? {
    func some<Member>(of members: [Member]) -> [Member] {
      members.enumerated().filter { place, _ in
        guard fault.extent < .all, [.down, .slow, .crashes, .partitioned].contains(fault.kind) else { return true }
        var luck = market.simulation.stream("struck by fault", entity: UInt32(number) << 24 | UInt32(place))
        return luck.unit() < fault.extent.fraction
      }.map(\.element)
    }
    return switch fault.what {
    case "broker": .topics(Array(market.bus.lines.indices))
    case "restaurants": .restaurants(some(of: market.restaurants))
    case "kitchens": .kitchens(some(of: market.restaurants), station: nil)
    case "waiters": .waiters(market.restaurants)
    case "partners": .partners(some(of: market.partners))
    case "customers": .customers
    default: nil
    }
  }
}
