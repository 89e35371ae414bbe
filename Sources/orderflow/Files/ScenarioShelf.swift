import Scenario
import Synchronization

/// The files of one scenario, each under the path by which it was first found.
///
/// The same file by another path, through ".." or a link, is known again, so that a circle of files is found to be one.
final class ScenarioShelf: Sendable {
  /// The path of what is read from standard input; what it extends is looked for in the folder that is worked in.
  static let standardInput = "<stdin>"

  /// Real paths, and what each is called.
  private let names = Mutex<[String: String]>([:])

  /// Reads a scenario from a path, or from standard input for "-".
  ///
  /// - Throws: ``FileProblem`` if there is nothing to read, `ScenarioProblems` if it is not right.
  static func read(_ path: String, setting settings: [Setting] = [], on console: Console) throws -> Scenario.Checked {
    let shelf = ScenarioShelf()
    let file =
      path == "-"
      ? ScenarioFile(path: standardInput, bytes: try console.input()) : try shelf.file(at: path)
    return try Scenario.read(file, setting: settings) { path, file throws(FileNotFound) in
      try shelf.file(path, namedIn: file)
    }
  }

  private func file(_ path: String, namedIn file: ScenarioFile) throws(FileNotFound) -> ScenarioFile {
    let here = file.isSetting ? "" : folder(of: file.path)
    do {
      return try self.file(at: join(here, path))
    } catch {
      switch error {
      case .unreadable(_, let reason, let nearest):
        throw FileNotFound(reason: reason, nearest: nearest.flatMap { _ in nearestPath(to: path, from: here) })
      case .unwritable(_, let reason): throw FileNotFound(reason: reason)
      }
    }
  }

  private func file(at path: String) throws(FileProblem) -> ScenarioFile {
    let file = try InputFile(reading: path)
    guard let real = realPath(of: path) else { return ScenarioFile(path: path, bytes: file.bytes) }
    let name = names.withLock { names in
      let name = names[real] ?? path
      names[real] = name
      return name
    }
    return ScenarioFile(path: name, bytes: file.bytes)
  }
}
