import Testing

@Suite struct TraceDigestTests {
  /// From the table of test vectors published with the algorithm (Noll), 64-bit FNV-1a.
  @Test func theDigestIsThePublishedOne() {
    for (text, value) in [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
      as [(String, UInt64)]
    {
      var digest = TraceDigest()
      for byte in text.utf8 { digest.add(byte: byte) }
      #expect(digest.value == value)
    }
  }
}
