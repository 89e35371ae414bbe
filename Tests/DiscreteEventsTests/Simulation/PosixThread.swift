#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A thread that is no task's, as a program that runs many simulations would make it.
struct PosixThread {
  private let thread: pthread_t

  init?(_ body: @escaping @Sendable () -> Void) {
    let closure = Unmanaged.passRetained(Body(body))
    #if canImport(Glibc)
      var started = pthread_t()
    #else
      var started: pthread_t?
    #endif
    #if canImport(Darwin)
      let result = pthread_create(
        &started, nil,
        { pointer in
          Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
          return nil
        }, closure.toOpaque())
    #else
      let result = pthread_create(
        &started, nil,
        { pointer in
          if let pointer { Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run() }
          return nil
        }, closure.toOpaque())
    #endif
    guard result == 0 else {
      closure.release()
      return nil
    }
    #if canImport(Glibc)
      thread = started
    #else
      guard let started else { return nil }
      thread = started
    #endif
  }

  func join() { pthread_join(thread, nil) }
}

private final class Body: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
