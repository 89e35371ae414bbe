import DiscreteEvents
import Testing

/// The known-answer vectors that come with Random123 (file kat_vectors, philox4x32 10).
@Suite struct PhiloxTests {
  @Test func zerosGiveThePublishedBlock() {
    let block = Philox4x32(0, 0).block(at: .init(0, 0, 0, 0))
    #expect(block == .init(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
  }

  @Test func allOnesGiveThePublishedBlock() {
    let ones = UInt32.max
    let block = Philox4x32(ones, ones).block(at: .init(ones, ones, ones, ones))
    #expect(block == .init(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
  }

  @Test func theDigitsOfPiGiveThePublishedBlock() {
    let block = Philox4x32(0xa409_3822, 0x299f_31d0)
      .block(at: .init(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344))
    #expect(block == .init(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }
}
