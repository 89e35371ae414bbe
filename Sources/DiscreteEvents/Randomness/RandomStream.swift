/// A stream of random numbers, keyed by what it is for.
///
/// A comparison of two scenarios should compare worlds, not luck. With one generator for all, a single extra draw in one
/// world shifts every draw after it, and everybody's luck changes. A keyed stream depends on its key alone:
///
/// ```swift
/// var patience = RandomStream(seed: 7, purpose: "patience", entity: customer)
/// ```
///
/// gives customer 12 the same patience in both worlds (common random numbers), whoever else draws, in whatever order.
///
/// The seed is the key of ``Philox4x32``; draw block, entity, purpose and replication are the four words of its counter.
/// Nothing is hashed or mixed, so different keys can never share a block. A block of four words gives two draws.
///
/// A stream has 2^33 draws; the next one is a bug of the caller and traps. A copy continues on its own from where it was
/// taken: keep one variable per key, or draws repeat.
public struct RandomStream: RandomNumberGenerator, Sendable, Hashable {
  @usableFromInline let generator: Philox4x32
  @usableFromInline let entity: UInt32
  @usableFromInline let purpose: UInt32
  @usableFromInline let replication: UInt32

  /// The second half of the current block. Meaningful while `position` is odd.
  @usableFromInline var spare: UInt64 = 0

  @usableFromInline var nextDraw: UInt64 = 0

  /// The number of the next draw, from zero.
  @inlinable public var position: UInt64 { nextDraw }

  @inlinable
  public init(seed: UInt64, replication: UInt32 = 0, purpose: Purpose, entity: UInt32 = 0) {
    generator = Philox4x32(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.entity = entity
    self.purpose = purpose.number
    self.replication = replication
  }
}

extension RandomStream {
  /// 64 random bits.
  @inlinable
  @inline(__always)
  public mutating func next() -> UInt64 {
    let draw = nextDraw
    nextDraw = draw &+ 1
    return draw & 1 == 0 ? firstOfBlock(draw) : spare
  }

  @inlinable
  @inline(__always)
  mutating func firstOfBlock(_ draw: UInt64) -> UInt64 {
    precondition(draw < 1 << 33, "a random stream has 2^33 draws, and all were taken")
    let block = generator.block(
      at: Philox4x32.Block(UInt32(truncatingIfNeeded: draw >> 1), entity, purpose, replication))
    spare = UInt64(block.word3) << 32 | UInt64(block.word2)
    return UInt64(block.word1) << 32 | UInt64(block.word0)
  }

  /// Makes draw number `draw`, counted from zero, the next one.
  ///
  /// - Complexity: O(1), however far.
  @inlinable
  public mutating func skip(to draw: UInt64) {
    precondition(draw <= 1 << 33, "draw \(draw) lies behind the end of a random stream, 2^33")
    if draw & 1 == 1 { _ = firstOfBlock(draw & ~1) }
    nextDraw = draw
  }
}

extension RandomStream {
  /// Uniform in [0, 1), a multiple of 2^-53.
  @inlinable
  @inline(__always)
  public mutating func unit() -> Double {
    Double(Int64(bitPattern: next() >> 11)) * 0x1p-53
  }

  /// Uniform in (0, 1], a multiple of 2^-53: safe under a logarithm.
  @inlinable
  @inline(__always)
  public mutating func openUnit() -> Double {
    Double(Int64(bitPattern: (next() >> 11) &+ 1)) * 0x1p-53
  }

  /// Uniform in (0, 1), symmetric about 1/2, an odd multiple of 2^-53: safe under a quantile function.
  @inlinable
  @inline(__always)
  public mutating func innerUnit() -> Double {
    Double(Int64(bitPattern: (next() >> 11) | 1)) * 0x1p-53
  }

  /// Uniform in 0 ..< `count`, without bias.
  ///
  /// Lemire's multiplication ("Fast random integer generation in an interval", 2019). Takes one draw, and another with
  /// probability below `count` / 2^64.
  @inlinable
  public mutating func below(_ count: UInt64) -> UInt64 {
    precondition(count > 0, "no number lies below 0")
    var product = next().multipliedFullWidth(by: count)
    if product.low < count {
      let threshold = (0 &- count) % count
      while product.low < threshold {
        product = next().multipliedFullWidth(by: count)
      }
    }
    return product.high
  }
}
