import DiscreteEvents

/// M/G/1, as handlers: one server whose service times follow any law.
///
///     customers ──▶  queue  ──▶ [ server ] ──▶
///     λ a minute                 any law
///
/// Times are minutes. Gaps between arrivals are exponential.
actor AnyService: QueueingModel {
  let simulation: Simulation
  private let server: Resource
  private let arrivals: PoissonArrivals
  private let service: any Distribution
  private var arrivalStream: RandomStream
  private var serviceStream: RandomStream
  private var isOpen = true
  private(set) var visits = Visits(since: .start)

  init(in simulation: Simulation, arrivalRate: Double, service: any Distribution) throws {
    self.simulation = simulation
    self.service = service
    server = Resource(in: simulation, name: "server")
    arrivals = try PoissonArrivals(rate: arrivalRate, per: .minute)
    arrivalStream = simulation.stream("arrivals")
    serviceStream = simulation.stream("service")
  }

  func open() {
    guard let arrival = arrivals.next(after: now, using: &arrivalStream) else { return }
    at(arrival) { $0.letIn() }
  }

  private func letIn() {
    guard isOpen else { return }
    open()
    let arrival = now
    let duration = service.span(in: .minute, using: &serviceStream)
    server.work(for: duration, on: self) { model, _ in
      model.visits.leave(at: model.now, came: arrival, served: duration)
    }
  }

  func close() { isOpen = false }

  func startMeasuring() {
    server.resetStatistics()
    visits = Visits(since: now)
  }

  var timeInside: Timespan { visits.inside }
  var numberTimesTicks: Double { server.numberTimesTicks(until: now) }
}
