/// Every command, in the order the help lists them. A new command is a file beside this one and a line here.
func allCommands() -> [any Command] {
  let working: [any Command] = [
    RunCommand(by: ScenarioRun.run),
    ValidateCommand(by: ValidateReport.run),
    SchemaCommand(),
    VerifyCommand(by: VerifyReport.run),
    BenchCommand(by: BenchReport.run),
  ]
  return working + [HelpCommand(explaining: working)]
}
