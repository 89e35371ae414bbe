import DiscreteEvents
import Testing

@testable import Scenario

struct SettingTests {
  private func file(_ path: String, _ text: String) -> ScenarioFile {
    ScenarioFile(path: path, bytes: Array(text.utf8))
  }

  private func read(_ text: String, _ settings: String...) throws -> Scenario.Checked {
    try Scenario.read(file("a.json", text), setting: settings.map { try Setting($0) }) { path, _ throws(FileNotFound) in
      guard path == "base.json" else { throw FileNotFound(reason: "no such file") }
      return self.file(path, #"{ "duration": "3h", "seed": 5, "partners": { "count": 7 } }"#)
    }
  }

  /// As "which setting: path: sentence (hint) [suggestion]".
  private func problems(_ text: String, _ settings: String...) throws -> [String] {
    do {
      let all = try settings.map { try Setting($0) }
      let checked = try Scenario.read(file("a.json", text), setting: all)
      return checked.warnings.map { described($0, checked.files) }
    } catch let error as ScenarioProblems {
      return error.all.map { described($0, error.files) }
    }
  }

  private func described(_ problem: ScenarioProblem, _ files: [ScenarioFile]) -> String {
    "\(files[problem.location.file].path): \(problem.path): \(problem.sentence)"
      + (problem.suggestion.map { " [\($0)]" } ?? "")
  }

  private func refusal(_ text: String) -> String? {
    do {
      _ = try Setting(text)
      return nil
    } catch {
      return error.sentence
    }
  }

  @Test func theValueIsJSONIfItReadsAsJSONAndTextOtherwise() throws {
    let scenario = try read(
      "{}", "partners.count=3000", "dispatch.policy=nearest", "partners.speed=20km/h", "name=7", "notes= a = b",
      "twin=true", "duration=2h", #"kitchens.preparation={"gamma":{"mean":"12m","shape":3}}"#
    ).scenario
    #expect(scenario.partners.count == 3_000)
    #expect(scenario.dispatch.policy == .nearest)
    #expect((scenario.name, scenario.notes) == ("7", " a = b"))
    #expect(scenario.twin && scenario.duration == .hours(2))
    #expect(scenario.kitchens.preparation == Law(#"{ "gamma": { "mean": "12m", "shape": 3 } }"#))
    #expect(scenario.partners.speed == Speed("20km/h"))
  }

  @Test func aSettingIsSaidOverTheFileAndTheFilesItExtends() throws {
    let text = #"{ "extends": "base.json", "partners": { "count": 8 } }"#
    let checked = try read(text, "partners.count=9", "seed=6")
    #expect(checked.scenario.partners.count == 9)
    #expect((checked.scenario.seed, checked.scenario.duration) == (6, .hours(3)))
    #expect(try read(text).scenario.partners.count == 8)
    let place = checked.places.location(of: "partners.count")
    #expect(checked.files[place.file].path == "--set partners.count=9")
    #expect(checked.files.map(\.path) == ["a.json", "base.json", "--set partners.count=9", "--set seed=6"])
  }

  @Test func ofTwoThatSayTheSameTheLaterCounts() throws {
    #expect(try read("{}", "partners.count=3", "partners.count=4").scenario.partners.count == 4)
    #expect(try read("{}", #"partners={"count":3}"#, "partners.offers.toNearest=2").scenario.partners.count == 3)
  }

  @Test func aSettingGivesTheSameAsAFileThatExtends() throws {
    let inFile = try read(#"{ "extends": "base.json", "partners": { "offers": { "toNearest": 5 } } }"#).scenario
    let set = try read(#"{ "extends": "base.json" }"#, "partners.offers.toNearest=5").scenario
    #expect(inFile == set)
  }

  private static let twoRestaurants =
    #"{ "restaurants": { "list": [ { "name": "A", "cooks": 3 }, { "name": "B", "cooks": 4 } ] } }"#

  @Test func anIndexChangesOneValueOfAList() throws {
    let checked = try read(Self.twoRestaurants, "restaurants.list[1].cooks=9")
    let list = checked.scenario.restaurants.list
    #expect(list.map(\.name) == ["A", "B"])
    #expect(list.map(\.cooks) == [3, 9])
    #expect(checked.places.isWritten("restaurants.list[0].cooks"))
    #expect(checked.places.location(of: "restaurants.list[1].name").file == 0)
    #expect(checked.places.location(of: "restaurants.list[1].cooks").file == 1)
  }

  @Test func theIndexBehindTheLastAddsOne() throws {
    let scenario = try read(
      Self.twoRestaurants, "restaurants.list[2].name=C", "restaurants.list[2].cooks=5",
      "faults[0].what=payment", "faults[0].is=slow", "faults[0].by=3"
    ).scenario
    #expect(scenario.restaurants.list.map(\.name) == ["A", "B", "C"])
    #expect(scenario.restaurants.list.last?.cooks == 5)
    #expect(scenario.faults.map(\.what) == ["payment"])
    #expect(
      try problems("{}", "faults[0].is=slow") == [#"--set faults[0].is=slow: faults[0]: "what" is missing"#])
  }

  @Test func aListWithoutAnIndexIsReplaced() throws {
    let scenario = try read(Self.twoRestaurants, #"restaurants.list=[{"name":"C"}]"#).scenario
    #expect(scenario.restaurants.list.map(\.name) == ["C"])
  }

  @Test func oneActionOfAReplayCanBeChanged() throws {
    let replay = #"{ "replay": [ { "at": "+1m", "customer": "c1", "does": "leave" } ] }"#
    let checked = try read(replay, "replay[0].at=+2m")
    #expect(checked.scenario.replay.actions.map(\.at) == [.after(.minutes(2))])
    #expect(checked.scenario.replay.actions.map(\.customer) == ["c1"])
  }

  private static let topic =
    #"{ "broker": { "topics": { "order.placed": { "subscribers": { "a": { "latency": "1s" } } } } } }"#

  @Test(arguments: [#"broker.topics."order.placed".semantics=queue"#, "broker.topics.order.placed.semantics=queue"])
  func aNameWithPointsStandsInQuotesUnlessItIsKnown(setting: String) throws {
    let topics = try read(Self.topic, setting).scenario.broker.topics
    #expect(topics.names.contains("order.placed"))
    #expect(topics["order.placed"]?.semantics == .queue)
    #expect(topics["order.placed"]?.subscribers.names == ["a"])
  }

  @Test func quotesMayHoldWhatJSONsMayHold() throws {
    let menus = try read("{}", #"menus."a=b [\"x\"] é".items.Dal.price="2.50""#).scenario.menus
    #expect(menus.names == [#"a=b ["x"] é"#])
  }

  @Test func boundsOfOneMeasureAreSetOneByOne() throws {
    let text = #"{ "expect": { "delivered.share": { "atLeast": "10%" } } }"#
    let expect = try read(
      text, "expect.delivered.share.atMost=90%", #"expect."clickToDoor.p90".atMost=55m"#
    ).scenario.expect
    #expect(expect.map(\.measure.name) == ["delivered.share", "clickToDoor.p90"])
    #expect(expect.map(\.atLeast) == [0.1, nil])
    #expect(expect.map(\.atMost) == [0.9, 55])
    #expect(try read(text, "expect.delivered.share=null").scenario.expect.isEmpty)
  }

  @Test func nullTakesAwayWhatMayBeMissing() throws {
    let scenario = try read(
      #"{ "kitchens": { "stations": { "grill": 3, "fry": 2 } } }"#, "kitchens.stations.grill=null"
    ).scenario
    #expect(scenario.kitchens.stations == ["fry": 2])
  }

  @Test func theCurrencyMayBeSetToo() throws {
    let scenario = try read("{}", "currency=JPY", "pricing.platformFee=5").scenario
    #expect(scenario.currency.code == "JPY")
    #expect(scenario.pricing.platformFee == Money(5))
    #expect(
      try problems("{}", "currency=JPY", "pricing.platformFee=5.50")
        == ["--set pricing.platformFee=5.50: pricing.platformFee: 5.50 is not an amount of money in quotes"])

  }

  @Test(
    arguments: [
      ("partners.cuont=3", #"partners.cuont: no such key ["count"]"#),
      ("dispatch.policy=nearst", #"dispatch.policy: "nearst" is no policy this language knows ["nearest"]"#),
      ("partners.count=many", #"partners.count: "many" is not a whole number"#),
      ("partners[0]=3", "partners: [0] stands where no list is"),
      ("menus[0].items=3", "menus: [0] stands where no list is"),
      ("demand.ordersPerHour[0]=3", "demand.ordersPerHour: [0] stands where no list is"),
      ("faults[2].what=payment", "faults[2]: the list has no value"),
      ("restaurants.list.cooks=3", "restaurants.list: this is a list"),
      ("city[0][1]=3", "city: [0] stands where no list is"),
      ("expect.delivered.shar.atLeast=95%", #"expect.delivered: no such key ["delivered.share"]"#),
      ("partners.count.x=3", "partners.count: an object is not a whole number"),
    ])
  func whatIsWrongIsSaidOfTheSettingInTheWordsOfFiles(setting: String, problem: String) throws {
    #expect(try problems("{}", setting) == ["--set \(setting): \(problem)"])
  }

  @Test func anActionThatStandsInATableIsChangedThere() throws {
    let problems = try problems(#"{ "replay": "day.csv" }"#, "replay[0].at=+1m")
    #expect(problems.contains(#"--set replay[0].at=+1m: replay: the actions stand in "day.csv""#), "\(problems)")
  }

  @Test func warningsNameTheSettingThatMakesThem() throws {
    let found = try problems(#"{ "demand": { "ordersPerHour": 6000 } }"#, "partners.count=20")
    #expect(found.contains { $0.hasPrefix("--set partners.count=20: partners") }, "\(found)")
  }

  @Test(
    arguments: [
      ("", "no path: write path=value, as in partners.count=3000"),
      ("=3", "no path: write path=value, as in partners.count=3000"),
      ("a", "no value: write path=value, as in partners.count=3000"),
      ("a.b", "no value: write path=value, as in partners.count=3000"),
      (".a=3", "a key is missing"),
      ("a.=3", #"a key is missing behind "a.""#),
      ("a..b=3", #"a key is missing behind "a.""#),
      ("[0]=3", "a key is missing before \"[\""),
      ("a[=3", "a bracket is not closed: [=3"),
      ("a[]=3", "[] is no index: write a whole number from 0 to 9999999"),
      ("a[-1]=3", "[-1] is no index: write a whole number from 0 to 9999999"),
      ("a[99999999999999999999]=3", "[99999999999999999999] is no index: write a whole number from 0 to 9999999"),
      ("a[0]b=3", #""b" stands where a point, [ or = is expected"#),
      (#""a=3"#, #"a quote is not closed: "a=3"#),
      (#""a\"#, #"a quote is not closed: "a\"#),
      (#""\x"=3"#, #""\x" is no text in quotes"#),
      ("extends=b.json", "a setting extends nothing: name the other file instead of this one"),
      (#"a={"b":"#, "not JSON: the text ends where a value is expected"),
      ("a=[1,]", "not JSON: \"]\" stands where a value is expected; leave out the comma before it"),
    ])
  func whatIsNoSettingIsRefusedWithAReason(text: String, sentence: String) {
    #expect(refusal(text) == sentence)
  }

  @Test func aPathWithoutEndIsRefused() {
    #expect(refusal(String(repeating: "a.", count: 100_000) + "a=1") == "more than 128 keys")
    #expect(refusal(String(repeating: "a.", count: 127) + "a=1") == nil)
    #expect(refusal("a=" + String(repeating: "[", count: 100_000))?.hasPrefix("not JSON") == true)
  }
}
