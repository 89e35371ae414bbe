import DiscreteEvents
import JSON
import Testing

@testable import Scenario

struct ReadmeTests {
  private static let page = (try? Checkout().bytes(of: "Scenarios/README.md")).map {
    Page(String(decoding: $0, as: UTF8.self))
  }

  private static var scenarios: [Page.Example] {
    page?.examples.filter { $0.language == "json" && !$0.isBroken } ?? []
  }

  private func scenario(_ name: String) throws -> Scenario {
    let page = try #require(Self.page)
    let example = try #require(page.example(name))
    return try page.read(example).scenario
  }

  @Test func everyExampleHasANameOfItsOwn() throws {
    let page = try #require(Self.page)
    #expect(page.nameless.isEmpty)
    #expect(Set(page.examples.map(\.name)).count == page.examples.count)
    #expect(Self.scenarios.count >= 20)
  }

  @Test(arguments: scenarios)
  func everyExampleIsAScenarioWithoutProblemsOrWarnings(example: Page.Example) throws {
    let page = try #require(Self.page)
    let checked = try page.read(example)
    #expect(checked.warnings.isEmpty)
    #expect(!checked.scenario.name.isEmpty)
  }

  @Test func theSmallestSaysItsNumbersAndLeavesTheRestToTheDefaults() throws {
    var expected = Scenario()
    expected.name = "A quiet hour"
    expected.duration = .hour
    expected.demand.ordersPerHour = .steady(60)
    expected.restaurants.count = 5
    expected.partners.count = 20
    #expect(try scenario("quiet.json") == expected)
  }

  @Test func unitsAreReadAsTheTableSays() throws {
    let scenario = try scenario("units.json")
    #expect(scenario.currency.code == "INR")
    #expect(scenario.duration == .hours(6))
    #expect(scenario.warmup == .length(.minutes(30)))
    #expect(scenario.city.size == .metres(8_000))
    #expect(scenario.city.weather.map(\.length) == [.minutes(45)])
    #expect(scenario.customers.list.map(\.place) == [.inCity(east: .metres(2_500), north: .metres(800))])
    #expect(scenario.partners.pay.perOrder == Money(40))
    #expect(scenario.partners.speed.count == 18_000_000)
    #expect(scenario.pricing.tax.count == 180_000)
    #expect(scenario.pricing.deliveryFee.freeFrom == Money(999))
  }

  @Test func lawsHaveTheMeansThatTheirExamplesSay() throws {
    let scenario = try scenario("laws.json")
    #expect(abs(scenario.demand.items.distribution.mean - 2.2) < 1e-9)
    #expect(abs(scenario.demand.basket.distribution.mean - 31) < 1e-9)
    #expect(abs(scenario.restaurants.decision.distribution.mean - 45) < 1e-9)
    #expect(abs(scenario.partners.atDoor.distribution.mean - 180) < 1e-9)  // (3 · 2 + 6) / 4 minutes
    #expect(abs(scenario.services[.payment].latency.distribution.mean - 0.0992) < 1e-9)  // 0.99 · 0.08 + 0.01 · 2
  }

