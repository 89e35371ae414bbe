/// What was given on a command line, read and checked; what was left out has its standard value.
struct Arguments: Sendable {
  private var values: [String: any Sendable] = [:]

  /// The value of an argument that the command declares.
  subscript<Value>(argument: Argument<Value>) -> Value {
    if let given = values[argument.name] {
      guard let value = given as? Value else {
        preconditionFailure("two arguments are called \(argument.name)")
      }
      return value
    }
    guard let standard = argument.standard else {
      preconditionFailure("\(argument.name) is not declared by the command that reads it")
    }
    return standard
  }

  /// True if it was written, even with its standard value.
  func isGiven(_ argument: any ArgumentDeclaration) -> Bool { values[argument.name] != nil }

  mutating func set(_ argument: any ArgumentDeclaration, to value: any Sendable) {
    values[argument.name] = values[argument.name].map { argument.joined($0, value) } ?? value
  }
}
