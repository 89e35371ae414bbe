import DiscreteEvents
import Scenario

/// What happened, in order, as one list that everything else is told from.
///
/// Switched off it costs a branch for each line: details are not even made. Of a long run a number may be kept alone that
/// differs if anything does.
///
/// Not for measurements, which ``Books`` keep whether there is a record or not. Changed by the simulation's thread only.
final class Record: @unchecked Sendable {
  let isOn: Bool
  /// Whether lines are kept, or only counted in the digest.
  let isKept: Bool
  private unowned(unsafe) let simulation: Simulation
  @exclusivity(unchecked) private(set) var happenings: [Happening] = []
  @exclusivity(unchecked) private var count: Int32 = 0
  @exclusivity(unchecked) private var lines = Digest()

  init(in simulation: Simulation, isOn: Bool, isKept: Bool) {
    self.simulation = simulation
    self.isOn = isOn
    self.isKept = isOn && isKept
  }

  /// A number that differs if anything that happened so far does; nil if nothing is recorded.
  ///
  /// Causes do not count in it: they are numbers of lines, and shift when somebody else has one more.
  var digest: UInt64? { isOn ? lines.value : nil }

  /// Writes a line.
  ///
  /// - Returns: its number, to be given as the cause of others; -1 if nothing is recorded.
  @discardableResult @inline(__always)
  func note(
    _ kind: Happening.Kind, by who: Who, of order: Order? = nil, because cause: Int32 = -1,
    _ detail: @autoclosure () -> Happening.Detail = .none
  ) -> Int32 {
    guard isOn else { return -1 }
    return write(kind, who, order, cause, detail())
  }

  @inline(never)
  private func write(
    _ kind: Happening.Kind, _ who: Who, _ order: Order?, _ cause: Int32, _ detail: Happening.Detail
  ) -> Int32 {
    let number = count
    let line = Happening(
      at: simulation.now, kind: kind, who: who, order: order.map { Int32($0.number) } ?? -1,
      cause: cause >= 0 ? cause : order?.lastLine ?? -1, detail: detail)
    lines.mix(line)
    if isKept { happenings.append(line) }
    count &+= 1
    order?.lastLine = number
    return number
  }
}

/// FNV-1a over 64-bit words.
struct Digest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func mix(_ word: UInt64) { value = (value ^ word) &* 0x0000_0100_0000_01B3 }
  mutating func mix(_ word: Int) { mix(UInt64(bitPattern: Int64(word))) }
  mutating func mix(_ text: String) { for byte in text.utf8 { mix(UInt64(byte)) } }

  mutating func mix(_ line: Happening) {
    mix(Int(line.at.ticks))
    mix(line.kind.rawValue)
    mix(Int(line.who.role.rawValue) << 32 | Int(UInt32(bitPattern: line.who.number)))
    mix(Int(line.order))
    switch line.detail {
    case .none: mix(0)
    case .count(let count): mix(count)
    case .code(let code): mix(code)
    case .money(let money): mix(Int(money.thousandths))
    case .span(let span): mix(Int(span.ticks))
    case .topic(let topic, let event): mix(topic << 8 | Int(event.rawValue))
    case .text(let text): mix(text)
    }
  }
}
