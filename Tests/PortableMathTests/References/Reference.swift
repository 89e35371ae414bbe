/// Values to test against, computed with mpmath 1.3.0 at 60 digits (sine and cosine at 1,400 bits).
///
/// Each entry is an argument (two for `pow`), the exact result rounded to a double, and what the rounding lost, in units
/// in the last place of that double.
enum Reference {
  struct Entry {
    let arguments: [Double]
    let nearest: Double
    let lost: Double

    /// How far `result` is from the exact value, in units in the last place.
    func error(of result: Double) -> Double {
      guard result.isFinite else { return .infinity }
      return abs((result - nearest) / nearest.ulp - lost)
    }
  }

  static func entries(_ values: [Double], arguments: Int = 1) -> [Entry] {
    stride(from: 0, to: values.count, by: arguments + 2).map { start in
      Entry(
        arguments: Array(values[start..<start + arguments]), nearest: values[start + arguments],
        lost: values[start + arguments + 1])
    }
  }
}
