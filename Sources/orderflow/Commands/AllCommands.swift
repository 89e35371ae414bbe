/// Every command, in the order the help lists them. A new command is a file beside this one and a line here.
func allCommands() -> [any Command] {
  let working: [any Command] = [
    RunCommand(by: RunSummary.run),
    VerifyCommand(by: VerifyReport.run),
    BenchCommand(by: BenchReport.run),
  ]
  return working + [HelpCommand(explaining: working)]
}
