import DiscreteEvents

/// M/M/1 with two classes, as processes: the urgent interrupt whoever is patient, whose service goes on later where it
/// stopped.
///
///     urgent,  λ₁ a minute ──▶ queue ──┐
///                                      ├──▶ [ server ] ──▶
///     patient, λ₂ a minute ──▶ queue ──┘     μ a minute
///                                ▲            │
///                                └────────────┘ interrupted
///
/// Times are minutes. Gaps between arrivals and service times are exponential.
actor UrgentAtOnce: QueueingModel {
  let simulation: Simulation
  private let server: Resource
  private let service: Exponential
  private var serviceStream: RandomStream
  private var isOpen = true
  private(set) var classes: [CustomerClass]

  init(in simulation: Simulation, arrivalRates: [Double], serviceRate: Double) throws {
    self.simulation = simulation
    server = Resource(in: simulation, name: "server", discipline: .preemptivePriority)
    service = try Exponential(rate: serviceRate)
    serviceStream = simulation.stream("service")
    classes = try CustomerClass.mostUrgentFirst(arrivalRates, in: simulation)
  }

  func open() {
    for index in classes.indices {
      spawn("door", index) { try await $0.letIn(index) }
    }
  }

  private func letIn(_ index: Int) async throws {
    while let arrival = classes[index].nextArrival(after: now) {
      try await sleep(until: arrival)
      guard isOpen else { return }
      spawn("customer") { try await $0.visit(index) }
    }
  }

  private func visit(_ index: Int) async throws {
    let arrival = now
    let duration = service.span(in: .minute, using: &serviceStream)
    try await server.work(for: duration, priority: classes[index].priority, onPreemption: .resume)
    classes[index].visits.leave(at: now, came: arrival, served: duration)
  }

  func close() { isOpen = false }

  func startMeasuring() {
    server.resetStatistics()
    for index in classes.indices { classes[index].visits = Visits(since: now) }
  }

  var numberTimesTicks: Double { server.numberTimesTicks(until: now) }
  var timeInside: Timespan { classes.reduce(.zero) { $0 + $1.visits.inside } }
}
