#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder for one test, gone when the test is over.
final class ScratchFolder {
  struct Unusable: Error {
    let path: String
    let errno: Int32
  }

  /// As its path is, without links.
  let path: String
  private var made: [String] = []

  init(_ files: KeyValuePairs<String, String> = [:]) throws {
    var template = Array("/tmp/orderflow-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let real = realpath(template, nil) else {
      throw Unusable(path: "/tmp", errno: errno)
    }
    path = String(cString: real)
    free(real)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit {
    for made in made.reversed() { remove(made) }
    remove(path)
  }

  subscript(name: String) -> String { "\(path)/\(name)" }

  /// Folders on the way are made.
  func write(_ text: String, to name: String) throws {
    let parts = name.split(separator: "/").dropLast()
    for end in parts.indices {
      let folder = self[parts[...end].joined(separator: "/")]
      if mkdir(folder, 0o777) == 0 { made.append(folder) }
    }
    guard let file = fopen(self[name], "w") else { throw Unusable(path: self[name], errno: errno) }
    defer { fclose(file) }
    made.append(self[name])
    fputs(text, file)
  }

  func link(_ name: String, to target: String) {
    if symlink(target, self[name]) == 0 { made.append(self[name]) }
  }

  /// A file of that size that takes no room.
  func writeNothing(_ size: Int, to name: String) throws {
    try write("", to: name)
    truncate(self[name], size)
  }
}
