import DiscreteEvents
import JSON

extension Scenario {
  /// Reads a scenario from the bytes of its file.
  ///
  /// - Throws: ``ScenarioProblems`` with everything that is wrong, or with the first place that is not JSON.
  public init(reading bytes: [UInt8]) throws(ScenarioProblems) {
    let root: JSONValue
    do {
      root = try JSONValue(reading: bytes)
    } catch {
      let problem = ScenarioProblem(
        path: "", span: error.span, found: .noJSON(error.found), expected: .json(error.expected))
      throw ScenarioProblems(all: [problem])
    }
    var decoder = ScenarioDecoder()
    self = decoder.scenario(root)
    guard decoder.problems.isEmpty else {
      throw ScenarioProblems(all: decoder.problems.sorted { $0.span.start < $1.span.start })
    }
  }
}

extension ScenarioDecoder {
  /// What the keys of the language mean; a new key is a line here and a property of ``Scenario``.
  mutating func scenario(_ root: JSONValue) -> Scenario {
    var scenario = Scenario()
    let keys = ["$schema", "name", "seed", "duration", "demand", "restaurants", "partners"]
    for (key, path, value) in members(of: root, at: "", keys) {
      switch key {
      case "name": set(&scenario.name, to: text(value, path, length: 1...200))
      case "seed": set(&scenario.seed, to: wholeNumber(value, path, 0...UInt64.max))
      case "duration": set(&scenario.duration, to: timespan(value, path, .second ... .days(366)))
      case "demand": scenario.demand = demand(value, path)
      case "restaurants": set(&scenario.restaurants.count, to: count(value, path, atMost: 100_000))
      case "partners": set(&scenario.partners.count, to: count(value, path, atMost: 1_000_000))
      default: _ = text(value, path, length: 0...10_000)  // $schema is for editors
      }
    }
    return scenario
  }

  private mutating func demand(_ object: JSONValue, _ path: String) -> Scenario.Demand {
    var demand = Scenario.Demand()
    for (_, path, value) in members(of: object, at: path, ["ordersPerHour"]) {
      set(&demand.ordersPerHour, to: number(value, path, 0.001...10_000_000))
    }
    return demand
  }

  /// A population of which only the size is said.
  private mutating func count(_ object: JSONValue, _ path: String, atMost most: UInt64) -> Int? {
    var count: Int?
    for (_, path, value) in members(of: object, at: path, ["count"]) {
      count = wholeNumber(value, path, 1...most).map { Int($0) }
    }
    return count
  }

  private func set<Value>(_ property: inout Value, to value: Value?) {
    if let value { property = value }
  }

  private func set<Value>(_ property: inout Value?, to value: Value?) {
    if let value { property = value }
  }
}
