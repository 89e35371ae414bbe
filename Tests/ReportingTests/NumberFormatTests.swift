import Testing

@testable import Reporting

struct NumberFormatTests {
  // Expected texts from Python 3 `decimal`, which expands a double exactly: Decimal(x).quantize(..., ROUND_HALF_EVEN).
  @Test(
    arguments: [
      (0.0, 2, "0.00"), (3.14159, 2, "3.14"), (2.675, 2, "2.67"), (1.005, 2, "1.00"), (0.125, 2, "0.12"),
      (0.375, 2, "0.38"), (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (9.995, 2, "9.99"), (999.9999, 2, "1000.00"),
      (0.05, 1, "0.1"), (0.04999, 1, "0.0"), (1e21, 0, "1000000000000000000000"), (123456789.125, 2, "123456789.12"),
      (0.1, 20, "0.10000000000000000555"), (1e-5, 3, "0.000"), (4.35, 1, "4.3"), (0.95, 1, "0.9"), (0.95, 0, "1"),
    ])
  func fixedDecimalsRoundTheExactValueAndTiesToEven(value: Double, decimals: Int, text: String) {
    #expect(NumberFormat.fixed(decimals).text(value) == text)
  }

  @Test(arguments: [(0.125, 2, "0.13"), (2.5, 0, "3"), (-2.5, 0, "-3"), (2.675, 2, "2.67"), (0.5, 0, "1")])
  func tiesGoAwayFromZeroIfAsked(value: Double, decimals: Int, text: String) {
    #expect(NumberFormat.fixed(decimals).breakingTies(.awayFromZero).text(value) == text)
  }

  @Test func aNegativeNumberThatRoundsToZeroHasNoSign() {
    #expect(NumberFormat.fixed(2).text(-0.004) == "0.00")
    #expect(NumberFormat.fixed(2).text(-0.0) == "0.00")
    #expect(NumberFormat.fixed(2).text(-0.006) == "-0.01")
  }

  @Test(
    arguments: [
      (3.2, 4, "3.200"), (9.9996, 4, "10.00"), (123456.0, 4, "123500"), (0.00012345, 3, "0.000123"),
      (0.000012345, 3, "1.23e-5"), (1e15, 3, "1.00e15"), (123456789012345.0, 3, "123000000000000"), (0.0, 5, "0"),
      (6.02214076e23, 4, "6.022e23"), (-17.25, 3, "-17.2"), (.leastNonzeroMagnitude, 2, "4.9e-324"),
      (0.00099996, 4, "0.001000"),
    ])
  func significantDigitsAreCountedFromTheFirst(value: Double, digits: Int, text: String) {
    #expect(NumberFormat.significant(digits).text(value) == text)
  }

  @Test(arguments: [(0.0525, 1, "5.2%"), (0.145, 0, "14%"), (1.0, 1, "100.0%"), (0.0, 0, "0%"), (-0.5, 0, "-50%")])
  func aShareIsWrittenInPercentWithoutRoundingTwice(share: Double, decimals: Int, text: String) {
    #expect(NumberFormat.percentage(decimals).text(share) == text)
  }

  @Test(
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"), (.min, "-9,223,372,036,854,775,808"),
    ])
  func thousandsAreSetApart(value: Int, text: String) {
    #expect(NumberFormat.whole.groupingThousands().text(value) == text)
  }

  @Test func groupingLeavesDecimalsAlone() {
    #expect(NumberFormat.fixed(4).groupingThousands(by: "'").text(12345.678912) == "12'345.6789")
  }

  @Test func whatIsNotANumberSaysSo() {
    #expect(NumberFormat.whole.text(.nan) == "n/a")
    #expect(NumberFormat.whole.text(.infinity) == "∞")
    #expect(NumberFormat.whole.text(-.infinity) == "-∞")
  }

  @Test func theExpansionOfTheSmallestAndTheLargestNumberIsExact() throws {
    let smallest = try #require(ExactDecimal(.leastNonzeroMagnitude))
    #expect(smallest.digits.count == 751)
    #expect(smallest.digits.prefix(8) == [4, 9, 4, 0, 6, 5, 6, 4])
    #expect(smallest.point == -323)
    let largest = try #require(ExactDecimal(Double.greatestFiniteMagnitude))
    #expect(largest.digits.count == 309)
    #expect(largest.digits.suffix(5) == [5, 8, 3, 6, 8])
  }

  @Test func printingManyDigitsGivesBackTheSameBits() {
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<300 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: bits)
      guard value.isFinite else { continue }
      #expect(Double(NumberFormat.significant(17).text(value)) == value)
    }
  }
}
