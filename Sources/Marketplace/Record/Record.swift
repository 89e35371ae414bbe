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
  /// Whether lines are kept.
  let isKept: Bool
  /// Whether somebody is told of lines.
  private let isTold: Bool
  private let chronicle: Chronicle
  private unowned(unsafe) let simulation: Simulation
  @exclusivity(unchecked) private(set) var happenings: [Happening] = []
  @exclusivity(unchecked) private var count: Int32 = 0
  @exclusivity(unchecked) private var lines = Digest()

  init(in simulation: Simulation, keeping: Keeping, telling chronicle: Chronicle) {
    self.simulation = simulation
    self.chronicle = chronicle
    isKept = keeping.contains(.story)
    isTold = chronicle.wantsLines
    isOn = isKept || isTold || keeping.contains(.digest)
  }

  /// A number that differs if anything that happened so far does; nil if nothing is recorded.
  ///
  /// Causes do not count in it: they are numbers of lines, and shift when somebody else has one more.
  var digest: UInt64? { isOn ? lines.value : nil }

  /// Words for a line, made only if somebody reads lines: the digest counts what they are made from.
  func words(_ text: @autoclosure () -> String, from source: Digest) -> Happening.Detail {
    .words(isKept || isTold ? text() : "", from: source.value)
  }

  /// Writes a line.
  ///
  /// - Returns: its number, to be given as the cause of others; -1 if nothing is recorded.
  @discardableResult @inline(__always)
  func note(
    _ kind: Happening.Kind, by who: Who, of order: Order? = nil, because cause: Int32 = -1,
    _ detail: @autoclosure () -> Happening.Detail = .none
  ) -> Int32 {
    guard isOn else { return -1 }
    return simulation.working(on: "records") { write(kind, who, order, cause, detail()) }
  }

  @inline(never)
  private func write(
    _ kind: Happening.Kind, _ who: Who, _ order: Order?, _ cause: Int32, _ detail: Happening.Detail
  ) -> Int32 {
    let number = count
    let line = Happening(
      number: number, at: simulation.now, kind: kind, who: who, order: order.map { Int32($0.number) } ?? -1,
      cause: cause >= 0 ? cause : order?.lastLine ?? -1, detail: detail)
    lines.mix(line)
    if isKept { happenings.append(line) }
    if isTold { chronicle.note(line) }
    count &+= 1
    order?.lastLine = number
    return number
  }
}
