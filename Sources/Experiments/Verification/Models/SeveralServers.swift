import DiscreteEvents

/// M/M/c, as processes: several servers and one queue for all of them, first come first served.
///
///                               ┌▶ [ server ] ─┐
///     customers ──▶  queue  ────┼▶ [ server ] ─┼──▶
///     λ a minute                └▶ [ server ] ─┘
///                                  μ a minute each
///
/// Times are minutes. Gaps between arrivals and service times are exponential.
actor SeveralServers: QueueingModel {
  let simulation: Simulation
  private let servers: Resource
  private let arrivals: PoissonArrivals
  private let service: Exponential
  private var arrivalStream: RandomStream
  private var serviceStream: RandomStream
  private var isOpen = true
  private(set) var visits = Visits(since: .start)

  init(in simulation: Simulation, servers: Int, arrivalRate: Double, serviceRate: Double) throws {
    self.simulation = simulation
    self.servers = Resource(in: simulation, name: "servers", capacity: servers)
    arrivals = try PoissonArrivals(rate: arrivalRate, per: .minute)
    service = try Exponential(rate: serviceRate)
    arrivalStream = simulation.stream("arrivals")
    serviceStream = simulation.stream("service")
  }

  func open() {
    spawn("door") { try await $0.letIn() }
  }

  private func letIn() async throws {
    while let arrival = arrivals.next(after: now, using: &arrivalStream) {
      try await sleep(until: arrival)
      guard isOpen else { return }
      spawn("customer") { try await $0.visit() }
    }
  }

  private func visit() async throws {
    let arrival = now
    let duration = service.span(in: .minute, using: &serviceStream)
    try await servers.work(for: duration)
    visits.leave(at: now, came: arrival, served: duration)
  }

  func close() { isOpen = false }

  func startMeasuring() {
    servers.resetStatistics()
    visits = Visits(since: now)
  }

  var timeInside: Timespan { visits.inside }
  var numberTimesTicks: Double { servers.numberTimesTicks(until: now) }
}
