#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The bytes of a file that somebody named.
struct InputFile {
  let path: String
  let bytes: [UInt8]

  /// No file that a person writes comes near it; an endless device does.
  static let largest = 64 << 20

  init(reading path: String) throws(FileProblem) {
    self.path = path
    guard !path.utf8.contains(0) else {
      throw .unreadable(path: path, reason: "no path has a null character")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason = errno
      throw .unreadable(
        path: path, reason: String(cString: strerror(reason)), nearest: reason == ENOENT ? nearestPath(to: path) : nil)
    }
    defer { close(descriptor) }
    bytes = try Self.contents(of: descriptor, called: path)
  }

  /// Everything that a descriptor gives. A file that is too large is refused before it is read.
  static func contents(of descriptor: Int32, called path: String) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      guard status.st_size <= largest else { throw .tooLarge(path) }
      bytes.reserveCapacity(Int(status.st_size))
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path, reason: String(cString: strerror(errno)))
      }
      bytes += chunk[..<count]
      if bytes.count > largest { throw .tooLarge(path) }
    }
  }
}

extension FileProblem {
  fileprivate static func tooLarge(_ path: String) -> FileProblem {
    .unreadable(path: path, reason: "larger than \(InputFile.largest >> 20) MiB")
  }
}
