import DiscreteEvents
import Testing

@Suite struct DistributionLawTests {
  /// Beyond this many standard errors lies one case in 150,000.
  private let bound = 4.5

  @Test(arguments: try ReferenceLaw.all())
  func statedMomentsAreTheReferencesOwn(_ reference: ReferenceLaw) {
    #expect(abs(reference.law.mean - reference.mean) <= 1e-9 * max(1, abs(reference.mean)))
    #expect(abs(reference.law.variance - reference.variance) <= 1e-9 * max(1, reference.variance))
  }

  @Test(arguments: try ReferenceLaw.all())
  func samplesFollowTheLaw(_ reference: ReferenceLaw) {
    let count = 12_000.0
    var stream = RandomStream(seed: 20, purpose: Purpose(reference.name))
    var sum = 0.0
    var squares = 0.0
    var atMost = [Double](repeating: 0, count: reference.probabilities.count)
    for _ in 0..<Int(count) {
      let sample = reference.law.sample(using: &stream)
      let distance = sample - reference.mean
      sum += distance
      squares += distance * distance
      for (place, entry) in reference.probabilities.enumerated() where sample <= entry.0 { atMost[place] += 1 }
    }
    let meanError = (reference.variance / count).squareRoot()
    #expect(abs(sum / count) < bound * meanError)
    let varianceError = reference.variance * ((reference.kurtosis + 2) / count).squareRoot()
    #expect(abs(squares / count - reference.variance) < bound * varianceError)
    for (seen, (value, probability)) in zip(atMost, reference.probabilities) {
      let error = (probability * (1 - probability) / count).squareRoot()
      #expect(abs(seen / count - probability) <= bound * error + 1e-9, "share of at most \(value)")
    }
  }

  @Test(arguments: try ReferenceLaw.all())
  func probabilitiesAndQuantilesAreEachOthersInverse(_ reference: ReferenceLaw) {
    guard let law = reference.law as? any InvertibleDistribution else { return }
    for (value, probability) in reference.probabilities {
      #expect(abs(law.probability(upTo: value) - probability) < 1e-12)
      #expect(abs(law.quantile(probability) - value) < 1e-9 * max(1, abs(value)))
    }
  }

  @Test(arguments: try ReferenceLaw.all())
  func theKolmogorovDistanceIsSmall(_ reference: ReferenceLaw) {
    guard let law = reference.law as? any InvertibleDistribution else { return }
    let count = 2_000
    var stream = RandomStream(seed: 21, purpose: Purpose(reference.name))
    let samples = (0..<count).map { _ in law.sample(using: &stream) }.sorted()
    let distances = samples.enumerated().map { place, sample in
      let probability = law.probability(upTo: sample)
      return max(probability - Double(place) / Double(count), Double(place + 1) / Double(count) - probability)
    }
    // Kolmogorov's limit law exceeds 2.23 once in 10,000.
    #expect((distances.max() ?? 1) * Double(count).squareRoot() < 2.23)
  }
}
