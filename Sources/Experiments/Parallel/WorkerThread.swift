#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A thread that runs one closure to its end.
///
/// A POSIX thread, and not a task: a simulation must own its thread, and its call depth needs a stack of known size.
struct WorkerThread {
  private static let stackSize = 8 << 20

  private let thread: pthread_t

  /// Starts the closure on a new thread, or gives nil if the system has none to give.
  init?(running body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stackSize)

    let closure = Unmanaged.passRetained(Closure(body))
    #if canImport(Glibc)
      var started = pthread_t()
    #else
      var started: pthread_t?
    #endif
    guard pthread_create(&started, &attributes, runClosure, closure.toOpaque()) == 0 else {
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

  func join() {
    pthread_join(thread, nil)
  }
}

private final class Closure: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }
}

#if canImport(Darwin)
  private func runClosure(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Closure>.fromOpaque(pointer).takeRetainedValue().body()
    return nil
  }
#else
  private func runClosure(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer else { return nil }
    Unmanaged<Closure>.fromOpaque(pointer).takeRetainedValue().body()
    return nil
  }
#endif
