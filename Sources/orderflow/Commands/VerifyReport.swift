import Experiments
import JSON
import Reporting

/// What `orderflow verify` says about the engine.
enum VerifyReport {
  @Sendable
  static func run(_ request: VerifyCommand.Request, on console: Console) throws -> ExitCode {
    try run(request, .standard, on: console)
  }

  static func run(
    _ request: VerifyCommand.Request, _ verification: Verification, on console: Console
  ) throws -> ExitCode {
    let stopwatch = Stopwatch()
    let status = StatusLine(on: console.notes)
    let models = try verification.run(seed: request.seed, jobs: request.jobs) { model, number, count in
      status.show("\(number) of \(count): \(model)")
    }
    status.clear()
    if request.asJSON {
      try console.print(json(models, seed: request.seed).oneLine())
    } else {
      try console.print(lines(models, seed: request.seed, for: console.out))
    }
    if console.notes.isTerminal {
      try console.note(["(\(NumberFormat.fixed(1).text(stopwatch.seconds)) s)"])
    }
    return models.allSatisfy(\.isRight) ? .fine : .expectationFailed
  }
}

// For people.
extension VerifyReport {
  private static let width = 80

  static func lines(_ models: [VerifiedModel], seed: UInt64, for stream: Console.Stream) -> [String] {
    var table = TextTable(
      columns: [
        .init("Quantity"), .init("Theory", .decimal), .init("Simulated", .decimal), .init("From", .decimal),
        .init("To", .decimal), .init("z", .decimal), .init("Verdict"),
      ], width: width)
    for model in models {
      table.addHeading("\(model.name): \(model.parameters); \(model.style)")
      for row in model.rows { table.addRow(cells(row)) }
    }
    let rows = models.flatMap(\.rows)
    let painted = table.lines { padded, row, column in
      column == 6 && !rows[row].isRight ? stream.emphasised(padded, .red) : padded
    }
    return ["The engine against theory, seed \(seed)", ""] + painted + [""] + conclusion(models, for: stream)
      + [""] + paragraph(explanation, width: width)
  }

  private static func cells(_ row: VerificationRow) -> [String] {
    let exact = NumberFormat.significant(6)
    // What chance has a part in deserves fewer digits.
    let figure = row.interval == nil ? exact : NumberFormat.significant(5)
    let bounds = row.interval.map { [figure.text($0.lowerBound), figure.text($0.upperBound)] } ?? ["", ""]
    let zScore = row.zScore.map { NumberFormat.fixed(2).text($0) } ?? ""
    return [row.quantity, exact.text(row.theory), figure.text(row.simulated)] + bounds
      + [zScore, row.isRight ? row.verdict.rawValue : row.verdict.rawValue.uppercased()]
  }

  private static func conclusion(_ models: [VerifiedModel], for stream: Console.Stream) -> [String] {
    let wrong = models.flatMap { model in
      model.rows.filter { !$0.isRight }.map { "\(model.name) (\($0.quantity))" }
    }
    let count = models.reduce(0) { $0 + $1.rows.count }
    if wrong.isEmpty { return [stream.emphasised("All \(count) quantities are as theory says.", .green)] }
    let sentence =
      "\(wrong.count) of \(count) quantities are not as theory says: " + wrong.joined(separator: ", ") + "."
    return paragraph(sentence, width: width).map { stream.emphasised($0, .red) }
  }

  private static let explanation = """
    "agrees": theory lies in the interval. The intervals are so wide that a right engine has a chance of \
    \(NumberFormat.percentage(1).text(Verification.significance)) of a false alarm anywhere in the table. \
    "equal": no chance is involved, and both figures are the same in every replication, to the last bit: Little's law, \
    of the customers' watches and the queues' counts, and a model written as processes and as handlers.
    """
}

// For programs.
extension VerifyReport {
  static func json(_ models: [VerifiedModel], seed: UInt64) -> JSONText {
    let rows = models.flatMap { model in model.rows.map { json($0, of: model) } }
    return [
      "seed": .string("\(seed)"),
      "significance": .number(Verification.significance),
      "passed": .boolean(models.allSatisfy(\.isRight)),
      "rows": .array(rows),
    ]
  }

  private static func json(_ row: VerificationRow, of model: VerifiedModel) -> JSONText {
    [
      "model": .string(model.name),
      "parameters": .string(model.parameters),
      "style": .string(model.style),
      "quantity": .string(row.quantity),
      "theory": .number(row.theory),
      "simulated": .number(row.simulated),
      "low": row.interval.map { .number($0.lowerBound) } ?? .null,
      "high": row.interval.map { .number($0.upperBound) } ?? .null,
      "z": row.zScore.map { .number($0) } ?? .null,
      "verdict": .string(row.verdict.rawValue),
    ]
  }
}

extension VerifiedModel {
  fileprivate var isRight: Bool { rows.allSatisfy(\.isRight) }
}
