import Testing

@testable import DiscreteEvents

@Suite struct InstantTextTests {
  @Test(
    arguments: [
      (0, "00:00:00"), (300_000_000, "00:05:00"), (86_399_999_999, "23:59:59.999999"), (86_400_000_000, "1d 00:00:00"),
      (93_784_250_000, "1d 02:03:04.250"), (1, "00:00:00.000001"), (-300_000_000, "-00:05:00"),
      (-86_400_250_000, "-1d 00:00:00.250"), (.max, "never"), (.max - 1, "106751991d 04:00:54.775806"),
      (.min, "invalid"),
    ] as [(Int64, String)])
  func anInstantReadsAsTimeSinceTheStart(ticks: Int64, text: String) {
    #expect(Instant(ticks: ticks).description == text)
  }
}
