import DiscreteEvents

/// How often and how long a model is run.
///
/// Every replication begins empty, and warms up before it is measured. What is left of the beginning fades as e^(-t/τ).
/// Of the models here single servers with load 0.8 forget most slowly: τ = 1 / (μ (1 - √ρ)²), 90 minutes, for
/// exponential service, and less than twice that for the most uneven law. After 2,000 minutes a millionth of the
/// beginning is left, in the first of a hundred thousand minutes that are measured.
struct RunLength: Sendable {
  let replications: Int
  let warmUp: Timespan
  let measured: Timespan

  init(replications: Int = 40, warmUp: Timespan = .minutes(2_000), measured: Timespan) {
    self.replications = replications
    self.warmUp = warmUp
    self.measured = measured
  }
}
