/// A file or stream that cannot be used, with the system's reason.
enum FileProblem: Error, Equatable {
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
}
