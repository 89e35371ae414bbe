import Scenario

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
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason = errno
      throw .unreadable(
        path: path, reason: String(cString: strerror(reason)), nearest: reason == ENOENT ? nearestPath(to: path) : nil)
    }
    defer { close(descriptor) }
    bytes = try Self.contents(of: descriptor, at: path)
  }

  private static func contents(of descriptor: Int32, at path: String) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path, reason: String(cString: strerror(errno)))
      }
      bytes += chunk[..<count]
      if bytes.count > largest { throw .unreadable(path: path, reason: "larger than \(largest >> 20) MiB") }
    }
  }
}

/// The file in the same folder whose name was probably meant.
private func nearestPath(to path: String) -> String? {
  let slash = path.lastIndex(of: "/")
  let folder = slash.map { String(path[...$0]) } ?? ""
  let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
  return nearestWord(to: name, among: names(in: folder.isEmpty ? "." : folder)).map { folder + $0 }
}

private func names(in folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}
