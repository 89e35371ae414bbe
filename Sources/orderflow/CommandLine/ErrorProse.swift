import JSON
import Marketplace
import Scenario

/// The one place where an error becomes a sentence and an exit code.
struct ErrorProse: Equatable {
  let lines: [String]
  let exitCode: ExitCode
  /// Whether the lines begin with a place in a file, which an editor can find only if nothing stands before it.
  var isLocated = false
}

extension ErrorProse {
  init(_ error: any Error) {
    switch error {
    case let error as UsageError:
      self.init(lines: error.problems.map(sentence) + [advice(error)], exitCode: .badUsage)
    case let error as FileProblem:
      self.init(lines: [sentence(error)], exitCode: .notReadOrWritten)
    case let error as ScenarioProblems:
      var listing = ProblemListing(of: error.files)
      let count = ProblemCount(error.all).text
      self.init(
        lines: listing.lines(of: error.all) + ["\(count); nothing was run."], exitCode: .badUsage,
        isLocated: true)
    case let error as BrokenInvariant:
      self.init(lines: ["a defect of the simulator: \(sentence(error))"] + story(of: error), exitCode: .defect)
    case let error as JSONText.NotANumber:
      self.init(
        lines: ["a defect of the simulator: \(error.path) is \(error.value), which JSON cannot say"], exitCode: .defect)
    default:
      self.init(lines: ["a defect of the simulator: \(error)"], exitCode: .defect)
    }
  }
}

private func sentence(_ error: BrokenInvariant) -> String {
  switch error {
  case .illegalStep(let order, let from, let to): "order \(order) went from \(from) to \(to), which no order does"
  case .ordersWithoutEnd(let stories): "\(stories.count) orders have come to no end"
  case .moneyDoesNotAdd(let order): "what was paid for order \(order) is not what was owed"
  case .ledgerDoesNotAdd(let ledger): "the money of all orders does not add up: \(ledger)"
  case .stockDoesNotAdd(let restaurant): "the stock of \(restaurant) does not add up"
  case .kitchenDoesNotAdd(let restaurant): "the kitchen of \(restaurant) does not add up"
  case .messagesUnaccounted(let subscription): "messages to \(subscription) are not all accounted for"
  case .twinDoesNotAdd(let sentence): "the two worlds do not add up: \(sentence)"
  case .littlesLaw: "the orders in progress over time are not what their stays add up to"
  case .twoPlacesAtOnce(let name): "\(name) was in two places at once"
  case .processesLeftWaiting(let names): "these wait for ever: \(names.joined(separator: "; "))"
  case .about(_, let cause): sentence(cause)
  }
}

/// What became of the orders that show it.
private func story(of error: BrokenInvariant) -> [String] {
  switch error {
  case .ordersWithoutEnd(let stories): stories.flatMap { $0.split(separator: "\n").map(String.init) }
  case .about(let story, _): story.split(separator: "\n").map(String.init)
  default: []
  }
}

private func sentence(_ problem: UsageProblem) -> String {
  switch problem {
  case .noCommand: "which command?"
  case .unknownCommand(let word, let nearest): "no such command: \"\(word)\"" + suggestion(nearest)
  case .unknownOption(let option, let nearest): "no such option: \(option)" + suggestion(nearest)
  case .repeatedOption(let option): "\(option) is given more than once"
  case .missingOption(let option, let placeholder): "\(option) \(placeholder) is needed"
  case .missingValue(let option, let placeholder): "\(option) needs a value: \(option) \(placeholder)"
  case .valueForFlag(let flag, let value): "\(flag) takes no value, but is given \"\(value)\""
  case .badValue(let name, let text, let problem, let nearest):
    "\(name) \(quotedIfNeeded(text)): \(sentence(problem))" + suggestion(nearest)
  case .missingOperand(let name, let allowed):
    "\(name) is needed" + (allowed.isEmpty ? "" : ": one of " + allowed.joined(separator: ", "))
  case .unexpectedOperand(let word): "one word too many: \"\(word)\""
  case .contradiction(let sentence): sentence
  }
}

private func sentence(_ problem: ValueProblem) -> String {
  switch problem {
  case .empty: "empty"
  case .notAWholeNumber: "not a whole number"
  case .notANumber: "not a number"
  case .notATimespan: "not a time such as 10ms, 1.5s or 1h30m"
  case .outOfRange(let lowest, let highest): "not in the range \(lowest) to \(highest)"
  case .notOneOf(let words): "not one of " + words.joined(separator: ", ")
  case .other(let sentence): sentence
  }
}

private func sentence(_ problem: FileProblem) -> String {
  switch problem {
  case .unreadable(let path, let reason, let nearest): "cannot read \(path): \(reason)" + suggestion(nearest)
  case .unwritable(let path, let reason): "cannot write \(path): \(reason)"
  }
}

private func suggestion(_ nearest: String?) -> String {
  nearest.map { "; did you mean \($0)?" } ?? ""
}

private func quotedIfNeeded(_ text: String) -> String {
  text.isEmpty || text.contains(where: \.isWhitespace) ? "\"\(text)\"" : text
}

private func advice(_ error: UsageError) -> String {
  let command = error.command.map { "\($0) " } ?? ""
  return "\"orderflow \(command)--help\" says more."
}
