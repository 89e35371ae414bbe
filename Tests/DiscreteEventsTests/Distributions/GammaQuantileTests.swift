import DiscreteEvents
import Testing

struct GammaQuantileTests {
  @Test func quantilesAreExactInBothTailsForWholeAndOtherShapes() throws {
    // mpmath 1.3.0, 40 digits: the root of the regularised lower incomplete gamma function, by bisection.
    let references: [(shape: Double, probability: Double, value: Double)] = [
      (1, 1e-9, 1.0000000005000001e-9), (1, 0.25, 0.28768207245178093), (1, 0.999999, 13.815510557935518),
      (2, 1e-9, 4.472202623032764e-5), (2, 0.01, 0.14855474025326595), (2, 0.25, 0.9612787631147771),
      (2, 0.5, 1.6783469900166607), (2, 0.75, 2.6926345288896958), (2, 0.99, 6.6383520679938112),
      (2, 0.999999, 16.688420790829441),
      (8, 1e-9, 0.29156570887294907), (8, 0.01, 2.9061062350674829), (8, 0.25, 5.9561098487079979),
      (8, 0.5, 7.6692494425008039), (8, 0.99, 15.999963454407589), (8, 0.999999, 29.162195007157092),
      (0.4, 1e-9, 2.3449410454897057e-23), (0.4, 0.01, 7.415393959607727e-6), (0.4, 0.5, 0.14507814164343527),
      (0.4, 0.999999, 11.505857478980678),
      (3.7, 1e-9, 0.0077530858067709321), (3.7, 0.5, 3.3725380132364149), (3.7, 0.999999, 20.701308167702947),
      (40, 1e-9, 12.82317444835205), (40, 0.5, 39.667165010689099), (40, 0.999999, 77.540261154028787),
    ]
    for reference in references {
      let law = try Gamma(shape: reference.shape, scale: 1)
      let error = abs(law.quantile(reference.probability) / reference.value - 1)
      // As far as the probability's own last bit allows.
      #expect(error < 1e-11, "shape \(reference.shape), p \(reference.probability)")
      #expect(abs(law.probability(upTo: reference.value) - reference.probability) < 1e-13)
    }
  }

  @Test func quantilesGrowWithTheProbability() throws {
    for shape in [0.4, 1, 2, 3, 5.5, 8, 9] {
      let law = try Gamma(shape: shape, scale: 3)
      let values = (1..<2_000).map { law.quantile(Double($0) / 2_000) }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, "shape \(shape)")
    }
  }
}
