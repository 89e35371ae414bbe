import DiscreteEvents
import Scenario

/// What a kitchen is told of an order.
struct Ticket: Sendable {
  /// One item of the menu; an item stands on one line.
  struct Line: Sendable {
    var item: Int
    var quantity: Int
    /// Where it is cooked; nil for wherever there is least to do.
    var station: Int?
    /// How long it takes; nil for what the kitchen's plan says.
    var preparation: Law<Timespan>?

    init(item: Int, quantity: Int = 1, station: Int? = nil, preparation: Law<Timespan>? = nil) {
      self.item = item
      self.quantity = quantity
      self.station = station
      self.preparation = preparation
    }
  }

  var order: Int
  /// When the customer was told that it would be there; only a kitchen that goes by promises looks at it.
  var promised: Instant
  var lines: [Line]
  /// The entity of the stream `cooking` that says how long each line takes, in the order of lines.
  var luck: UInt32
  /// Whether staff say when cooking begins and ends, instead of the drawn time.
  var isByHand: Bool

  init(order: Int, promised: Instant = .never, lines: [Line], luck: UInt32? = nil, isByHand: Bool = false) {
    self.order = order
    self.promised = promised
    self.lines = lines
    self.luck = luck ?? UInt32(truncatingIfNeeded: order)
    self.isByHand = isByHand
  }
}

extension Purpose {
  static let cooking: Purpose = "cooking"
}

/// What became of food whose ticket was taken away.
enum Dropped: Sendable, Hashable {
  /// Nothing had been begun, and nothing will be.
  case notBegun
  /// What was on the fire is finished and thrown away; nothing else of it is begun.
  case underWay
}
