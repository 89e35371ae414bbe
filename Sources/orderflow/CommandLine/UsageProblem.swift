/// One thing that is wrong with a command line.
enum UsageProblem: Equatable {
  case noCommand
  case unknownCommand(String, nearest: String?)
  case unknownOption(String, nearest: String?)
  case repeatedOption(String)
  case missingOption(String, placeholder: String)
  case missingValue(String, placeholder: String)
  case valueForFlag(String, value: String)
  case badValue(of: String, text: String, ValueProblem, nearest: String?)
  case missingOperand(String, allowed: [String])
  case unexpectedOperand(String)
  /// Each argument is right, but they do not belong together.
  case contradiction(String)
}

/// All that is wrong with a command line, so that it can be put right in one go.
struct UsageError: Error, Equatable {
  /// The command whose help may be of use; nil if it is not known which was meant.
  let command: String?
  let problems: [UsageProblem]
}
