import DiscreteEvents
import Statistics

/// M/M/1: customers arrive one by one, wait for the one server in the order they came, are served, and leave.
///
///     arrivals, 1 a minute ──▶ ( queue ) ──▶ [ server, 0.8 min ] ──▶
struct SingleServer: BenchmarkSubject {
  private let station: Station
  private let style: Benchmark.Style

  init(in simulation: Simulation, customers: Int, _ style: Benchmark.Style) throws {
    station = try Station(in: simulation, customers: customers)
    self.style = style
  }

  func begin() {
    switch style {
    case .process: station.spawn("arrivals") { try await $0.admitEverybody() }
    case .timer: station.call { $0.awaitNextCustomer() }
    }
  }

  func statistics(at end: Instant) -> [Benchmark.Statistic] {
    let waits = station.server.statistics.waits
    return [
      .init(name: "customers", value: Double(station.call { $0.served })),
      .init(name: "mean_wait", value: (waits.mean ?? 0) / 60),
      .init(name: "final_time", value: end.sinceStart.inMinutes),
    ]
  }

  actor Station: SimulatedActor {
    let simulation: Simulation
    let server: Resource
    private let gap: Exponential
    private let service: Exponential
    private var arrivals: RandomStream
    private var services: RandomStream
    private var toArrive: Int
    private(set) var served = 0

    init(in simulation: Simulation, customers: Int) throws {
      self.simulation = simulation
      server = Resource(in: simulation, name: "server")
      gap = try Exponential(mean: 1)
      service = try Exponential(mean: 0.8)
      arrivals = simulation.stream("arrivals")
      services = simulation.stream("services")
      toArrive = customers
    }

    // As processes: one that lets customers in, and one for each customer.

    func admitEverybody() async throws {
      for customer in 0..<toArrive {
        try await sleep(for: gap.span(in: .minute, using: &arrivals))
        spawn("customer", customer + 1) { try await $0.visit() }
      }
    }

    private func visit() async throws {
      try await server.work(for: service.span(in: .minute, using: &services))
      served += 1
    }

    // As handlers: each schedules the next.

    func awaitNextCustomer() {
      guard toArrive > 0 else { return }
      after(gap.span(in: .minute, using: &arrivals)) { $0.admit() }
    }

    private func admit() {
      toArrive -= 1
      awaitNextCustomer()
      server.work(for: service.span(in: .minute, using: &services), on: self) { station, _ in
        station.served += 1
      }
    }
  }
}
