/// A scheduled event, to be cancelled if need be. It costs nothing to keep or to drop, and keeps nothing alive.
public struct Timer: Sendable, Hashable {
  @usableFromInline let slot: UInt32
  @usableFromInline let generation: UInt32

  @inlinable
  init(slot: UInt32, generation: UInt32) {
    self.slot = slot
    self.generation = generation
  }

  /// No event at all; cancelling it does nothing.
  @inlinable public static var none: Timer { Timer(slot: .max, generation: 0) }
}
