import DiscreteEvents
import Testing

@Suite struct CompositeDistributionTests {
  @Test func aMixtureHasTheMomentsOfItsParts() throws {
    let mixture = try Mixture([(1, Constant(2)), (3, Exponential(mean: 6)), (0, Pareto(minimum: 1, shape: 0.5))])
    // By hand: mean (2 + 3 * 6) / 4; variance (9 + 3 * (36 + 1)) / 4.
    #expect(mixture.mean == 5)
    #expect(mixture.variance == 30)

    var stream = RandomStream(seed: 30, purpose: "mixture")
    let samples = (0..<10_000).map { _ in mixture.sample(using: &stream) }
    let constant = samples.count { $0 == 2 }
    #expect(abs(Double(constant) - 2_500) < 4.5 * (10_000 * 0.25 * 0.75).squareRoot())
    let mean = samples.reduce(0, +) / 10_000
    #expect(abs(mean - 5) < 4.5 * (30.0 / 10_000).squareRoot())
  }

  @Test func aTruncatedLawStaysWithinItsBounds() throws {
    let law = try Truncated(Normal(mean: 0, standardDeviation: 1), from: 2, to: 2.5)
    var stream = RandomStream(seed: 31, purpose: "truncated")
    for _ in 0..<2_000 {
      let sample = law.sample(using: &stream)
      #expect(sample >= 2 && sample <= 2.5)
    }
  }

  @Test func aTruncatedGammaHasItsConditionalMoments() throws {
    // mpmath 1.3.0, 30 digits: integrals of x and x² times the density of Gamma(2, 8.5) over [5, 60].
    let law = try Truncated(Gamma(mean: 17, shape: 2), from: 5, to: 60)
    #expect(abs(law.mean - 18.4503623628775) < 1e-8)
    #expect(abs(law.variance - 114.431747709149) < 1e-7)
  }

  @Test func aTruncatedLawFarFromZeroKeepsItsVariance() throws {
    let law = try Truncated(Normal(mean: 1e6, standardDeviation: 1), from: 0)
    #expect(abs(law.variance - 1) < 1e-6)
  }

  @Test func aChoiceTakesTheElementOfItsPlace() throws {
    let choice = try WeightedChoice(weights: [0, 1, 0])
    var stream = RandomStream(seed: 32, purpose: "choice")
    for _ in 0..<100 {
      #expect(choice.element(of: ["tea", "coffee", "water"], using: &stream) == "coffee")
    }
  }

  @Test func aHeavyTailHasNoMoments() throws {
    #expect(try Pareto(minimum: 1, shape: 1).mean == .infinity)
    #expect(try Pareto(minimum: 1, shape: 2).variance == .infinity)
  }

  @Test func certainEventsTakeTheirValue() throws {
    var stream = RandomStream(seed: 33, purpose: "certain")
    for _ in 0..<100 {
      #expect(try Bernoulli(probability: 1).sample(using: &stream) == 1)
      #expect(try Bernoulli(probability: 0).sample(using: &stream) == 0)
      #expect(try Geometric(probability: 1).sample(using: &stream) == 0)
      #expect(try Binomial(trials: 7, probability: 1).sample(using: &stream) == 7)
      #expect(try Binomial(trials: 0, probability: 0.3).sample(using: &stream) == 0)
      #expect(try Poisson(mean: 0).sample(using: &stream) == 0)
    }
  }

  @Test func tinyBetaShapesGiveNumbers() throws {
    let law = try Beta(alpha: 0.001, beta: 0.002)
    var stream = RandomStream(seed: 34, purpose: "beta")
    for _ in 0..<500 {
      let sample = law.sample(using: &stream)
      #expect(sample >= 0 && sample <= 1)
    }
  }

  @Test func aDrawBecomesASpanInTheGivenUnit() throws {
    var stream = RandomStream(seed: 35, purpose: "span")
    #expect(try Constant(1.5).span(in: .minute, using: &stream) == .seconds(90))
    #expect(try Constant(1e300).span(in: .second, using: &stream) == .invalid)
  }

  @Test func aSlightlyLongerMeanMeetsTheSameLuck() throws {
    var first = RandomStream(seed: 36, purpose: "luck")
    var second = first
    let (shorter, longer) = (try Exponential(mean: 10), try Exponential(mean: 11))
    for _ in 0..<100 {
      let ratio = longer.sample(using: &second) / shorter.sample(using: &first)
      #expect(abs(ratio - 1.1) < 1e-12)
    }
  }
}
