import DiscreteEvents
import Scenario

/// Messages with their blanks filled in.
enum Wording {
  static func filled(_ text: String, for order: Order, at status: OrderStatus) -> String {
    var words = text
    for blank in OrderLife.blanks where words.contains(blank) {
      words = words.replacing(blank, with: value(of: blank, order, status))
    }
    return words
  }

  /// What fills the blanks, as one number, with a number for the words between them.
  static func blanks(of order: Order, _ words: Int) -> Digest {
    var digest = Digest(
      of: words, Int(order.quote.total.thousandths), Int(order.quote.saved.thousandths),
      order.trip?.partner.number ?? -1)
    digest.mix(order.lines)
    digest.mix(Int(order.reason.rawValue))
    if !order.remark.isEmpty { digest.mix(order.remark) }
    return digest
  }

  private static func value(of blank: String, _ order: Order, _ status: OrderStatus) -> String {
    switch blank {
    case "{order}": order.label.isEmpty ? "\(order.number)" : order.label
    case "{items}": order.lines.map { "\($0.quantity) \(order.restaurant.itemName($0.item))" }.joined(separator: ", ")
    case "{total}": order.quote.total.text()
    case "{saved}": order.quote.saved.text()
    case "{minutes}": "\(order.minutesPromised)"
    case "{restaurant}": order.restaurant.name
    case "{partner}": order.trip?.partner.name ?? ""
    case "{reason}": order.remark.isEmpty ? order.reason.words : order.remark
    default: ""
    }
  }
}
