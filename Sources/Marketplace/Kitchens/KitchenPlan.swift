import DiscreteEvents
import Scenario

/// How a kitchen works: its stations, in what order it takes tickets, and how long cooking takes.
///
/// Kitchens that work alike share one plan; it never changes.
final class KitchenPlan: Sendable {
  /// How many can cook at each station at once. A kitchen without stations is one station with a place for each cook.
  let places: [Int]
  /// Names of the stations; empty for a kitchen without stations.
  let stationNames: [String]
  let order: Kitchens.TicketOrder
  /// How many portions of the same item are cooked at once.
  let batch: Int
  /// How much longer, in parts, each further pan makes a piece of work.
  let sizeEffect: Double
  /// Where an item does not say.
  let preparation: Law<Timespan>

  init(
    places: [Int], stationNames: [String] = [], order: Kitchens.TicketOrder = .fifo, batch: Int = 1,
    sizeEffect: Double = 0, preparation: Law<Timespan>
  ) {
    precondition(!places.isEmpty && places.allSatisfy { $0 >= 0 }, "a kitchen was planned with places \(places)")
    precondition(batch >= 1 && sizeEffect >= 0, "a kitchen was planned with batch \(batch), size effect \(sizeEffect)")
    self.places = places
    self.stationNames = stationNames
    self.order = order
    self.batch = batch
    self.sizeEffect = sizeEffect
    self.preparation = preparation
  }

  /// A kitchen as a scenario describes it, with what a restaurant says for itself.
  convenience init(
    _ kitchens: Kitchens, cooks: Int? = nil, stations: Named<Int>? = nil, preparation: Law<Timespan>? = nil
  ) {
    let stations = stations ?? kitchens.stations
    self.init(
      places: stations.isEmpty ? [cooks ?? kitchens.cooks] : stations.values, stationNames: stations.names,
      order: kitchens.order, batch: kitchens.batch, sizeEffect: kitchens.sizeEffect,
      preparation: preparation ?? kitchens.preparation)
  }

  /// The number of a station; nil for a name that is none of them, as that of an item that may be cooked anywhere.
  func station(named name: String) -> Int? { stationNames.firstIndex(of: name) }
}

extension KitchenPlan {
  /// How many pans so many portions of one item take.
  func pans(for quantity: Int) -> Int { (max(0, quantity) + batch - 1) / batch }

  /// The time of a piece of work whose longest item takes `longest` and that fills `pans` pans.
  func span(longest: Timespan, pans: Int) -> Timespan {
    Self.stretched(longest, by: 1 + sizeEffect * Double(max(0, pans - 1)))
  }

  /// Longer by a factor, but never beyond a century: what takes that long is never ready anyway.
  static func stretched(_ span: Timespan, by factor: Double) -> Timespan {
    guard factor != 1 else { return span }
    return .seconds(min(span.inSeconds * factor, Timespan.days(36_525).inSeconds))
  }
}
