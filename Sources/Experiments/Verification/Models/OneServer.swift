import DiscreteEvents
import Statistics

/// M/M/1, as processes: one server, first come first served.
///
///     customers ──▶  queue  ──▶ [ server ] ──▶
///     λ a minute                 μ a minute
///
/// Times are minutes. Gaps between arrivals and service times are exponential.
///
/// There is a process that lets customers in, and one for each customer. ``OneServerByHandlers`` is the same world in the
/// other style.
actor OneServer: OneServerModel {
  let simulation: Simulation
  private let server: Resource
  private let arrivals: PoissonArrivals
  private let service: Exponential
  private var arrivalStream: RandomStream
  private var serviceStream: RandomStream
  private var isOpen = true
  private(set) var visits = Visits(since: .start)
  private(set) var sojourns = Histogram.ofMinutes

  init(in simulation: Simulation, arrivalRate: Double, serviceRate: Double) throws {
    self.simulation = simulation
    server = Resource(in: simulation, name: "server")
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
    try await server.work(for: duration)
    visits.leave(at: now, came: arrival, served: duration)
    sojourns.add((now - arrival).inMinutes)
  }

  func close() { isOpen = false }

  func startMeasuring() {
    server.resetStatistics()
    visits = Visits(since: now)
    sojourns = Histogram.ofMinutes
  }

  var timeInside: Timespan { visits.inside }
  var numberTimesTicks: Double { server.numberTimesTicks(until: now) }
}
