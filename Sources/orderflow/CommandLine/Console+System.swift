#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Console {
  /// Standard output, standard error and standard input of this process.
  ///
  /// A reader that has gone away (`orderflow --help | head -1`) is not an error: the rest is dropped.
  static func system() -> Console {
    signal(SIGPIPE, SIG_IGN)
    return Console(
      out: Stream(descriptor: STDOUT_FILENO, called: "standard output"),
      notes: Stream(descriptor: STDERR_FILENO, called: "standard error"),
      input: { () throws(FileProblem) in
        try InputFile.contents(of: STDIN_FILENO, called: "standard input")
      },
      interruption: .bySignal)
  }
}

extension Console.Stream {
  fileprivate init(descriptor: Int32, called name: String) {
    let isTerminal = isatty(descriptor) == 1
    self.init(isTerminal: isTerminal, isColoured: isTerminal && environmentAllowsColour()) { text in
      try writeAll(text, to: descriptor, called: name)
    }
  }
}

/// By the convention of no-color.org: any value but an empty one means no colour.
private func environmentAllowsColour() -> Bool {
  let refused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
  let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
  return !refused && !isDumb
}

private func writeAll(_ text: String, to descriptor: Int32, called name: String) throws {
  var text = text
  try text.withUTF8 { bytes in
    guard let start = bytes.baseAddress else { return }
    var done = 0
    while done < bytes.count {
      let written = write(descriptor, start + done, bytes.count - done)
      if written >= 0 {
        done += written
      } else if errno == EPIPE {
        return
      } else if errno != EINTR {
        throw FileProblem.unwritable(path: name, reason: String(cString: strerror(errno)))
      }
    }
  }
}
