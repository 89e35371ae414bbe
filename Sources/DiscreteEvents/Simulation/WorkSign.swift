internal import Synchronization

/// Shows what a simulation is at just now, to a thread beside it that looks every now and then: where does the time go?
///
/// The share of looks at which a piece of work is shown is its share of the time, whatever the clock costs. A piece of work is
/// the label of the event that runs, and what that makes runnable with it, until it says otherwise by
/// ``Simulation/working(on:_:)``. Taking an event out of the queue counts to the one before.
///
/// Not for results: what is seen depends on the machine.
public final class WorkSign: Sendable {
  private let text = Atomic<UInt>(0)

  public init() {}

  /// What is shown; nil before the first event.
  public var work: Work? { Work(address: text.load(ordering: .relaxed)) }

  /// A piece of work, told apart by where its label lies: texts that read alike may be several.
  public struct Work: Sendable, Hashable {
    private let address: UInt

    fileprivate init?(address: UInt) {
      guard address != 0 else { return nil }
      self.address = address
    }

    public var label: String { UnsafePointer<UInt8>(bitPattern: address).map { String(cString: $0) } ?? "" }
  }

  /// - Returns: what was shown before.
  @discardableResult
  fileprivate func show(_ address: UInt) -> UInt {
    let former = text.load(ordering: .relaxed)
    text.store(address, ordering: .relaxed)
    return former
  }

  func show(_ label: Label) { show(UInt(bitPattern: label.text)) }
}

extension Simulation {
  /// Shows on a sign what is being worked on. Without a sign this costs nothing that can be measured.
  public func show(on sign: WorkSign) {
    checkThread()
    observers.sign = sign
    kernel.pointee.isObserved = true
    kernel.pointee.showsWork = true
  }

  /// Says what a stretch of work within an event is for.
  @discardableResult @inlinable @inline(__always)
  public func working<Result>(on label: StaticString, _ body: () throws -> Result) rethrows -> Result {
    guard kernel.pointee.showsWork else { return try body() }
    return try showing(label, body)
  }

  @usableFromInline
  func showing<Result>(_ label: StaticString, _ body: () throws -> Result) rethrows -> Result {
    guard let sign = observers.sign else { return try body() }
    let former = sign.show(UInt(bitPattern: label.utf8Start))
    defer { sign.show(former) }
    return try body()
  }
}
