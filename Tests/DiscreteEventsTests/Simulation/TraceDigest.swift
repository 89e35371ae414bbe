@testable import DiscreteEvents

/// A fingerprint of a run: FNV-1a (Fowler, Noll, Vo 1991), 64 bits, over the records of its events.
struct TraceDigest: Equatable {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

  mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { add(byte: UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
  }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte: byte) }
    add(byte: 0xFF)  // ends the text: no UTF-8 has this byte
  }

  mutating func add(_ event: Event) {
    add(event.number)
    add(UInt64(bitPattern: event.time.ticks))
    add(UInt64(bitPattern: Int64(event.priority.rank)))
    add(event.owner)
    add(event.label)
    add(event.cause)
  }
}

/// Collects what an observer sees. Only its simulation's thread touches it, and others after the run.
final class Trace: @unchecked Sendable {
  private(set) var digest = TraceDigest()
  private(set) var events: [Event] = []

  init(of simulation: Simulation, keepingEvents keeps: Bool = true) {
    simulation.observe { [unowned self] event in
      digest.add(event)
      if keeps { events.append(event) }
    }
  }
}
