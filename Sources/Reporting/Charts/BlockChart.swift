/// Values over time as one line of block characters, each value as high as its share of the greatest.
///
/// ```
/// ▁▂▄▆█▇▅▃
/// ```
///
/// Where there are more values than columns, neighbours are averaged; every column stands for equally many, but perhaps
/// the last. Zero is a blank, and anything more shows at least the lowest block.
public struct BlockChart: Sendable, Equatable {
  /// What each column stands for.
  public let levels: [Double]
  /// How many values one column averages.
  public let valuesPerColumn: Int

  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// - Parameter values: At least zero each.
  public init(_ values: [Double], width: Int) {
    precondition(width > 0, "a chart cannot be \(width) columns wide")
    self.init(values, valuesPerColumn: max(1, (values.count + width - 1) / width))
  }

  /// - Parameter values: At least zero each.
  public init(_ values: [Double], valuesPerColumn size: Int) {
    precondition(size > 0, "a column of a chart cannot stand for \(size) values")
    valuesPerColumn = size
    levels = stride(from: 0, to: values.count, by: size).map { start in
      let part = values[start..<min(start + size, values.count)]
      return part.reduce(0, +) / Double(part.count)
    }
  }

  /// The height of a full block.
  public var greatest: Double { levels.max() ?? 0 }

  public var line: String {
    String(
      levels.map { level in
        guard level > 0 else { return " " }
        let height = (level / greatest * Double(Self.blocks.count)).rounded(.up)
        return Self.blocks[min(max(Int(height), 1), Self.blocks.count) - 1]
      })
  }
}
