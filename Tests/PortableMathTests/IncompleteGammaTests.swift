import PortableMath
import Testing

@Suite struct IncompleteGammaTests {
  @Test func probabilitiesStayWithinTheStatedError() {
    // Shape, argument, and the regularised lower incomplete gamma function by mpmath 1.3.0 at 50 digits.
    let references: [(shape: Double, x: Double, probability: Double)] = [
      (0.05, 1e-06, 0.51482795452517817164),
      (0.05, 0.01, 0.81555980574128492607),
      (0.05, 2.0, 0.99736145729120346527),
      (0.4, 0.001, 0.071092397895333076022),
      (0.4, 0.3, 0.64149014341024182867),
      (0.4, 4.0, 0.99680737100287077912),
      (1.0, 0.5, 0.3934693402873665764),
      (1.0, 3.0, 0.95021293163213605702),
      (2.0, 0.1, 0.0046788401604444700216),
      (2.0, 1.7, 0.5067544850576164306),
      (2.0, 12.0, 0.99992012523940673327),
      (3.7, 1.0, 0.029954059744162157706),
      (3.7, 3.6, 0.54862408512428690617),
      (3.7, 4.8, 0.7560968519122679414),
      (3.7, 9.0, 0.98481408834430606446),
      (30.0, 15.0, 0.00041844966832768697019),
      (30.0, 29.0, 0.45082911471812389835),
      (30.0, 31.0, 0.59534782096561087714),
      (30.0, 60.0, 0.9999931237350312679),
      (250.5, 200.0, 0.00032116805155204037091),
      (250.5, 250.0, 0.49579286473119794269),
      (250.5, 251.5, 0.53353314322208569457),
      (250.5, 300.0, 0.99847754141432554286),
      (1000.0, 900.0, 0.00054990226571178292301),
      (1000.0, 999.0, 0.49158642606785599757),
      (1000.0, 1001.0, 0.51681145292978622075),
      (1000.0, 1100.0, 0.99894067674607002265),
    ]
    for reference in references {
      let result = Portable.gammaProbability(shape: reference.shape, upTo: reference.x)
      #expect(abs(result - reference.probability) < 1e-12, "shape \(reference.shape), x \(reference.x)")
    }
  }

  @Test func probabilitiesHonourTheirEdges() {
    #expect(Portable.gammaProbability(shape: 2, upTo: 0) == 0)
    #expect(Portable.gammaProbability(shape: 2, upTo: .infinity) == 1)
    #expect(Portable.gammaProbability(shape: 0, upTo: 1).isNaN)
    #expect(Portable.gammaProbability(shape: 2, upTo: .nan).isNaN)
  }
}
