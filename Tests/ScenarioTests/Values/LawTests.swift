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

  @Test(
    arguments: [
      (#"{ "pareto": { "minimum": "1h", "shape": 0.9 } }"#, "pareto: this law has no mean"),
      (#"{ "pareto": { "minimum": "1h", "shape": 1, "atLeast": "2h" } }"#, "pareto: this law has no mean"),
      (#"{ "logNormal": { "median": "1s", "p90": "366d" } }"#, "logNormal: the mean of this law is above 366d"),
      (#"{ "pareto": { "minimum": "366d", "shape": 2 } }"#, "pareto: the mean of this law is above 366d"),
      (#"{ "exponential": { "mean": "366d", "plus": "1s" } }"#, "exponential: the mean of this law is above 366d"),
    ])
  func aLawWithoutAReasonableMeanIsRefused(text: String, problem: String) {
    #expect(
      problems("{ \"customers\": { \"patience\": \(text) } }").map { String($0.drop { $0 != " " }) }
        == [" customers.patience." + problem])
  }

  /// A cut-off law has a mean, and one just within the bounds is a law.
  @Test(arguments: [
    #"{ "pareto": { "minimum": "1h", "shape": 0.9, "atMost": "4h" } }"#,
    #"{ "logNormal": { "median": "1s", "p90": "366d", "atMost": "1h" } }"#, #"{ "exponential": { "mean": "366d" } }"#,
  ])
  func aLawThatIsCutOffHasAMean(text: String) {
    #expect(form.value(text, over: Law("1s"))?.expectation.isFinite == true)
  }

  /// A shape just above 1: one draw in some 10^16 is beyond all that a clock can count.
  @Test func noDrawIsBeyondTheClock() {
    for magnitude in [1e30, .infinity, 0x1p63] {
      #expect(Timespan(magnitude: magnitude) == .days(36_525))
      #expect(Timespan(magnitude: -magnitude) == .days(-36_525))
    }
  }

  @Test(
    arguments: [
      (#""restaurants": { "rating": 9 }"#, "restaurants.rating: 9 is out of range"),
      (
        #""restaurants": { "rating": { "uniform": { "from": 0, "to": 4 } } }"#,
        "restaurants.rating.uniform.from: 0 is out of range"
      ),
      (
        #""restaurants": { "rating": { "choice": { "4": 1, "5.5": 1 } } }"#,
        "restaurants.rating.choice.5.5: 5.5 is out of range"
      ),
      (
        #""restaurants": { "rating": { "mixture": [ { "weight": 1, "law": 7 } ] } }"#,
        "restaurants.rating.mixture[0].law: 7 is out of range"
      ),
      (
        #""restaurants": { "rating": { "poisson": { "mean": 4 } } }"#,
        "restaurants.rating.poisson: this law draws whole numbers, and has no bounds"
      ),
      (
        #""restaurants": { "decision": { "beta": { "from": "10m", "to": "1m", "alpha": 2, "beta": 2 } } }"#,
        "restaurants.decision.beta: no such law: to is 1m"
      ),
      (
        #""restaurants": { "decision": { "beta": { "from": "1m", "to": "1m", "alpha": 2, "beta": 2 } } }"#,
        "restaurants.decision.beta: no such law: to is 1m"
      ),
    ])
  func aLawOfWhatCannotBeIsRefused(section: String, problem: String) {
    #expect(problems("{ \(section) }").map { String($0.drop { $0 != " " }) } == [" " + problem])
  }

  @Test func lawsAreCutOffWhereTheirQuantityEnds() throws {
    let text = #"{ "partners": { "acceptance": { "normal": { "mean": "90%", "deviation": "30%" } } } }"#
    let acceptance = try read(text).scenario.partners.acceptance
    // A bell between 0 and 1, (0 - 0.9) / 0.3 = -3 and (1 - 0.9) / 0.3 = 1/3 deviations from its mean:
    // 0.9 + 0.3 (φ(-3) - φ(1/3)) / (Φ(1/3) - Φ(-3)) by scipy 1.17.1 (stats.truncnorm.mean).
    #expect(abs(acceptance.expectation - 0.722180775953) < 1e-9)
    var stream = RandomStream(seed: 1, replication: 0, purpose: "acceptance", entity: 0)
    for _ in 0..<200 {
      let share = acceptance.sample(using: &stream)
      #expect(share >= .zero && share <= .all)
    }
    let shifted = #"{ "restaurants": { "rating": { "exponential": { "mean": 1, "plus": 3 } } } }"#
    let rating = try read(shifted).scenario.restaurants.rating
    // 3 and an exponential below 2: 3 + 1 - 2 / (e^2 - 1).
    #expect(abs(rating.expectation - 3.6869647145) < 1e-9)
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
