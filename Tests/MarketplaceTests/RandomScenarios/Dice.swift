/// Draws for scenarios that are made up: splitmix64 (Steele, Lea, Flood 2014).
struct Dice {
  var state: UInt64

  /// From 0 to one below the bound.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

  mutating func pick<Element>(_ all: [Element]) -> Element { all[below(all.count)] }

  /// One of a few numbers.
  mutating func number(_ all: Double...) -> String {
    let drawn = pick(all)
    return drawn == drawn.rounded() ? "\(Int(drawn))" : "\(drawn)"
  }

  mutating func flag() -> String { oneIn(2) ? "true" : "false" }

  /// One of a few texts, quoted.
  mutating func word(_ all: String...) -> String { "\"\(pick(all))\"" }

  /// A time, the same each time or drawn from a law with that mean.
  mutating func time(_ all: String...) -> String {
    let mean = "\"\(pick(all))\""
    switch mean == "\"0s\"" ? 4 : below(4) {
    case 0: return #"{ "exponential": { "mean": \#(mean) } }"#
    case 1: return #"{ "gamma": { "mean": \#(mean), "shape": 2 } }"#
    default: return mean
    }
  }

  /// An object with these keys, and with some of those.
  mutating func object(
    always: [(String, String)] = [], _ entries: [(String, String)], leavingOut: Int = 2
  ) -> String {
    let kept = always + entries.filter { _ in below(leavingOut) != 0 }
    return "{ " + kept.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + " }"
  }
}
