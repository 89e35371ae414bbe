#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The directory this package was checked out to.
struct Checkout {
  struct Unreadable: Error {
    let path: String
    let errno: Int32
  }

  /// This file is three levels below the top.
  private let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(
    separator: "/")

  /// The text of a file, by its path from the top.
  func text(of path: String) throws -> String {
    guard let file = fopen("\(root)/\(path)", "r") else { throw Unreadable(path: path, errno: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let length = fread(&chunk, 1, chunk.count, file), length > 0 {
      bytes += chunk[..<length]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The names in a directory, sorted, hidden ones left out.
  func names(in path: String = "") throws -> [String] {
    guard let directory = opendir("\(root)/\(path)") else { throw Unreadable(path: path, errno: errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The paths of all files below a directory, in order, hidden ones left out.
  func files(below path: String) throws -> [String] {
    try names(in: path).flatMap { name in
      let inner = path.isEmpty ? name : "\(path)/\(name)"
      return isDirectory(inner) ? try files(below: inner) : [inner]
    }
  }

  private func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return lstat("\(root)/\(path)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

extension Checkout {
  /// Every Swift file in `Sources`.
  func sources() throws -> [SourceFile] {
    try files(below: "Sources").filter { $0.hasSuffix(".swift") }.map { SourceFile(path: $0, text: try text(of: $0)) }
  }
}
