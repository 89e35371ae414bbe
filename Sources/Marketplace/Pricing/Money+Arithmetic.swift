import Scenario

extension Money {
  static func + (left: Money, right: Money) -> Money { Money(thousandths: left.thousandths + right.thousandths) }
  static func - (left: Money, right: Money) -> Money { Money(thousandths: left.thousandths - right.thousandths) }
  static func * (price: Money, quantity: Int) -> Money { Money(thousandths: price.thousandths * Int64(quantity)) }
  static func += (sum: inout Money, amount: Money) { sum = sum + amount }
  static func -= (sum: inout Money, amount: Money) { sum = sum - amount }
}
