import DiscreteEvents
import Testing

@Suite struct ImpossibleParameterTests {
  typealias Requirement = DistributionError.Requirement

  private func expect(
    _ distribution: String, _ parameter: String, _ value: Double, _ requirement: Requirement,
    sourceLocation: SourceLocation = #_sourceLocation, _ make: () throws -> any Distribution
  ) {
    #expect(
      throws: DistributionError(
        distribution: distribution, parameter: parameter, value: value, requirement: requirement),
      sourceLocation: sourceLocation
    ) { try make() }
  }

  @Test func ratesAndMeansMustBePositive() {
    expect("Exponential", "mean", 0, .positive) { try Exponential(mean: 0) }
    expect("Exponential", "rate", -2, .positive) { try Exponential(rate: -2) }
    expect("Exponential", "mean", .infinity, .positive) { try Exponential(mean: .infinity) }
    expect("Poisson", "mean", -1, .between(0, 0x1p31)) { try Poisson(mean: -1) }
    expect("Gamma", "mean", -17, .positive) { try Gamma(mean: -17, shape: 2) }
    expect("Gamma", "standardDeviation", 0, .positive) { try Gamma(mean: 1, standardDeviation: 0) }
    expect("LogNormal", "mean", 0, .positive) { try LogNormal(mean: 0, standardDeviation: 1) }
    expect("Weibull", "mean", -1, .positive) { try Weibull(mean: -1, shape: 2) }
    expect("Pareto", "minimum", 0, .positive) { try Pareto(minimum: 0, shape: 2) }
    expect("Erlang", "mean", 0, .positive) { try Erlang(stages: 2, mean: 0) }
  }

  @Test func shapesAndDeviationsMustBePossible() {
    expect("Normal", "standardDeviation", -1, .positive) { try Normal(mean: 0, standardDeviation: -1) }
    expect("Gamma", "shape", 0, .positive) { try Gamma(shape: 0, scale: 1) }
    expect("Erlang", "stages", 0, .atLeast(1)) { try Erlang(stages: 0, mean: 1) }
    expect("Beta", "beta", -3, .positive) { try Beta(alpha: 1, beta: -3) }
    expect("Beta", "mean", 1, .below(1)) { try Beta(mean: 1, concentration: 2) }
    expect("Weibull", "shape", 0, .positive) { try Weibull(scale: 1, shape: 0) }
    expect("Pareto", "shape", 1, .above(1)) { try Pareto(mean: 3, shape: 1) }
    expect("LogNormal", "p90", 5, .above(6)) { try LogNormal(median: 6, p90: 5) }
  }

  @Test func probabilitiesLieBetweenZeroAndOne() {
    expect("Bernoulli", "probability", 1.5, .between(0, 1)) { try Bernoulli(probability: 1.5) }
    expect("Binomial", "probability", -0.5, .between(0, 1)) { try Binomial(trials: 3, probability: -0.5) }
    expect("Binomial", "trials", -3, .between(0, 0x1p31)) { try Binomial(trials: -3, probability: 0.5) }
    expect("Geometric", "probability", 0, .positive) { try Geometric(probability: 0) }
    expect("Geometric", "probability", 2, .between(0, 1)) { try Geometric(probability: 2) }
  }

  @Test func boundsMustBeInOrder() {
    expect("Uniform", "to", 1, .above(2)) { try Uniform(from: 2, to: 1) }
    expect("DiscreteUniform", "through", 1, .between(2, 0x1p52)) { try DiscreteUniform(from: 2, through: 1) }
    expect("Triangular", "mode", 9, .between(1, 4)) { try Triangular(from: 1, mode: 9, to: 4) }
    expect("Truncated", "to", 1, .above(2)) { try Truncated(Exponential(mean: 1), from: 2, to: 1) }
    expect("Truncated", "probability between the bounds", 0, .positive) {
      try Truncated(Uniform(from: 0, to: 1), from: 2, to: 3)
    }
  }

  @Test func listsMustHoldSomethingPossible() {
    expect("WeightedChoice", "weights", 0, .moreEntriesThan(0)) { try WeightedChoice(weights: []) }
    expect("WeightedChoice", "weights[1]", -1, .notNegative) { try WeightedChoice(weights: [1, -1]) }
    expect("WeightedChoice", "sum of weights", 0, .positive) { try WeightedChoice(weights: [0, 0]) }
    expect("Empirical", "values", 0, .moreEntriesThan(0)) { try Empirical(values: []) }
    expect("Empirical", "values[1]", .infinity, .finite) { try Empirical(values: [1, .infinity]) }
    expect("Empirical", "edges", 2, .entries(3)) { try Empirical(edges: [0, 1], counts: [1, 2]) }
    expect("Empirical", "edges[2]", 1, .above(1)) { try Empirical(edges: [0, 1, 1], counts: [1, 2]) }
    expect("Mixture", "components", 0, .moreEntriesThan(0)) { try Mixture([]) }
    expect("Mixture", "components[0].weight", -1, .notNegative) { try Mixture([(-1, Constant(1))]) }
  }

  @Test func notANumberIsNeverAccepted() {
    #expect(throws: DistributionError.self) { try Constant(.nan) }
    #expect(throws: DistributionError.self) { try Uniform(from: .nan, to: 1) }
    #expect(throws: DistributionError.self) { try Truncated(Exponential(mean: 1), from: .nan) }
    #expect(throws: DistributionError.self) { try Bernoulli(probability: .nan) }
    #expect(throws: DistributionError.self) { try Shifted(Constant(1), by: .nan) }
    #expect(throws: DistributionError.self) { try Scaled(Constant(1), by: .infinity) }
  }

  @Test func theErrorReadsAsASentence() {
    let error = DistributionError(distribution: "Gamma", parameter: "shape", value: -2, requirement: .positive)
    #expect("\(error)" == "Gamma: shape is -2.0, but must be a finite number above 0")
  }
}
