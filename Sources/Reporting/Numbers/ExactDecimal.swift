/// A number as decimal digits, exactly: 0.d₁d₂d₃… × 10^`point`.
///
/// Every finite `Double` is a whole number of some power of two, and so has a finite decimal expansion (767 digits at
/// most). Rounding that expansion is exact, which rounding after a multiplication by a power of ten is not.
struct ExactDecimal: Equatable {
  var isNegative: Bool
  /// Most significant first, without leading zeros; empty for zero.
  var digits: [UInt8]
  var point: Int
}

extension ExactDecimal {
  /// The expansion of a finite number; nil for infinities and for what is not a number.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    self.init(isNegative: value.sign == .minus, digits: [], point: 0)
    guard value != 0 else { return }
    let bits = value.significandBitPattern
    let hidden: UInt64 = value.isNormal ? 1 << 52 : 0
    let exponent = max(Int(value.exponentBitPattern), 1) - 1075
    var whole = WholeNumber(bits | hidden)
    if exponent >= 0 {
      whole.multiply(by: 2, times: exponent)
    } else {
      // m / 2^k = m · 5^k / 10^k
      whole.multiply(by: 5, times: -exponent)
    }
    digits = whole.decimalDigits
    point = digits.count + min(exponent, 0)
  }

  init(_ value: Int) {
    self.init(isNegative: value < 0, digits: WholeNumber(UInt64(value.magnitude)).decimalDigits, point: 0)
    point = digits.count
  }

  /// This number times 10^`places`, exactly.
  func shifted(by places: Int) -> ExactDecimal {
    ExactDecimal(isNegative: isNegative, digits: digits, point: digits.isEmpty ? 0 : point + places)
  }
}

extension ExactDecimal {
  /// The nearest number that has `count` digits or fewer. `count` may be negative: then the nearest one is zero.
  func rounded(toDigits count: Int, ties: TieRule) -> ExactDecimal {
    guard count < digits.count else { return self }
    guard count >= 0 else { return ExactDecimal(isNegative: isNegative, digits: [], point: 0) }
    var result = self
    result.digits.removeSubrange(count...)
    if roundsUp(at: count, ties: ties) {
      result.addOneInLastPlace()
    }
    if result.digits.isEmpty { result.point = 0 }
    return result
  }

  /// The nearest number without digits beyond `places` after the decimal point.
  func rounded(toPlaces places: Int, ties: TieRule) -> ExactDecimal {
    rounded(toDigits: point + places, ties: ties)
  }

  private func roundsUp(at count: Int, ties: TieRule) -> Bool {
    let first = digits[count]
    guard first == 5, digits[(count + 1)...].allSatisfy({ $0 == 0 }) else { return first >= 5 }
    switch ties {
    case .awayFromZero: return true
    case .toEven: return count > 0 && digits[count - 1] % 2 == 1
    }
  }

  private mutating func addOneInLastPlace() {
    for place in digits.indices.reversed() {
      guard digits[place] == 9 else {
        digits[place] += 1
        return
      }
      digits[place] = 0
    }
    digits.insert(1, at: 0)
    point += 1
  }
}

/// A whole number of any size: just enough arithmetic to expand a `Double`.
private struct WholeNumber {
  private static let base: UInt64 = 1_000_000_000
  /// Base 10⁹, least significant first, without leading zeros.
  private var limbs: [UInt32] = []

  init(_ value: UInt64) {
    var rest = value
    while rest > 0 {
      limbs.append(UInt32(rest % Self.base))
      rest /= Self.base
    }
  }

  mutating func multiply(by factor: UInt32, times: Int) {
    // The largest powers of 2 and 5 that fit into 32 bits do most of the work.
    let (stride, power): (Int, UInt32) = factor == 2 ? (31, 1 << 31) : (13, 1_220_703_125)
    for _ in 0..<(times / stride) { multiply(by: power) }
    for _ in 0..<(times % stride) { multiply(by: factor) }
  }

  private mutating func multiply(by factor: UInt32) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * UInt64(factor) + carry
      limbs[index] = UInt32(product % Self.base)
      carry = product / Self.base
    }
    while carry > 0 {
      limbs.append(UInt32(carry % Self.base))
      carry /= Self.base
    }
  }

  var decimalDigits: [UInt8] {
    var digits: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return digits.reversed()
  }
}
