/// What a message is about: those with the same key are kept in order, where a subscription promises order.
///
/// Usually the number of an order.
public struct MessageKey: Sendable, Hashable {
  public let value: UInt64

  @inlinable @inline(__always)
  init(value: UInt64) { self.value = value }

  @inlinable
  public init(_ number: Int) {
    value = UInt64(bitPattern: Int64(number))
  }

  /// The FNV-1a hash of a name's UTF-8 (64 bits): the same in every process.
  public init(_ name: String) {
    value = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}

extension MessageKey: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  public init(integerLiteral number: Int) { self.init(number) }
  public init(stringLiteral name: String) { self.init(name) }
}
