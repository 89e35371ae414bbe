/// What the process tells its caller. Scripts depend on these numbers.
enum ExitCode: Int32, CaseIterable, Sendable {
  case fine = 0
  case expectationFailed = 1
  case badUsage = 2
  case inconclusive = 3
  case notReadOrWritten = 4
  case defect = 70
  case interrupted = 130

  var meaning: String {
    switch self {
    case .fine: "fine"
    case .expectationFailed: "an expectation failed or a regression was found"
    case .badUsage: "bad usage or bad input"
    case .inconclusive: "inconclusive"
    case .notReadOrWritten: "could not read or write"
    case .defect: "a defect of the simulator itself"
    case .interrupted: "interrupted"
    }
  }
}
