import JSON

/// A file of the scenario language: what it is called, and its bytes.
public struct ScenarioFile: Sendable, Equatable {
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Finds the files that a scenario names.
///
/// The path is as the scenario has it; `file` is the one that names it. What is thrown is told to the user, so it should say
/// what is wrong with the file in a few words.
public typealias FileFinder = @Sendable (_ path: String, _ file: ScenarioFile) throws(FileNotFound) -> ScenarioFile

public struct FileNotFound: Error, Sendable, Equatable {
  /// "No such file or directory"
  public let reason: String
  /// What was probably meant, as the scenario would have it.
  public let nearest: String?

  public init(reason: String, nearest: String? = nil) {
    self.reason = reason
    self.nearest = nearest
  }
}

extension FileNotFound {
  static let hint = "write the path from this file's folder"

  func sentence(of path: String) -> String { "cannot read \"\(path)\": \(reason)" }

  var suggestion: String? { nearest.map { Reading.text(.string($0)) } }
}
