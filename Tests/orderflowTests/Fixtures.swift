import Synchronization

@testable import orderflow

/// A console that keeps what is written to it.
final class Recording: Sendable {
  private let outText = Mutex("")
  private let notesText = Mutex("")

  var out: String { outText.withLock { $0 } }
  var notes: String { notesText.withLock { $0 } }
  var outLines: [Substring] { out.split(separator: "\n", omittingEmptySubsequences: false) }

  /// - Parameter terminal: Whether a person watches the notes.
  func console(coloured: Bool = false, input: String = "", terminal: Bool = false) -> Console {
    Console(
      out: .init(isColoured: coloured) { text in self.outText.withLock { $0 += text } },
      notes: .init(isTerminal: terminal, isColoured: coloured) { text in self.notesText.withLock { $0 += text } },
      input: { () throws(FileProblem) in Array(input.utf8) })
  }
}

/// A program whose commands parse and do nothing more.
func quietProgram() -> Program {
  let commands: [any Command] = [VerifyCommand { _, _ in .fine }, BenchCommand { _, _ in .fine }]
  return Program(commands: commands + [HelpCommand(explaining: commands)])
}

/// What a command line of the shipped program says, and how it ends.
func orderflow(_ words: String..., input: String = "") -> (code: ExitCode, out: String, notes: String) {
  orderflow(words: words, input: input)
}

func orderflow(words: [String], input: String = "") -> (code: ExitCode, out: String, notes: String) {
  let recording = Recording()
  let code = Program(commands: allCommands()).run(words, on: recording.console(input: input))
  return (code, recording.out, recording.notes)
}

func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
