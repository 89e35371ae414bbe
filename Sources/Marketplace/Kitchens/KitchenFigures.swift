import DiscreteEvents
import Statistics

/// What a kitchen has measured since the start or the last reset.
struct KitchenFigures: Sendable, Equatable {
  /// Tickets that came, and what became of them.
  var taken = 0
  var ready = 0
  var droppedBeforeCooking = 0
  var thrownAway = 0
  /// Seconds from the ticket, or from when it was to be begun, to the first flame.
  var waits = Tally()
  /// Seconds from the first flame until all of an order was ready.
  var cooking = Tally()
}

/// Time added up over the places of a station, or of a kitchen, exactly.
///
/// Ten thousand places for ten years stay within what a ``Timespan`` holds.
struct PlaceTime: Sendable, Hashable {
  /// Spent cooking.
  var busy = Timespan.zero
  /// Of cooks who were there and whose station worked. A cook who is called away finishes first, and counts until then.
  var offered = Timespan.zero

  /// Nil if nobody was there; never above 1.
  var utilisation: Double? { offered > .zero ? busy / offered : nil }

  static func + (left: PlaceTime, right: PlaceTime) -> PlaceTime {
    PlaceTime(busy: left.busy + right.busy, offered: left.offered + right.offered)
  }
}
