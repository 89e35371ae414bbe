import Testing

@testable import orderflow

struct HelpTextTests {
  private static let plain = Recording().console().out

  /// The help of the program and of each command, those that are shipped and those of these tests.
  private var allHelp: [[String]] {
    let commands = allCommands() + quietProgram().commands
    let help = HelpText(for: Self.plain)
    return commands.map { help.command($0) } + [
      help.program(commands: allCommands()), help.program(commands: quietProgram().commands),
    ]
  }

  @Test func noLineIsWiderThanEightyColumns() {
    for line in allHelp.joined() {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test func twoExamplesStandBeforeEverythingElse() {
    for help in allHelp {
      #expect(help[2] == "Examples")
      let section = help[3...].prefix { !$0.isEmpty }
      #expect(section.filter { $0.hasPrefix("  orderflow ") }.count >= 2, "\(help[0])")
    }
  }

  @Test func everyExampleIsACommandLineThatParses() throws {
    for program in [Program(commands: allCommands()), quietProgram()] {
      for example in program.commands.flatMap(\.examples) {
        // What stands behind ">" is for the shell.
        let line = words(example.line).prefix { $0 != ">" }
        let command = try program.command(named: try #require(line.first))
        _ = try ArgumentParser.parse(Array(line.dropFirst()), for: command)
      }
    }
  }

  @Test func namesAreUniqueAndNoneIsTakenByTheProgramItself() {
    for commands in [allCommands(), quietProgram().commands] {
      #expect(Set(commands.map(\.name)).count == commands.count)
      for command in commands {
        let names = (command.operands + command.options).map(\.name)
        #expect(Set(names).count == names.count, "\(command.name)")
        #expect(!names.contains("help"))
      }
    }
  }

  @Test func theHelpOfACommandReadsWell() throws {
    let bench = try quietProgram().command(named: "bench")
    #expect(
      HelpText(for: Self.plain).command(bench).joined(separator: "\n") == """
        orderflow bench: times the engine, the broker and a whole city

        Examples
          orderflow bench mm1 --size 1000000
              A million customers through one server
          orderflow bench hold --size 2000000 --processes 100000 --style timer --json
              Two million wake-ups of 100,000 sleepers, written with timers; one line of
              JSON
          orderflow bench marketplace --orders 400000
              A city ten times that of Scenarios/friday-dinner.json

        Usage
          orderflow bench MODEL [--size N] [--orders N] [--days D] [--processes K]
            [--seed S] [--style STYLE] [--semantics SEMANTICS] [--work TIME] [--json]

        Operands
          MODEL  mm1 is a queue with one server, hold is sleepers on the event queue,
                 lifecycle is orders from click to door, broker is a topic with three
                 subscribers, marketplace is a city's evening with everything in it (one
                 of mm1, hold, lifecycle, broker, marketplace)

        Options
          --size N               customers, wake-ups, orders or messages in all; needed
                                 but for marketplace
          --orders N             orders in all, about: ten times as many make a city ten
                                 times as large; for marketplace only (default 40000)
          --days D               evenings in which they are placed: more of them make a
                                 smaller city; for marketplace only (default 1)
          --processes K          sleepers that share the wake-ups; for hold only
                                 (default 1000)
          --seed S               the seed of all random streams (default 1)
          --style STYLE          how the model's behaviour is written (one of process,
                                 timer; default process)
          --semantics SEMANTICS  what the subscribers are promised; for broker only (one
                                 of log, fanout, queue; default fanout)
          --work TIME            the work on a message, as in 10ms; 0s times the
                                 delivery alone; for broker only (default 0s)
          --json                 print one line of JSON instead of the table
          -h, --help             say this

        Times are those of the machine's clock, of one run: they differ from run to run,
        and by what else the machine does. Everything simulated is the same for the same
        seed.

        What the parts of marketplace cost is found by looking, 5,000 times a second at
        most, at what the run is at: an event counts, with all that it makes go on at
        once, to the part of whoever it is for, but for searching, choosing, matching,
        publishing and recording in it, which are told apart. With taking the event
        after it out of the queue, that is all the time there is. The columns say what
        two standard deviations of the looks come to.
        """)
  }

  @Test func colourIsOnlyForTerminalsThatWantIt() {
    let help = HelpText(for: Recording().console(coloured: true).out).program(commands: allCommands())
    #expect(help.contains("\u{1B}[1mExamples\u{1B}[0m"))
    #expect(!allHelp.joined().contains { $0.contains("\u{1B}") })
  }

  @Test func paragraphsBreakBetweenWordsOnly() {
    #expect(paragraph("one two three", width: 7) == ["one two", "three"])
    #expect(paragraph("one two", width: 6) == ["one", "two"])
    #expect(paragraph("one two three", width: 9, indent: 2) == ["  one two", "  three"])
    #expect(paragraph("incomprehensibilities a", width: 5) == ["incomprehensibilities", "a"])
    #expect(paragraph("", width: 5).isEmpty)
  }

  @Test func aLongTermHasItsMeaningBelow() {
    let lines = definitions([("a", "first"), ("--a-term-that-is-very-long X", "second")], width: 40)
    #expect(lines == ["  a  first", "  --a-term-that-is-very-long X", "     second"])
  }
}
