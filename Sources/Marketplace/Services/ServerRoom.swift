import DiscreteEvents
import Scenario

/// All services, each with what a scenario says of it.
struct ServerRoom: Sendable {
  private let servers: [Server]
  let trouble: Trouble

  /// - Parameter mayFail: Whether anything may ever break.
  init(_ services: Services, in simulation: Simulation, mayFail: Bool) {
    let trouble = Trouble(mayCome: mayFail)
    self.trouble = trouble
    servers = Service.Name.allCases.map { Server($0, services[$0], in: simulation, sharing: trouble) }
  }

  subscript(name: Service.Name) -> Server { servers[name.number] }

  var all: [Server] { servers }
}
