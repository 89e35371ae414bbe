import DiscreteEvents

/// Times below a chart, at which people look: quarters, halves and whole hours.
enum ChartScale {
  /// In minutes.
  private static let round: [Int64] = [1, 2, 3, 5, 6, 10, 12, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1_440]
  private static let minute = Timespan.minute.ticks

  /// How many values a column takes together, so that it stands for a round time where that can be had.
  ///
  /// - Parameter ticks: What each value stands for.
  static func valuesPerColumn(_ count: Int, each ticks: Int64, width: Int) -> Int {
    let least = max(1, (count + width - 1) / width)
    let round = round.first { minutes in
      minutes * minute % ticks == 0 && minutes * minute / ticks >= Int64(least)
    }
    return round.map { Int($0 * minute / ticks) } ?? least
  }

  /// "0         1h        2h", each below the column that begins then.
  static func axis(of columns: Int, each column: Timespan) -> String {
    let apart = round.first { $0 * minute % column.ticks == 0 && $0 * minute / column.ticks >= 10 }
    let step = Int(apart.map { $0 * minute / column.ticks } ?? max(10, Int64(columns) / 5))
    var axis = ""
    for place in stride(from: 0, through: columns, by: step) {
      axis += String(repeating: " ", count: max(0, place - axis.count))
      axis += place == 0 ? "0" : "\(column * place)"
    }
    return axis
  }
}
