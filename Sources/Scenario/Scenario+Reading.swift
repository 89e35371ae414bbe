import JSON

extension Scenario {
  /// A scenario that can be run.
  public struct Checked: Sendable {
    public let scenario: Scenario
    /// What is probably not meant, in the order of its places.
    public let warnings: [ScenarioProblem]
    /// The file that was read, those that it extends, what was set over them, and the one of its replay.
    public let files: [ScenarioFile]
    /// Where each value was written.
    public let places: Places
  }

  /// Reads a scenario from its file and from those that it names.
  ///
  /// - Parameters:
  ///   - settings: What is said over the files; of two that say the same, the later counts.
  ///   - find: Finds the files that it names; by default there are none.
  /// - Throws: ``ScenarioProblems`` with everything that is wrong.
  public static func read(
    _ file: ScenarioFile, setting settings: [Setting] = [], finding find: FileFinder = noOtherFile
  ) throws(ScenarioProblems) -> Checked {
    let chain = FileChain(from: file, setting: settings, finding: find)
    guard chain.problems.isEmpty else { throw ScenarioProblems(chain.problems, in: chain.files) }
    let (scenario, reading, files) = values(of: chain, finding: find)
    var findings = Findings(of: reading, in: scenario)
    for rule in allRules { rule.check(scenario, &findings) }
    let problems = ScenarioProblems(reading.problems + findings.problems, in: files)
    guard problems.all.allSatisfy({ $0.severity == .warning }) else { throw problems }
    return Checked(scenario: scenario, warnings: problems.all, files: files, places: reading.places)
  }

  /// What the files say, before rules are asked.
  static func values(
    of chain: FileChain, finding find: FileFinder = noOtherFile
  ) -> (scenario: Scenario, reading: Reading, files: [ScenarioFile]) {
    var reading = Reading(currency: chain.currency)
    var scenario = Scenario.standard
    scenario.roundAmounts(to: chain.currency.coin)
    for layer in chain.layers {
      reading.file = layer.file
      reading.isSetting = layer.isSetting
      Form<Scenario>.section.read(layer.root, &scenario, &reading)
    }
    reading.isSetting = false
    let replayed = scenario.readReplay(namedIn: chain.files, &reading, finding: find)
    reading.reportWhatIsMissing()
    return (scenario, reading, chain.files + [replayed].compactMap(\.self))
  }

  /// What holds where nothing is said. Made once: its laws take longer to make than most files to read.
  static let standard = Scenario()

  /// Makes assumed amounts such as can be paid in a currency.
  private mutating func roundAmounts(to coin: Money) {
    for amount in [
      \Scenario.pricing.deliveryFee.base, \.pricing.deliveryFee.perKilometre, \.partners.pay.perOrder,
      \.partners.pay.perKilometre,
    ] { self[keyPath: amount] = self[keyPath: amount].rounded(to: coin) }
  }

  public static let noOtherFile: FileFinder = { _, _ throws(FileNotFound) in
    throw FileNotFound(reason: "this scenario stands alone")
  }
}

extension ScenarioProblems {
  fileprivate init(_ problems: [ScenarioProblem], in files: [ScenarioFile]) {
    let ordered = problems.enumerated().sorted { left, right in
      let (a, b) = (left.element.location, right.element.location)
      return (a.file, a.span.start, left.offset) < (b.file, b.span.start, right.offset)
    }
    self.init(all: ordered.map(\.element), files: files)
  }
}
