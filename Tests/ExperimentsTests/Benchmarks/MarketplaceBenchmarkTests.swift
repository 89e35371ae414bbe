import DiscreteEvents
import Scenario
import Synchronization
import Testing

@testable import Experiments
@testable import Marketplace

struct MarketplaceBenchmarkTests {
  /// The same as Scenarios/friday-dinner.json, of which the city is the measure.
  private static func fridayDinner() throws -> Scenario.Checked {
    let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
    let bytes = try #require(FileText.bytes(at: "\(top)/Scenarios/friday-dinner.json"))
    return try Scenario.read(ScenarioFile(path: "friday-dinner.json", bytes: bytes))
  }

  @Test func theCityOfFortyThousandOrdersIsFridayDinners() throws {
    var (city, friday) = (try GrowingCity(orders: 40_000, days: 1).scenario(seed: 1), try Self.fridayDinner().scenario)
    for name in Service.Name.allCases { #expect("\(city.services[name])" == "\(friday.services[name])") }
    (friday.notes, friday.schema, friday.seed) = ("", city.schema, city.seed)
    friday.services = city.services
    let isTheSame = "\(city)" == "\(friday)"
    #expect(isTheSame)
  }

  @Test(arguments: [100, 400, 40_000, 400_000, 4_000_000], [1, 3])
  func aLargerCityIsAsDense(orders: Int, days: Int) throws {
    guard orders >= 100 * days else { return }
    let city = GrowingCity(orders: orders, days: days)
    let read = try city.read()
    #expect(read.warnings.isEmpty, "\(read.warnings.map(\.sentence))")
    let (scenario, friday) = (read.scenario, try Self.fridayDinner().scenario)
    let scale = Double(orders) / Double(days) / 40_000
    func area(_ scenario: Scenario) -> Double { scenario.city.size.inMetres * scenario.city.size.inMetres }
    #expect(abs(area(scenario) / area(friday) - scale) < 0.005 * scale)
    #expect(abs(Double(scenario.restaurants.count) - 600 * scale) <= 0.5)
    #expect(abs(Double(scenario.partners.count) - 4_000 * scale) <= 0.5)
    #expect(abs(Double(scenario.customers.count) - 400_000 * scale) <= 0.5)
    for entry in scenario.city.districts.entries {
      let district = entry.value
      let radius = try #require(friday.city.districts[entry.name]).radius.inMetres
      #expect(abs(district.radius.inMetres - radius * scale.squareRoot()) <= 0.5)
    }
    #expect(scenario.duration == friday.duration + .days(Int64(days - 1)))
  }

  @Test func whatIsCountedAddsUp() throws {
    let result = try MarketplaceBenchmark(orders: 400).run()
    #expect((300...500).contains(result.placed))
    #expect(result.delivered > result.placed / 2 && result.delivered < result.placed)
    #expect(result.events > 50 * result.placed)
    let parts = result.parts
    #expect(parts.count == WorkPart.allCases.count)
    #expect(abs(parts.reduce(0) { $0 + $1.microseconds } - result.microsecondsPerOrder) < 1e-6)
    #expect(result.microsecondsPerOrder > 0 && result.setupSeconds > 0)
  }

  @Test func everyEventIsForSomePart() throws {
    let simulation = Simulation(seed: 1)
    let labels = Mutex<Set<String>>([])
    simulation.observe { event in _ = labels.withLock { $0.insert(event.label) } }
    let market = try Market(GrowingCity(orders: 400, days: 2).scenario(seed: 1), in: simulation)
    _ = try market.run(until: .never, under: .unattended)
    let seen = labels.withLock { $0 }.sorted()
    #expect(seen.count > 30)
    #expect(seen.filter { WorkPart(label: $0) == .other } == [])
  }

  /// Looking at it changes nothing, and so does when it is looked at.
  @Test func theSameSeedIsTheSameEvening() throws {
    let (first, again) = (try MarketplaceBenchmark(orders: 200).run(), try MarketplaceBenchmark(orders: 200).run())
    #expect((first.digest, first.events) == (again.digest, again.events))
    #expect(try MarketplaceBenchmark(orders: 200, seed: 2).run().digest != first.digest)
    let scenario = try GrowingCity(orders: 200, days: 1).scenario(seed: 1)
    #expect(try Outcome(simulating: scenario, keeping: .digest).digest == first.digest)
  }

  /// A second evening is a new one, with stocks filled up and partners at work again.
  @Test func everyEveningIsAsBusy() throws {
    let (one, three) = (
      try MarketplaceBenchmark(orders: 200).run(), try MarketplaceBenchmark(orders: 600, days: 3).run()
    )
    #expect(three.placed > 2 * one.placed)
    #expect(Double(three.delivered) / Double(three.placed) > 0.6)
  }
}
