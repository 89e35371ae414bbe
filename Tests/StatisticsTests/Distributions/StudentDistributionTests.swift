import Testing

@testable import Statistics

@Suite struct StudentDistributionTests {
  static let tails = [0.4, 0.25, 0.1, 0.05, 0.025, 0.005, 0.0005, 1e-6, 1e-12]

  /// The values exceeded with the probabilities above: mpmath 1.4, 40 digits, by Newton's method on the integral.
  static let quantiles: [(degreesOfFreedom: Double, values: [Double])] = [
    (
      0.5,
      [
        0.3979754267847906, 1.5537739740300374, 10.270324410234505, 41.13600009287827, 164.55767348048852,
        4113.964588804181, 411396.46252617135, 102849115631.63402, 1.02849115631634e+23,
      ]
    ),
    (
      1,
      [
        0.32491969623290623, 1.0, 3.077683537175253, 6.313751514675043, 12.706204736174705, 63.65674116287158,
        636.6192487687196, 318309.8861827435, 318309886183.79065,
      ]
    ),
    (
      2,
      [
        0.2886751345948128, 0.816496580927726, 1.8856180831641267, 2.9199855803537256, 4.302652729749464,
        9.924843200918293, 31.59905457644362, 707.1057205259339, 707106.7811854868,
      ]
    ),
    (
      3,
      [
        0.27667066233268983, 0.7648923284043453, 1.63774435369621, 2.3533634348018238, 3.1824463052837095,
        5.840909309733357, 12.923978636687483, 103.29946778041935, 10331.108244292485,
      ]
    ),
    (
      4.7,
      [
        0.2680827195410318, 0.7302277812465465, 1.4901550815168028, 2.0438110930137885, 2.6207260753531703,
        4.1678920401190584, 7.266542375825094, 28.200949792342414, 534.496777876664,
      ]
    ),
    (
      5,
      [
        0.26718086570414507, 0.7266868438004227, 1.475884048824481, 2.0150483733330242, 2.5705818356363155,
        4.032142983555228, 6.86882662588111, 24.771029720515944, 393.95695957760375,
      ]
    ),
    (
      10,
      [
        0.26018482949208016, 0.6998120613124317, 1.3721836411103356, 1.8124611228116765, 2.228138851986275,
        3.1692726726169513, 4.586893858702636, 9.75199549094058, 40.5320961786626,
      ]
    ),
    (
      29,
      [
        0.2556836345712561, 0.6830438608216132, 1.311433647301551, 1.6991270265334977, 2.0452296421327043,
        2.7563859036706053, 3.659405019466333, 5.917105540459562, 11.613158011561406,
      ]
    ),
    (
      100,
      [
        0.2540221824582278, 0.6769510430114715, 1.290074761346516, 1.6602343260853396, 1.9839715185235522,
        2.6258905214380177, 3.39049131116423, 5.048830877228346, 8.025825594493254,
      ]
    ),
    (
      999.5,
      [
        0.2534145495680492, 0.6747352874153787, 1.2823991455367674, 1.646379580973917, 1.9623402703838457,
        2.5807571664291538, 3.3002875419555195, 4.781622792514474, 7.124274306079266,
      ]
    ),
    (
      1500,
      [
        0.25339204256795156, 0.6746533421408785, 1.2821162091951261, 1.6458701045425264, 1.9615467538950186,
        2.579110932109593, 3.297024849045952, 4.772181545529811, 7.0940987782717455,
      ]
    ),
    (
      1e6,
      [
        0.2533471705378416, 0.6744899955310873, 1.2815524121299384, 1.6448551507220404, 1.959966356814107,
        2.5758342201053344, 3.290536461248691, 4.753452348279681, 7.034572608411256,
      ]
    ),
  ]

  /// The same program and precision.
  static let probabilities: [(degreesOfFreedom: Double, t: Double, tail: Double)] = [
    (1, 2, 0.14758361765043326), (3, 0.1, 0.4633261744004029), (3, 0.5, 0.3257239824240755),
    (3, 2.5, 0.04385332350403277), (10, 4, 0.0012591663123683462), (29, 2.045, 0.025012037961205835),
    (100, 10, 4.9508444922970696e-17), (2.5, -1.25, 0.8422268342013743),
  ]

  @Test func quantilesAgreeWithHighPrecisionValues() {
    for (degreesOfFreedom, values) in Self.quantiles {
      let student = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
      for (tail, value) in zip(Self.tails, values) {
        let quantile = student.quantile(upperTail: tail)
        #expect(
          isClose(quantile, value, within: 1e-12), "\(degreesOfFreedom) degrees, \(tail): \(quantile), not \(value)")
        #expect(student.quantile(tail) == -quantile)
      }
    }
  }

  @Test func tailProbabilitiesAgreeWithHighPrecisionValues() {
    for (degreesOfFreedom, t, tail) in Self.probabilities {
      let student = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
      #expect(isClose(student.upperTail(t), tail, within: 2e-14), "\(degreesOfFreedom) degrees, t = \(t)")
      #expect(isClose(student.cumulative(-t), tail, within: 2e-14), "\(degreesOfFreedom) degrees, t = \(t)")
    }
  }

  @Test func aProbabilityAndItsQuantileAreInverse() {
    for degreesOfFreedom in [0.3, 1.5, 7, 63.2, 2e4, 3e7] {
      let student = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
      for p in [0.001, 0.2, 0.3, 0.45, 0.5001, 0.7, 0.95] {
        #expect(isClose(student.cumulative(student.quantile(p)), p, within: 1e-11), "\(degreesOfFreedom), \(p)")
      }
    }
  }

  @Test func theMiddleIsZeroAndCertaintyLiesAtInfinity() {
    let student = StudentDistribution(degreesOfFreedom: 4)
    #expect(student.quantile(0.5) == 0 && student.cumulative(0) == 0.5)
    #expect(student.quantile(1) == .infinity && student.quantile(0) == -.infinity)
  }
}
