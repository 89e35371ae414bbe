import DiscreteEvents
import JSON
import Marketplace
import Reporting

extension WarmupChoice {
  /// For people: what is not measured, and why; nothing where the scenario does not ask for it.
  var sentence: String? {
    let whole = NumberFormat.whole.groupingThousands()
    switch reason {
    case .nothing, .interrupted: return nil
    case .said: return "Not measured: the first \(length.toTheSecond), as the scenario says."
    case .settled(0, let count):
      return "Everything is measured: by MSER-5, of \(whole.text(count)) orders of a first run none is of a warm-up."
    case .settled(let first, let count):
      return
        "Not measured: the first \(length.toTheSecond). By MSER-5, of \(whole.text(count)) orders of a first run the first "
        + "\(whole.text(first)) are of a warm-up."
    case .unsettled(let count):
      return "Everything is measured: by MSER-5, \(whole.text(count)) orders of a first run do not show from when on "
        + "times are as they stay."
    }
  }

  /// For programs.
  var json: JSONText {
    let (why, leftOut, count): (String, Int?, Int?) =
      switch reason {
      case .nothing: ("none", nil, nil)
      case .said: ("said", nil, nil)
      case .settled(let first, let count): ("settled", first, count)
      case .unsettled(let count): ("unsettled", nil, count)
      case .interrupted: ("interrupted", nil, nil)
      }
    return [
      "minutes": .number(length.inMinutes), "why": .string(why),
      "orders_left_out": leftOut.map { .integer($0) } ?? .null, "orders_looked_at": count.map { .integer($0) } ?? .null,
    ]
  }
}

extension Timespan {
  /// "6h52m11s"
  var toTheSecond: String { Timespan.seconds((ticks + 500_000) / 1_000_000).description }
}
