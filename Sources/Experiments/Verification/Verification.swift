import Statistics

/// The engine held against queueing theory: known models are simulated, and what theory says must lie in the intervals.
///
/// The intervals are Student's, over independent replications, and so wide (Bonferroni) that a right engine has a
/// chance of ``significance`` of any false alarm in the whole table. Exact rows, such as Little's law along one path, take
/// no part in that: they are equal or they are not.
///
/// The same seed gives the same rows, at any number of jobs.
public struct Verification: Sendable {
  /// The risk of a false alarm over the whole table.
  public static let significance = 0.001

  let checks: [ModelCheck]

  init(_ checks: [ModelCheck]) {
    self.checks = checks
  }

  /// Told which model is being run, of how many.
  public typealias Progress = (_ model: String, _ number: Int, _ count: Int) -> Void

  public func run(seed: UInt64 = 1, jobs: Int, progress: Progress = { _, _, _ in }) throws -> [VerifiedModel] {
    let level = 1 - MultipleComparisons.bonferroni(Self.significance, comparisons: comparisons)
    return try checks.enumerated().map { index, check in
      progress(check.model, index + 1, checks.count)
      let rows = try check.rows(seed: seed, jobs: jobs, level: level)
      return VerifiedModel(
        name: check.model, parameters: check.parameters, style: check.style.rawValue, rows: rows)
    }
  }

  /// Rows that chance has a part in.
  private var comparisons: Int { checks.reduce(0) { $0 + $1.quantities.count } }
}

extension ModelCheck {
  /// Runs all replications, the twin's included, and judges them at a level of confidence for each row.
  func rows(seed: UInt64, jobs: Int, level: Double) throws -> [VerificationRow] {
    let twins = twin?.replications ?? 0
    let all = try parallelMap(count: replications + twins, jobs: jobs) { index in
      if index < twins, let twin { return try twin.observe(seed, index) }
      return try observe(seed, index - twins)
    }
    let (twinned, observations) = (Array(all[..<twins]), Array(all[twins...]))
    return statisticalRows(observations, level: level) + [littlesLawRow(observations)]
      + (twin == nil ? [] : [twinRow(observations, twinned)])
  }

  private func statisticalRows(_ observations: [Observation], level: Double) -> [VerificationRow] {
    quantities.enumerated().map { index, quantity in
      VerificationRow(
        quantity.name, theory: quantity.theory, observed: Tally(of: observations.map { $0.values[index] }), level: level
      )
    }
  }

  /// Queues against customers, as mean numbers inside over all replications.
  private func littlesLawRow(_ observations: [Observation]) -> VerificationRow {
    let laws = observations.map(\.littlesLaw)
    let ticks = laws.reduce(0) { $0 + $1.ticks }
    return VerificationRow(
      "Little: λW and L", laws.reduce(0) { $0 + $1.ticksInside } / ticks,
      laws.reduce(0) { $0 + $1.numberTimesTicks } / ticks, areEqual: laws.allSatisfy(\.holds))
  }

  /// The twin against this model, with the mean of the first quantity as a sample of them all.
  private func twinRow(_ observations: [Observation], _ twinned: [Observation]) -> VerificationRow {
    let sample = observations.prefix(twinned.count)
    return VerificationRow(
      "both styles", Tally(of: twinned.map { $0.values[0] }).mean ?? 0,
      Tally(of: sample.map { $0.values[0] }).mean ?? 0, areEqual: Array(sample) == twinned)
  }
}

extension VerificationRow {
  init(_ quantity: String, theory: Double, observed: Tally, level: Double) {
    guard let interval = ConfidenceInterval(of: observed, level: level), let error = observed.standardError else {
      preconditionFailure("\(observed.count) replications give no interval")
    }
    self.init(
      quantity: quantity, theory: theory, simulated: interval.mean, interval: interval.low...interval.high,
      zScore: (interval.mean - theory) / error, verdict: interval.contains(theory) ? .agrees : .outside)
  }

  /// A row of two figures that must be the same.
  init(_ quantity: String, _ expected: Double, _ found: Double, areEqual: Bool) {
    self.init(
      quantity: quantity, theory: expected, simulated: found, interval: nil, zScore: nil,
      verdict: areEqual ? .equal : .differs)
  }
}
