import DiscreteEvents
import Scenario

/// All services, each with what a scenario says of it.
struct ServerRoom: Sendable {
  private let servers: [Server]
  let trouble: Trouble

  init(_ services: Services, in simulation: Simulation) {
    let trouble = Trouble()
    self.trouble = trouble
    servers = Service.Name.allCases.map { Server($0, services[$0], in: simulation, sharing: trouble) }
  }

  subscript(name: Service.Name) -> Server { servers[name.number] }

  var all: [Server] { servers }
}
