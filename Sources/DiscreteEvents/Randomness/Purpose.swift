/// What a random stream is for: `"patience"`, `"cooking time"`.
///
/// Two streams of one entity with different purposes are independent. The number is the FNV-1a hash of the name's UTF-8
/// (32 bits), so it is the same in every process; two names may collide, with odds of one in four billion for a pair.
public struct Purpose: Sendable, Hashable {
  public let number: UInt32

  public init(_ name: String) {
    number = name.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }

  /// A purpose known by its number, for a caller that keeps a register of its own.
  @inlinable
  public init(number: UInt32) {
    self.number = number
  }
}

extension Purpose: ExpressibleByStringLiteral {
  /// Streams are named where they are drawn from, often for each entity anew: the text of a literal is read where it lies.
  @inlinable
  public init(stringLiteral name: StaticString) {
    number = name.withUTF8Buffer { text in
      var hash: UInt32 = 0x811C_9DC5
      for byte in text { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
      return hash
    }
  }
}
