#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Scenario

/// A folder beside this file.
struct Folder {
  struct Unreadable: Error {
    let path: String
  }

  private let path: String

  init(_ name: String) {
    path =
      #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/\(name)"
  }

  func bytes(of name: String) throws -> [UInt8] {
    guard let file = fopen("\(path)/\(name)", "r") else { throw Unreadable(path: name) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let length = fread(&chunk, 1, chunk.count, file), length > 0 { bytes += chunk[..<length] }
    return bytes
  }

  /// The names of all files, sorted.
  func names() throws -> [String] {
    guard let directory = opendir(path) else { throw Unreadable(path: path) }
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

  func scenario(_ name: String) throws -> ScenarioFile { ScenarioFile(path: name, bytes: try bytes(of: name)) }

  /// Finds the folder's files by their names.
  func find(_ name: String, _: ScenarioFile) throws(FileNotFound) -> ScenarioFile {
    guard let bytes = try? bytes(of: name) else { throw FileNotFound(reason: "no such file") }
    return ScenarioFile(path: name, bytes: bytes)
  }
}
