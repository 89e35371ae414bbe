import Scenario

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder as its path and what is in it.
struct Folder {
  let path: String

  /// Nil if there is no folder of that name.
  init?(_ path: String) {
    guard mode(of: path, stat) == S_IFDIR else { return nil }
    self.path = path
  }

  /// In order, hidden ones left out.
  var names: [String] {
    guard let directory = opendir(path) else { return [] }
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

  /// The paths of all files in it and in the folders below, in order. Links to other folders are not followed, and pipes,
  /// which may never give anything, are left out.
  func files() -> [String] {
    names.flatMap { name in
      let inner = join(path, name)
      let kind = mode(of: inner, lstat)
      if kind == S_IFIFO || kind == S_IFSOCK { return [String]() }
      return kind == S_IFDIR ? Folder(inner)?.files() ?? [] : [inner]
    }
  }
}

private func mode(of path: String, _ ask: (UnsafePointer<CChar>, UnsafeMutablePointer<stat>) -> Int32) -> mode_t? {
  var status = stat()
  return ask(path, &status) == 0 ? status.st_mode & S_IFMT : nil
}

/// A path from a folder; one from the root stays as it is.
func join(_ folder: String, _ path: String) -> String {
  if path.hasPrefix("/") || folder.isEmpty { return path }
  if path.isEmpty { return folder }
  return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
}

/// The path of the folder that a file is in: "" for the one that is worked in, "/" for the root.
func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "" }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The same file whatever it is called, through "..", links and all; nil if there is none.
func realPath(of path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

/// The path that was probably meant: each of its names that is not there replaced by the nearest one that is.
///
/// - Parameter start: The folder that the path starts from.
func nearestPath(to path: String, from start: String = "") -> String? {
  var found = path.hasPrefix("/") ? "/" : ""
  for name in path.split(separator: "/").map(String.init) {
    let folder = join(start, found)
    if realPath(of: join(folder, name)) != nil {
      found = join(found, name)
    } else {
      let names = Folder(folder.isEmpty ? "." : folder)?.names ?? []
      let isUnfinished = names.contains(name + ".json")
      guard let nearest = isUnfinished ? name + ".json" : nearestWord(to: name, among: names) else { return nil }
      found = join(found, nearest)
    }
  }
  return found
}
