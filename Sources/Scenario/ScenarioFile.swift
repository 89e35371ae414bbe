import JSON

/// A file of the scenario language: what it is called, and its bytes.
///
/// A ``Setting`` takes its place among the files: it is called as it was given, `--set partners.count=3000`.
public struct ScenarioFile: Sendable, Equatable {
  public let path: String
  public let bytes: [UInt8]
  /// Whether it is no file but a setting; paths that it names start from the folder that is worked in.
  public let isSetting: Bool

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    isSetting = false
  }

  init(_ setting: Setting) {
    path = "--set \(setting.text)"
    bytes = Array(setting.text.utf8)
    isSetting = true
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

  /// What to write instead in a file, or in a setting.
  static func hint(in file: ScenarioFile) -> String {
    file.isSetting ? "write the path from the folder that you are in" : hint
  }

  func sentence(of path: String) -> String { "cannot read \"\(path)\": \(reason)" }

  var suggestion: String? { nearest.map { Reading.text(.string($0)) } }
}
