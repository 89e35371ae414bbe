/// To items of whose scarcest ingredient less than a part of a full stock is left.
struct StockClearing: Condition {
  let below: Double

  func holds(for line: Basket.Line) -> Bool { line.stock.map { $0 < below } ?? false }
}
