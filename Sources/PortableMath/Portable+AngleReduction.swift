extension Portable {
  /// x as `quadrant` * pi/2 + `rest`, with |rest| at most pi/4 (up to rounding) and the quadrant modulo 4.
  static func reducedAngle(_ x: Double) -> (quadrant: Int, rest: Extended) {
    if abs(x) < 0x1.921fb54442d18p-1 { return (0, Extended(x)) }
    return abs(x) < 0x1p20 ? reducedByParts(x) : reducedByBits(x)
  }

  /// Cody and Waite's reduction: pi/2 in parts of 33 bits, whose products with a quadrant below 2^20 are exact.
  private static func reducedByParts(_ x: Double) -> (quadrant: Int, rest: Extended) {
    let n = (x * 0x1.45f306dc9c883p-1 + roundingShift) - roundingShift
    let first = Extended(sum: x - n * 0x1.921fb54400000p+0, -(n * 0x1.0b4611a600000p-34))
    let second = Extended(sum: first.high, -(n * 0x1.3198a2e000000p-69))
    let rest = Extended(sum: second.high, (first.low + second.low) - n * 0x1.b839a252049c1p-104)
    return (Int(n) & 3, rest)
  }

  /// Payne and Hanek's reduction (1983): only the bits of 2/pi that matter for x modulo 2 pi are multiplied.
  ///
  /// x = m 2^e with an integer m of 53 bits. A window of 192 bits of 2/pi, from the bit that m 2^e lifts to weight 2, gives
  /// x 2/pi modulo 4 with 190 bits after the point, of which the 53 last are unsure.
  private static func reducedByBits(_ x: Double) -> (quadrant: Int, rest: Extended) {
    let exponent = Int(x.exponentBitPattern) - 1075
    let m = x.significandBitPattern | 0x0010_0000_0000_0000
    let (w0, w1, w2) = twoOverPi(fromBit: exponent - 2)

    let low = m.multipliedFullWidth(by: w2)
    let middle = m.multipliedFullWidth(by: w1)
    let (word1, carry) = middle.low.addingReportingOverflow(low.high)
    let word0 = (m &* w0) &+ middle.high &+ (carry ? 1 : 0)

    var quadrant = Int(word0 >> 62)
    // The fraction as a two's complement number of 128 bits and a word below: from -1/2 to 1/2, in units of 2^-190.
    var fraction = UInt128(word0 << 2 | word1 >> 62) << 64 | UInt128(word1 << 2 | low.low >> 62)
    var below = low.low << 2
    let negative = fraction >> 127 == 1
    if negative {
      quadrant += 1
      below = 0 &- below
      fraction = ~fraction &+ (below == 0 ? 1 : 0)
    }
    let zeros = fraction.leadingZeroBitCount
    if zeros > 0 && zeros < 64 { fraction = fraction << zeros | UInt128(below >> (64 - zeros)) }
    if zeros >= 64 { fraction = fraction << zeros | UInt128(below) << (zeros - 64) }
    let head = fraction & (UInt128.max << 75)
    let scale = power(-128 - zeros)
    let turn = Extended(sum: Double(head) * scale, Double(fraction - head) * scale)
    let rest = turn.times(Extended(high: 0x1.921fb54442d18p+0, low: 0x1.1a62633145c07p-54))
    let signed = negative != (x < 0)
    let result = signed ? Extended(high: -rest.high, low: -rest.low) : rest
    return ((x < 0 ? -quadrant : quadrant) & 3, result)
  }

  /// 192 bits of 2/pi that follow its bit of weight 2^-`start`; bits before the point are zero.
  private static func twoOverPi(fromBit start: Int) -> (UInt64, UInt64, UInt64) {
    let words: InlineArray<21, UInt64> = [
      0, 0xA2F9_836E_4E44_1529, 0xFC27_57D1_F534_DDC0, 0xDB62_9599_3C43_9041, 0xFE51_63AB_DEBB_C561,
      0xB724_6E3A_424D_D2E0, 0x0649_2EEA_09D1_921C, 0xFE1D_EB1C_B129_A73E, 0xE882_35F5_2EBB_4484,
      0xE99C_7026_B45F_7E41, 0x3991_D639_8353_39F4, 0x9C84_5F8B_BDF9_283B, 0x1FF8_97FF_DE05_980F,
      0xEF2F_118B_5A0A_6D1F, 0x6D36_7ECF_27CB_09B7, 0x4F46_3F66_9E5F_EA2D, 0x7527_BAC7_EBE5_F17B,
      0x3D07_39F7_8A52_92EA, 0x6BFB_5FB1_1F8D_5D08, 0x5603_3046_FC7B_6BAB, 0xF0CF_BC20_9AF4_361D,
    ]
    let word = (start + 64) / 64
    let shift = (start + 64) % 64
    func shifted(_ index: Int) -> UInt64 {
      shift == 0 ? words[index] : words[index] << shift | words[index + 1] >> (64 - shift)
    }
    return (shifted(word), shifted(word + 1), shifted(word + 2))
  }
}
