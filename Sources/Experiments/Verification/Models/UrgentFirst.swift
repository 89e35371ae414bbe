import DiscreteEvents

/// M/M/1 with two classes, as handlers: the urgent go first, but service once begun is finished.
///
///     urgent,  λ₁ a minute ──▶ queue ──┐
///                                      ├──▶ [ server ] ──▶
///     patient, λ₂ a minute ──▶ queue ──┘     μ a minute
///
/// Times are minutes. Gaps between arrivals and service times are exponential.
actor UrgentFirst: QueueingModel {
  let simulation: Simulation
  private let server: Resource
  private let service: Exponential
  private var serviceStream: RandomStream
  private var isOpen = true
  private(set) var classes: [CustomerClass]

  init(in simulation: Simulation, arrivalRates: [Double], serviceRate: Double) throws {
    self.simulation = simulation
    server = Resource(in: simulation, name: "server", discipline: .priority)
    service = try Exponential(rate: serviceRate)
    serviceStream = simulation.stream("service")
    classes = try CustomerClass.mostUrgentFirst(arrivalRates, in: simulation)
  }

  func open() {
    for index in classes.indices { expectNext(of: index) }
  }

  private func expectNext(of index: Int) {
    guard let arrival = classes[index].nextArrival(after: now) else { return }
    at(arrival) { $0.letIn(index) }
  }

  private func letIn(_ index: Int) {
    guard isOpen else { return }
    expectNext(of: index)
    let arrival = now
    let duration = service.span(in: .minute, using: &serviceStream)
    server.work(for: duration, priority: classes[index].priority, on: self) { model, _ in
      model.classes[index].visits.leave(at: model.now, came: arrival, served: duration)
    }
  }

  func close() { isOpen = false }

  func startMeasuring() {
    server.resetStatistics()
    for index in classes.indices { classes[index].visits = Visits(since: now) }
  }

  var numberTimesTicks: Double { server.numberTimesTicks(until: now) }
  var timeInside: Timespan { classes.reduce(.zero) { $0 + $1.visits.inside } }
}
