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
  }

  /// This file is four levels below the top.
  private let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(
    separator: "/")

  /// The bytes of a file, by its path from the top.
  func bytes(of path: String) throws(Unreadable) -> [UInt8] {
    guard let file = fopen("\(root)/\(path)", "r") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let length = fread(&chunk, 1, chunk.count, file), length > 0 {
      bytes += chunk[..<length]
    }
    return bytes
  }
}
