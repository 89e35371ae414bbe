/// Numbers in sentences.
enum Numbers {
  /// With a comma between thousands: "11,000".
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    let parts = digits.indices.map { place in
      (place > 0 && (digits.count - place) % 3 == 0 ? "," : "") + String(digits[place])
    }
    return (number < 0 ? "-" : "") + parts.joined()
  }

  /// Whole from ten on, with two places below: "11,000", "1.25".
  static func text(_ number: Double) -> String {
    guard abs(number) < 10 else { return abs(number) < 1e15 ? grouped(Int(number.rounded())) : "\(number)" }
    let hundredths = Int((number * 100).rounded())
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    guard rest != 0 else { return String(whole) }
    return "\(whole)." + (rest < 10 ? "0\(rest)" : rest % 10 == 0 ? String(rest / 10) : String(rest))
  }

  /// The next whole number that is truly larger than a load.
  static func above(_ load: Double) -> Int { load < 1e15 ? Int(load.rounded(.down)) + 1 : Int.max }

  /// "1 cook", "2 cooks".
  static func counted(_ count: Int, _ noun: String) -> String { "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")" }
}
