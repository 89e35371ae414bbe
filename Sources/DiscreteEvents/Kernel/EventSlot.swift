/// What happens at an event, kept apart from its ``EventKey`` so that the heap moves 16 bytes and nothing that is counted.
///
/// One cache line. A slot is reused as soon as its event has run or was cancelled; a key whose sequence is not the slot's
/// is stale and is passed over.
@usableFromInline
struct EventSlot {
  /// The sequence in the key that refers to this slot; 0 when none does.
  @usableFromInline var sequence: UInt32 = 0
  /// Counts the events this slot has held, so that an old ``Timer`` cannot cancel a new event.
  @usableFromInline var generation: UInt32 = 0
  /// The event's number among all ever scheduled.
  @usableFromInline var number: UInt64 = 0
  /// The number of the event during which this one was scheduled; 0 for what was scheduled from outside.
  @usableFromInline var cause: UInt64 = 0
  @usableFromInline var label: Label
  /// The actor that `handler` is run on, retained. Without a handler, the task that is to be woken, if it is known.
  @usableFromInline var subject: UnsafeMutableRawPointer?
  /// `nil` if somebody who waits is to be woken.
  @usableFromInline var handler: IsolatedHandler?
  /// With a handler: ticks until it is run again, 0 for once. Without: the waiter to wake. In a free slot: the next one.
  @usableFromInline var link: Int64

  @inlinable
  init() {
    label = Label("")
    link = 0
  }

  /// The actor whose handler is to be run.
  @inlinable var target: Unmanaged<AnyObject>? {
    handler == nil ? nil : subject.map { Unmanaged<AnyObject>.fromOpaque($0) }
  }

  /// Where the handler keeps what it has captured.
  @inline(__always)
  var captured: UnsafeRawPointer? {
    mutating get {
      withUnsafeBytes(of: &handler) { $0.load(fromByteOffset: 8, as: UnsafeRawPointer?.self) }
    }
  }

  /// Moves the handler out, which a copy and a `nil` would do with two changes of its reference count.
  @inline(__always)
  mutating func takeHandler() -> IsolatedHandler? {
    withUnsafeMutablePointer(to: &handler) { place in
      defer { place.initialize(to: nil) }
      return place.move()
    }
  }
}

/// A constant text in one word. Labels cost nothing until somebody reads them.
@usableFromInline
struct Label: @unchecked Sendable {
  @usableFromInline let text: UnsafePointer<UInt8>

  @inlinable @inline(__always)
  init(_ text: StaticString) {
    self.text = text.utf8Start
  }

  var string: String { String(cString: text) }
}
