/// The counter-based generator Philox4x32 with ten rounds: a bijection of 128-bit counters, chosen by a 64-bit key.
///
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011). A block depends on its counter
/// and key alone, so any draw of any stream can be computed without the draws before it.
///
/// Not for cryptography.
public struct Philox4x32: Sendable, Hashable {
  /// Four words: a counter going in, a block of random bits coming out.
  public struct Block: Sendable, Hashable {
    public var word0, word1, word2, word3: UInt32

    @inlinable
    public init(_ word0: UInt32, _ word1: UInt32, _ word2: UInt32, _ word3: UInt32) {
      self.word0 = word0
      self.word1 = word1
      self.word2 = word2
      self.word3 = word3
    }
  }

  public let key0, key1: UInt32

  @inlinable
  public init(_ key0: UInt32, _ key1: UInt32) {
    self.key0 = key0
    self.key1 = key1
  }

  @inlinable
  @inline(__always)
  public func block(at counter: Block) -> Block {
    var block = Self.round(counter, key0, key1)
    var roundKey0 = key0
    var roundKey1 = key1
    for _ in 1..<10 {
      roundKey0 &+= 0x9E37_79B9  // the golden ratio
      roundKey1 &+= 0xBB67_AE85  // sqrt(3) - 1
      block = Self.round(block, roundKey0, roundKey1)
    }
    return block
  }

  @inlinable
  @inline(__always)
  static func round(_ block: Block, _ key0: UInt32, _ key1: UInt32) -> Block {
    let product0 = 0xD251_1F53 &* UInt64(block.word0)
    let product1 = 0xCD9E_8D57 &* UInt64(block.word2)
    return Block(
      UInt32(truncatingIfNeeded: product1 >> 32) ^ block.word1 ^ key0, UInt32(truncatingIfNeeded: product1),
      UInt32(truncatingIfNeeded: product0 >> 32) ^ block.word3 ^ key1, UInt32(truncatingIfNeeded: product0))
  }
}
