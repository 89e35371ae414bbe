/// How far, in millimetres.
public struct Distance: UnitQuantity, CustomStringConvertible {
  public static let noun = "a distance"
  public static let units = [
    QuantityUnit("mm", 1), QuantityUnit("m", 1_000, also: ["metre", "metres", "meter", "meters"]),
    QuantityUnit("km", 1_000_000, also: ["kilometre", "kilometres", "kilometer", "kilometers", "kms"]),
  ]
  public let count: Int64
  public init(count: Int64) { self.count = count }

  public static func metres(_ metres: Int64) -> Distance { Distance(count: metres * 1_000) }
  public static func kilometres(_ kilometres: Int64) -> Distance { .metres(kilometres * 1_000) }
  public var inMetres: Double { Double(count) / 1_000 }
}

/// How fast, in millimetres an hour.
public struct Speed: UnitQuantity, CustomStringConvertible {
  public static let noun = "a speed"
  public static let units = [
    QuantityUnit("m/s", 3_600_000, also: ["mps"]), QuantityUnit("km/h", 1_000_000, also: ["kmh", "kph", "kmph"]),
  ]
  public let count: Int64
  public init(count: Int64) { self.count = count }

  public static func kilometresPerHour(_ speed: Int64) -> Speed { Speed(count: speed * 1_000_000) }
  public var inMetresPerSecond: Double { Double(count) / 3_600_000 }
}

/// A part of a whole, in millionths, so that a percentage of an amount of money is exact: "15%", or 0.15.
public struct Share: UnitQuantity, CustomStringConvertible {
  public static let noun = "a share"
  public static let units = [QuantityUnit("%", 10_000, also: ["percent", "pct"])]
  public let count: Int64
  public init(count: Int64) { self.count = count }

  public static func percent(_ percent: Int64) -> Share { Share(count: percent * 10_000) }
  public static let all = percent(100)
  public var fraction: Double { Double(count) / 1_000_000 }
}

/// How much of an ingredient: a mass in milligrams, a volume in microlitres, or a number in thousandths of a piece.
public struct Amount: Sendable, Hashable {
  public enum Kind: Sendable, Hashable { case mass, volume, pieces }

  public let kind: Kind
  public let count: Int64

  public init(_ kind: Kind, count: Int64) {
    self.kind = kind
    self.count = count
  }

  public static func grams(_ grams: Int64) -> Amount { Amount(.mass, count: grams * 1_000) }
  public static func pieces(_ pieces: Int64) -> Amount { Amount(.pieces, count: pieces * 1_000) }

  static let units: [(symbol: String, kind: Kind, size: Int64)] = [
    ("mg", .mass, 1), ("g", .mass, 1_000), ("kg", .mass, 1_000_000), ("ml", .volume, 1_000), ("l", .volume, 1_000_000),
    ("pieces", .pieces, 1_000),
  ]
}

extension Amount: CustomStringConvertible {
  /// Reads "150g", "1.5l" or "12 pieces"; nil if it is none of them.
  public init?(_ text: String) {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let word = text.dropFirst(number.count).drop { $0 == " " }
    guard let unit = Self.units.first(where: { $0.symbol == (word == "piece" ? "pieces" : word) }),
      let count = ExactNumber(String(number))?.count(ofUnit: unit.size)
    else { return nil }
    self.init(unit.kind, count: count)
  }

  public var description: String {
    let units = Self.units.filter { $0.kind == kind }
    let unit = units.last { $0.size <= count } ?? units[0]
    return ExactNumber.text(of: count, inUnitsOf: unit.size) + (kind == .pieces ? " " : "") + unit.symbol
  }
}
