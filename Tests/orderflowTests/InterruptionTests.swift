import Testing

@testable import orderflow

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The built program, told to end while it runs.
struct InterruptionTests {
  /// Beside the bundle of these tests; nil if it was not built.
  private static let program: String? = CommandLine.arguments.lazy.compactMap { argument in
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard let bundle = parts.firstIndex(where: { $0.hasSuffix(".xctest") }) else { return nil }
    let path = (parts[..<bundle] + ["orderflow"]).joined(separator: "/")
    return access(path, X_OK) == 0 ? path : nil
  }.first

  /// So long that it could not end by itself in a second, with a warning that is written before anything runs.
  private static let long =
    #"{ "duration": "1d", "demand": { "ordersPerHour": 6000 }, "partners": { "count": 20 } }"#

  @Test(.enabled(if: program != nil), arguments: [SIGINT, SIGTERM])
  func aSignalEndsARunWithWhatItHas(signal: Int32) throws {
    let folder = try ScratchFolder(["long.json": Self.long, "out": ""])
    for (options, mark) in [([], "\nINCOMPLETE: interrupted after "), (["--json"], #""incomplete": true"#)] {
      let child = try Child(
        [Self.program ?? "", "run", folder["long.json"]] + options, writingTo: folder["out"])
      try child.waitForNotes()
      usleep(100_000)
      child.send(signal)
      #expect(child.exitCode() == 130)
      #expect(String(decoding: try InputFile(reading: folder["out"]).bytes, as: UTF8.self).contains(mark))
    }
  }
}

/// A process with its standard output in a file and its standard error in a pipe.
private struct Child {
  struct NotStarted: Error {}

  private let process: pid_t
  private let notes: Int32

  init(_ words: [String], writingTo path: String) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw NotStarted() }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, path, O_WRONLY | O_TRUNC, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    // Whoever runs the tests may ignore these signals, or hold them back from its threads.
    var (heard, heldBack) = (sigset_t(), sigset_t())
    sigemptyset(&heard)
    sigemptyset(&heldBack)
    for signal in [SIGINT, SIGTERM] { sigaddset(&heard, signal) }
    posix_spawnattr_init(&attributes)
    posix_spawnattr_setsigdefault(&attributes, &heard)
    posix_spawnattr_setsigmask(&attributes, &heldBack)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var arguments = words.map { strdup($0) } + [nil]
    var started: pid_t = 0
    let code = posix_spawn(&started, words[0], &actions, &attributes, &arguments, environ)
    for argument in arguments { free(argument) }
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
    close(ends[1])
    guard code == 0 else { throw NotStarted() }
    (process, notes) = (started, ends[0])
  }

  /// Until something stands there.
  func waitForNotes() throws {
    var byte: UInt8 = 0
    guard read(notes, &byte, 1) == 1 else { throw NotStarted() }
  }

  func send(_ signal: Int32) { kill(process, signal) }

  /// Once it has ended; nil if a signal ended it, negative if that cannot be known.
  func exitCode() -> Int32? {
    var status: Int32 = 0
    defer { close(notes) }
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return -errno }
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }
}
