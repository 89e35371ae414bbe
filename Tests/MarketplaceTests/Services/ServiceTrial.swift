import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Who asks a service, and writes down when each was answered with what: `1400 a 503`, in milliseconds.
actor ServiceDiary: SimulatedActor {
  nonisolated let simulation: Simulation
  private(set) var answers: [String] = []
  /// Whose requests took effect, in order.
  private(set) var effects: [String] = []

  init(in simulation: Simulation) { self.simulation = simulation }

  func ask(_ name: String, _ server: Server, _ caller: Caller, reading key: Int?) async throws {
    do {
      try await server.ask(caller, reading: key) { self.effects.append(name) }
      answers.append("\(now.ticks / 1_000) \(name) 200")
    } catch let refusal as Refusal {
      answers.append("\(now.ticks / 1_000) \(name) \(refusal.code)")
    }
  }
}

/// One service, those who ask it, and what breaks.
struct ServiceTrial {
  let simulation = Simulation(seed: 1)
  let server: Server
  let diary: ServiceDiary
  private let trouble = Trouble(mayCome: true)

  /// - Parameter settings: What a scenario would say of the service; its store takes 2 ms unless they say otherwise.
  init(_ settings: String) throws {
    let text = #"{ "services": { "order": { \#(settings) } } }"#
    let scenario = try Scenario.read(ScenarioFile(path: "service.json", bytes: Array(text.utf8))).scenario
    server = Server(.order, scenario.services[.order], in: simulation, sharing: trouble)
    diary = ServiceDiary(in: simulation)
  }

  func caller(_ role: Who.Role = .customer, _ number: Int = 0) -> Caller {
    Caller(Who(role, number), luck: simulation.stream("requests", entity: UInt32(number)))
  }

  /// Somebody asks, at a millisecond.
  func ask(_ name: String, at time: Int, by caller: Caller? = nil, reading key: Int? = nil) {
    let (server, caller) = (server, caller ?? self.caller())
    diary.at(.start + .milliseconds(time), "asks") { diary in
      diary.spawn("request") { try await $0.ask(name, server, caller, reading: key) }
    }
  }

  enum Part { case service, store }

  /// Something breaks from one millisecond to another.
  func strike(_ part: Part = .service, from: Int, to: Int, _ change: (inout Fault) -> Void = { _ in }) {
    var fault = Fault()
    change(&fault)
    let (strike, server, trouble) = (Strike(fault, number: 0), server, trouble)
    diary.at(.start + .milliseconds(from), "breaks", priority: .early) { diary in
      trouble.faults += 1
      if part == .store { server.storeDownSince = diary.now }
      server[part].begin(strike)
    }
    diary.at(.start + .milliseconds(to), "is mended", priority: .early) { _ in
      trouble.faults -= 1
      server[part].end(0)
    }
  }

  func answers() throws -> [String] {
    try simulation.run()
    return diary.call { $0.answers }
  }
}

extension Server {
  fileprivate subscript(part: ServiceTrial.Part) -> Health {
    get { part == .service ? health : storeHealth }
    set { if part == .service { health = newValue } else { storeHealth = newValue } }
  }
}
