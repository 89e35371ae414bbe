import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Somebody's wish that what runs should end with what it has, instead of being cut off.
struct Interruption: Sendable {
  /// From now on a wish is kept until it is asked for; before, it ends the process.
  let listen: @Sendable () -> Void
  let isWanted: @Sendable () -> Bool

  static let never = Interruption(listen: {}, isWanted: { false })

  /// Ctrl-C, and SIGTERM. A second one ends the process at once, whatever it does.
  ///
  /// A signal that is ignored, as in a shell's background, stays so.
  static let bySignal = Interruption(
    listen: {
      _ = isNoted.load(ordering: .relaxed)  // made before a signal can come
      for number in [SIGINT, SIGTERM] where isIgnored(signal(number, note)) { signal(number, SIG_IGN) }
    },
    isWanted: { isNoted.load(ordering: .relaxed) })
}

private let isNoted = Atomic<Bool>(false)

/// Does only what a signal's handler may: setting a flag without a lock, and calling `signal`.
private func note(_ number: Int32) {
  isNoted.store(true, ordering: .relaxed)
  signal(SIGINT, SIG_DFL)
  signal(SIGTERM, SIG_DFL)
}

private func isIgnored(_ earlier: (@convention(c) (Int32) -> Void)?) -> Bool {
  unsafeBitCast(earlier, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
}
