import Scenario

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The scenarios that come with the program.
struct ScenarioFolder {
  struct Unreadable: Error {
    let path: String
  }

  /// This file is three levels below the top.
  private let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/") + "/Scenarios"

  /// - Parameter path: Within the folder.
  func scenario(_ path: String, setting settings: [String] = []) throws -> Scenario {
    let file = ScenarioFile(path: path, bytes: try bytes(of: path))
    return try Scenario.read(file, setting: settings.map { try Setting($0) }).scenario
  }

  func bytes(of path: String) throws -> [UInt8] {
    guard let file = fopen("\(folder)/\(path)", "r") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let length = fread(&chunk, 1, chunk.count, file), length > 0 {
      bytes += chunk[..<length]
    }
    return bytes
  }
}
