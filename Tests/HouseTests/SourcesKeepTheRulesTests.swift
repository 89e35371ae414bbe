import Testing

/// Reads the sources for what would make two runs of the same seed differ.
struct SourcesKeepTheRulesTests {
  private let checkout = Checkout()

  private func report(_ violations: [Violation]) {
    for violation in violations {
      Issue.record("\(violation)")
    }
  }

  @Test func nothingInTheSourcesBreaksDeterminism() throws {
    let bans = BanList(sourceBans)
    let sources = try checkout.sources()
    #expect(sources.count > 20, "the sources were not found")
    report(sources.flatMap(bans.violations))
  }

  @Test func noSetOrDictionaryIsIterated() throws {
    report(try checkout.sources().flatMap(HashedIteration.violations))
  }

  @Test func everyActorRunsOnASimulation() throws {
    let sources = try checkout.sources()
    report(sources.flatMap(ActorsOffTheClock(learningFrom: sources).violations))
  }

  @Test func tasksAreMadeInOnePlace() throws {
    report(try checkout.sources().flatMap(GenericTasks.violations))
  }

  @Test func theManifestAsksForNothingUnsafeOrForeign() throws {
    let manifest = SourceFile(path: "Package.swift", text: try checkout.text(of: "Package.swift"))
    report(BanList(manifestBans).violations(in: manifest))
  }
}
