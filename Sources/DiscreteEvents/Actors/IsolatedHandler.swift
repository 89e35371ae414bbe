/// A handler of some actor, with the actor's type erased, so that it can wait in a table without an allocation.
///
/// The language can only erase the type by wrapping the closure in another one on the heap. An isolated method of an actor
/// takes that actor as one pointer, whatever its type, and so does a function of `AnyObject`; the words of the two
/// closures are the same. The simulation's order is what isolates: only its thread runs handlers, one at a time.
@usableFromInline
struct IsolatedHandler {
  /// Takes the actor's address: of an object, a reference would be counted around the call.
  @usableFromInline let run: (UnsafeMutableRawPointer) -> Void

  @inlinable @inline(__always)
  init<A: Actor>(_ handler: @escaping (isolated A) -> Void) {
    run = unsafeBitCast(Typed(handler: handler), to: Erased.self).handler
  }

  @usableFromInline
  struct Typed<A: Actor> {
    @usableFromInline let handler: (isolated A) -> Void
    @inlinable
    init(handler: @escaping (isolated A) -> Void) { self.handler = handler }
  }

  @usableFromInline
  struct Erased { @usableFromInline let handler: (UnsafeMutableRawPointer) -> Void }
}

/// The same for a handler that is told how its wait ended.
struct WaitHandler {
  let run: (AnyObject, WaitResult) -> Void

  @inline(__always)
  init<A: Actor>(_ handler: @escaping (isolated A, WaitResult) -> Void) {
    run = unsafeBitCast(Typed(handler: handler), to: Erased.self).handler
  }

  /// A structure of nothing but a ``WaitResult`` is passed as one.
  @inline(__always)
  init<A: Actor>(ofWork handler: @escaping (isolated A, Resource.Ending) -> Void) {
    run = unsafeBitCast(TypedOfWork(handler: handler), to: Erased.self).handler
  }

  // The result's type must not be generic, or it would be passed indirectly.
  private struct Typed<A: Actor> { let handler: (isolated A, WaitResult) -> Void }
  private struct TypedOfWork<A: Actor> { let handler: (isolated A, Resource.Ending) -> Void }
  private struct Erased { let handler: (AnyObject, WaitResult) -> Void }
}

/// The same for the behaviour of a process, together with its actor.
@usableFromInline
struct IsolatedBehaviour: @unchecked Sendable {
  @usableFromInline let actor: AnyObject
  @usableFromInline let run: @concurrent (AnyObject) async throws -> Void

  @inlinable @inline(__always)
  init<A: Actor>(of actor: A, _ behaviour: @escaping @Sendable (isolated A) async throws -> Void) {
    self.actor = actor
    run = unsafeBitCast(Typed(behaviour: behaviour), to: Erased.self).behaviour
  }

  @usableFromInline
  struct Typed<A: Actor> {
    @usableFromInline let behaviour: (isolated A) async throws -> Void
    @inlinable
    init(behaviour: @escaping (isolated A) async throws -> Void) { self.behaviour = behaviour }
  }

  @usableFromInline
  struct Erased { @usableFromInline let behaviour: @concurrent (AnyObject) async throws -> Void }
}

/// The way into an actor from outside it: a call of a function that is isolated to the actor, as one of a function that is
/// not.
///
/// An isolated parameter is passed as any other one. The function is known where it is called, and what it is told to do
/// does not escape: nothing is allocated.
@usableFromInline
struct UncheckedEntry<A: Actor, Result, Failure: Error> {
  @usableFromInline typealias Body = (isolated A) throws(Failure) -> Result

  @usableFromInline let run: (Body, A) throws(Failure) -> Result

  @inlinable @inline(__always)
  init(_ function: @escaping (Body, isolated A) throws(Failure) -> Result) {
    run = unsafeBitCast(Isolated(run: function), to: Open.self).run
  }

  @usableFromInline
  struct Isolated {
    @usableFromInline let run: (Body, isolated A) throws(Failure) -> Result
    @inlinable
    init(run: @escaping (Body, isolated A) throws(Failure) -> Result) { self.run = run }
  }

  @usableFromInline
  struct Open { @usableFromInline let run: (Body, A) throws(Failure) -> Result }
}
