/// A file or stream that cannot be used, with the system's reason.
enum FileProblem: Error, Equatable {
  /// `nearest` is the path that was probably meant.
  case unreadable(path: String, reason: String, nearest: String? = nil)
  case unwritable(path: String, reason: String)
}
