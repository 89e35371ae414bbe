#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The most memory this process has held at once (its resident set, not what it reserved).
public enum PeakMemory {
  /// Bytes, or nil where the system does not say.
  public static var bytes: Int? {
    #if os(Linux)
      // Not `getrusage`: its peak begins with that of the process which started this one.
      return kernelStatus().flatMap(highWaterMark(in:))
    #else
      var usage = rusage()
      return getrusage(RUSAGE_SELF, &usage) == 0 ? Int(usage.ru_maxrss) : nil
    #endif
  }

  /// The figure in a line such as "VmHWM:     1234 kB".
  static func highWaterMark(in status: String) -> Int? {
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    guard let words = line?.split(whereSeparator: \.isWhitespace), words.count == 3, words[2] == "kB" else {
      return nil
    }
    return Int(words[1]).map { $0 * 1024 }
  }

  #if os(Linux)
    private static func kernelStatus() -> String? {
      let file = open("/proc/self/status", O_RDONLY)
      guard file >= 0 else { return nil }
      defer { close(file) }
      // The file has some 1.5 kB, and the line is in its first half.
      return withUnsafeTemporaryAllocation(byteCount: 8192, alignment: 1) { buffer in
        let length = read(file, buffer.baseAddress, buffer.count)
        return length > 0 ? String(decoding: buffer[..<length], as: UTF8.self) : nil
      }
    }
  #endif
}
