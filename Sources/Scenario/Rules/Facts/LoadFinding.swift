/// A load that is not below the capacity, in words.
struct LoadFinding {
  /// "at 19:00 in \"Spice Garden\"".
  let occasion: String
  /// What comes: "120 orders an hour".
  let arrivals: String
  /// How much of the capacity it takes; both in the same unit.
  let load: Double
  let capacity: Int
  /// "cook", in the singular.
  let noun: String

  var isTooMuch: Bool { load >= Double(capacity) }

  var sentence: String {
    let utilisation = capacity > 0 ? Numbers.text(load / Double(capacity)) : "infinite"
    let busy = Numbers.text(load) + " \(noun)" + (Numbers.text(load) == "1" ? "" : "s")
    return
      "\(occasion), \(arrivals) keep \(busy) busy, and there \(capacity == 1 ? "is" : "are") \(Numbers.grouped(capacity)): ρ = \(utilisation)"
  }

  /// What capacity, or what part of the arrivals, would bring the load below it.
  func hint(_ key: String, _ rate: Double, _ unit: String) -> String {
    let bearable = Double(capacity) / load * rate
    return "write \"\(key)\" of at least \(Numbers.above(load)), or fewer than \(Numbers.text(bearable)) \(unit)"
  }
}
