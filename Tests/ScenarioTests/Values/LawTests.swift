import DiscreteEvents
import JSON
import Testing

@testable import Scenario

struct LawTests {
  private let form = Form<Law<Timespan>>.law()
  private let numbers = Form<Law<Double>>.law()

  /// Means worked out by hand, in seconds.
  @Test(
    arguments: [
      (#""4m""#, 240), (#"{ "exponential": { "mean": "5m" } }"#, 300),
      (#"{ "gamma": { "mean": "17m", "shape": 2 } }"#, 1_020),
      (#"{ "gamma": { "mean": "17m", "deviation": "5m" } }"#, 1_020),
      (#"{ "logNormal": { "mean": "10s", "deviation": "3s" } }"#, 10),
      (#"{ "uniform": { "from": "2s", "to": "8s" } }"#, 5),
      (#"{ "triangular": { "from": "0s", "mode": "3s", "to": "6s" } }"#, 3),
      (#"{ "weibull": { "mean": "1h", "shape": 2 } }"#, 3_600),
      (#"{ "pareto": { "minimum": "10s", "shape": 3 } }"#, 15),
      (#"{ "beta": { "from": "10s", "to": "20s", "alpha": 1, "beta": 3 } }"#, 12.5),
      (#"{ "exponential": { "mean": "5s", "plus": "1s" } }"#, 6), (#"{ "measured": ["1s", "2s", "6s"] }"#, 3),
      (#"{ "choice": { "10s": 3, "20s": 1 } }"#, 12.5),
      (
        #"{ "mixture": [ { "weight": 1, "law": "10s" }, { "weight": 3, "law": { "exponential": { "mean": "2s" } } } ] }"#,
        4
      ),
    ] as [(String, Double)])
  func everyLawHasTheMeanItSays(text: String, seconds: Double) throws {
    let law = try #require(form.value(text, over: Law("1s")), "\(text)")
    #expect(abs(law.distribution.mean - seconds) < 1e-9 * seconds)
    #expect(abs(law.mean.inSeconds - seconds) < 1e-6)
  }

  @Test(
    arguments: [(#"{ "poisson": { "mean": 3 } }"#, 3), (#"{ "geometric": { "mean": 2.5 } }"#, 2.5), ("2", 2)]
      as [(String, Double)])
  func lawsOfNumbersAreWithoutUnits(text: String, mean: Double) throws {
    let law = try #require(numbers.value(text, over: Law("{\"poisson\": {\"mean\": 1}}")))
    #expect(abs(law.distribution.mean - mean) < 1e-12)
  }

  @Test func choicesOfNumbersHaveNumbersForKeys() throws {
    let law = try #require(
      numbers.value(#"{ "choice": { "1": 1, "3": 1 } }"#, over: Law("{\"poisson\": {\"mean\": 1}}")))
    #expect(law.distribution.mean == 2)
  }

  /// A bell cut at zero, one deviation below its mean: mean 1 + φ(1)/Φ(1) = 1.2875999709.
  @Test func aBellOfTimesIsCutAtZero() throws {
    let law = try #require(form.value(#"{ "normal": { "mean": "1s", "deviation": "1s" } }"#, over: Law("1s")))
    #expect(abs(law.distribution.mean - 1.2875999709) < 1e-8)
    let cut = try #require(form.value(#"{ "exponential": { "mean": "1s", "atMost": "1s" } }"#, over: Law("1s")))
    #expect(abs(cut.distribution.mean - 0.4180232931) < 1e-8, "1 - 1 / (e - 1)")
  }

  @Test(
    arguments: [
      (#"{ "gama": { "mean": "5m", "shape": 2 } }"#, "gama: no such key [\"gamma\"]"),
      (#"{ "gamma": { "mean": "5m" } }"#, "gamma: \"gamma\" is not determined"),
      (#"{ "gamma": { "mean": "5m", "shape": 2, "deviation": "1m" } }"#, "gamma: \"gamma\" is not determined"),
      (#"{ "gamma": { "mean": "0s", "shape": 2 } }"#, "gamma: no such law: mean is 0s"),
      (#"{ "uniform": { "from": "8s", "to": "2s" } }"#, "uniform: no such law: to is 2s"),
      (
        #"{ "gamma": { "mean": "5 minutes", "shape": 2 } }"#,
        "gamma.mean: \"5 minutes\" is not a time this language knows [\"5m\"]"
      ),
      (#"{ "measured": [] }"#, "measured: a list has too few or too many values"),
      (#"{ "choice": { "5": 1 } }"#, "choice.5: \"5\" is not a time this language knows"),
      (#"{ "choice": {} }"#, "choice: no such law: it has no values"), (#"{}"#, ": no law"),
      (
        #"{ "gamma": { "mean": "5m", "shape": 2 }, "normal": { "mean": "5m", "deviation": "1s" } }"#,
        ": more than one law"
      ),
    ])
  func whatIsNoLawIsRefusedAtItsPlace(text: String, problem: String) {
    let found = problems("{ \"kitchens\": { \"preparation\": \(text) } }")
    let path = "kitchens.preparation" + (problem.hasPrefix(":") ? "" : ".")
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix(" " + path + problem) == true, "\(found)")
  }

  @Test func lawsThatAreWrittenAlikeAreEqual() throws {
    let one = form.value(#"{"gamma":{"mean":"17m","shape":2}}"#, over: Law("1s"))
    #expect(one == Kitchens().preparation)
    #expect(form.value(#"{"gamma":{"mean":"17m","shape":3}}"#, over: Law("1s")) != one)
  }

  @Test func drawsAreInTheQuantitysUnit() {
    var stream = RandomStream(seed: 1, replication: 0, purpose: "cooking", entity: 0)
    let law = Law<Timespan>(#"{ "uniform": { "from": "2m", "to": "3m" } }"#)
    for _ in 0..<100 {
      let span = law.sample(using: &stream)
      #expect(span >= .minutes(2) && span <= .minutes(3))
    }
    #expect(Law<Distance>("2.3km").sample(using: &stream) == .metres(2_300))
    #expect(Law<Money>("31.00").sample(using: &stream) == Money(31))
  }
}