  /// The table's laws, each in a scenario of its own.
  @Test func everyLawHasARowInTheTable() throws {
    let text = String(decoding: try Checkout().bytes(of: "Scenarios/README.md"), as: UTF8.self)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.contains("| `{ \"") }
    let laws = rows.compactMap { row -> Substring? in
      let cell = row.split(separator: "|")[1]
      return cell.split(separator: "`").dropFirst().first
    }
    .filter { !$0.hasPrefix("{ \"east\"") }
    let names = LawDeclaration.all.map(\.name) + ["measured", "choice", "mixture"]
    for name in names { #expect(text.contains("`\(name)`"), "\(name) is not in the table") }
    for law in laws where !law.contains("geometric") {
      #expect(throws: Never.self) {
        try Scenario.read(
          ScenarioFile(path: "law.json", bytes: Array(#"{ "partners": { "atDoor": \#(law) } }"#.utf8)))
      }
    }
    #expect(laws.count == names.count - 1)
  }

  @Test func aWhatIfIsTheDifferenceAndNothingElse() throws {
    var expected = try scenario("quiet.json")
    expected.extends = "quiet.json"
    expected.name = "A quieter hour"
    expected.demand.ordersPerHour = .steady(30)
    #expect(try scenario("fewer-orders.json") == expected)
  }

  @Test func objectsMergeListsAreReplacedAndNullTakesBack() throws {
    var expected = try scenario("base.json")
    #expect(expected.city.districts.names == ["Old Town", "Harbour"])
    #expect(expected.discounts.count == 1)
    expected.extends = "base.json"
    expected.name = "Old Town spreads, the harbour closes"
    expected.city.districts["Old Town"]?.radius = .metres(1_200)
    expected.city.districts["Harbour"] = nil
    expected.pricing.deliveryFee.freeFrom = nil
    expected.discounts = []
    #expect(try scenario("what-if.json") == expected)
  }

  @Test func ratesByTheHourKeepTheirTimes() throws {
    let times = try ["17:00", "19:00", "21:00", "22:30"].map { try TimeOfDay($0) }
    let steps = zip(times, [1_200, 5_500, 4_000, 900]).map { DailyRate.Step(from: $0, perHour: $1) }
    #expect(try scenario("hours.json").demand.ordersPerHour == .changing(steps))
  }

  @Test func populationsAreDescribedAndListed() throws {
    let scenario = try scenario("populations.json")
    #expect(scenario.restaurants.count == 300)
    #expect(scenario.restaurants.templates.names == ["pizzeria", "curry house"])
    #expect(scenario.restaurants.list.map(\.name) == ["The Spice Garden"])
    #expect(scenario.restaurants.templates["curry house"]?.hours?.days[0].isEmpty == true)
    #expect(scenario.restaurants.templates["curry house"]?.hours?.days[1] == [.wholeDay])
    #expect(scenario.customers.segments.names == ["students", "families"])
    #expect(scenario.partners.list.map(\.acceptance) == [.percent(90)])
    #expect(scenario.restaurants.list.map(\.staff) == [["Priya": .kitchenStaff, "Tom": .waiter]])
  }

  @Test func aMenuSaysWhatIsCookedWhereAndOfWhat() throws {
    let scenario = try scenario("kitchen.json")
    let tikka = scenario.menus["dinner"]?.items["Paneer Tikka"]
    #expect(tikka?.price == Money(280))
    #expect(tikka?.recipe["paneer"] == .grams(150))
    #expect(scenario.kitchens.stations["tandoor"] == 2)
    #expect(scenario.ingredients["paneer"]?.stock == .grams(4_500))
    #expect(scenario.kitchens.order == .promised)
  }

  @Test func partnersHaveShiftsAndOffers() throws {
    let scenario = try scenario("partners.json")
    #expect(scenario.partners.shifts.map(\.share) == [.percent(40), .percent(60)])
    #expect(scenario.partners.offers.timeout == .seconds(100))
    #expect(scenario.dispatch.policy == .bundling)
  }

  @Test func anOrdersLifeIsSetByTheScenario() throws {
    let scenario = try scenario("life.json")
    #expect(scenario.channels.dineIn == .percent(90))
    #expect(scenario.orders.payment == .afterAcceptance)
    #expect(scenario.dineIn.payment == .afterMeal)
    #expect(scenario.orders.messages.names == ["accepted", "ready"])
    #expect(scenario.orders.refunds.cancelledAfterCooking == .zero)
    #expect(scenario.restaurants.automaticRejection == .minutes(5))
  }

  @Test func paymentsMayGoWrongInEveryWayThatIsNamed() throws {
    let webhook = try scenario("payments.json").payments.webhook
    #expect(try scenario("payments.json").pricing.taxOn == .beforeDiscounts)
    #expect([webhook.lost, webhook.duplicated, webhook.forged] == [.percent(5), .percent(10), .percent(1)])
  }

  @Test func thereIsOneDiscountOfEachPolicy() throws {
    let discounts = try scenario("discounts.json").discounts
    #expect(discounts.map(\.policy) == Discount.Policy.allCases)
    #expect(discounts.map(\.combines) == [false, false, false, false, false, true, false, false, false])
  }

  @Test func theTreeAnswersAsItIsWritten() throws {
    let discounts = try scenario("predictor.json").discounts
    let model = try #require(discounts.first).model
    #expect(model.kind == .trees)
    let nodes = try #require(model.trees.first).nodes
    #expect(nodes.map(\.percentage) == [.zero, .percent(15), .zero])
    #expect(nodes[0].feature == "inventory_level")
  }

  @Test func servicesHaveLatenciesAndStores() throws {
    let services = try scenario("services.json").services
    #expect(services[.search].retries.factor == 3)
    #expect(services[.order].store.failover == .seconds(30))
    #expect(services[.auth].requestsPerMinute == 60)
    #expect(services[.menu].cache?.lifetime == .minutes(10))
  }

  @Test func eachSemanticsIsThereOnce() throws {
    let broker = try scenario("broker.json").broker
    #expect(broker.topics.values.map(\.semantics) == [.fanout, .log, .queue])
  }

  @Test func eachKindOfFaultIsThere() throws {
    let faults = try scenario("faults.json").faults
    #expect(Fault.Kind.allCases.allSatisfy { kind in faults.contains { $0.kind == kind } })
    #expect(faults.compactMap(\.afterMessages) == [100])
  }

  @Test func theTableAndTheListReplayTheSame() throws {
    let listed = try scenario("replay.json").replay.actions
    #expect(listed.map(\.does) == [.scan, .order, .payCash])
    #expect(listed.map(\.note) == ["", "No onions, please", ""])
    #expect(listed.map(\.guests) == [2, nil, nil])
    #expect(try scenario("replay.json").soFar.revenue == Money(18_540))
    #expect(try scenario("replay-from-csv.json").replay.actions == listed)
  }

  @Test func boundsAreInTheUnitOfTheirMeasure() throws {
    let expectations = try scenario("expect.json").expect
    let bounds = expectations.map { [$0.atLeast, $0.atMost] }
    #expect(bounds == [[0.75, nil], [nil, 100], [30, 90], [nil, 0.06]])
  }

  @Test func whatIsBrokenIsToldAtOnce() throws {
    let page = try #require(Self.page)
    let broken = try #require(page.examples.first { $0.isBroken })
    let thrown = #expect(throws: ScenarioProblems.self) { try page.read(broken) }
    let paths = thrown?.all.map(\.path)
    #expect(paths == ["duration", "partners.cuont", "partners.offers.within", "demand.ordersPerHour"])
  }
}
