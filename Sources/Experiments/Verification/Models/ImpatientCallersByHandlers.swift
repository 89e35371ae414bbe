import DiscreteEvents

/// M/M/c+M, as handlers: callers wait for one of several agents, each as long as their patience lasts.
///
///                               ┌▶ [ agent ] ─┐
///     callers ────▶  queue  ────┼▶    ...     ┼──▶
///     λ a minute       │        └▶ [ agent ] ─┘
///                      └──▶ gives up  μ a minute each
///                           θ a minute for each who waits
///
/// Times are minutes. Gaps between calls, patience and service times are exponential.
///
/// ``ImpatientCallers`` is the same world in the other style.
actor ImpatientCallersByHandlers: ImpatientModel {
  let simulation: Simulation
  private let agents: Resource
  private let arrivals: PoissonArrivals
  private let service: Exponential
  private let patience: Exponential
  private var arrivalStream: RandomStream
  private var serviceStream: RandomStream
  private var patienceStream: RandomStream
  private var isOpen = true
  private(set) var visits = Visits(since: .start)

  init(
    in simulation: Simulation, agents: Int, arrivalRate: Double, serviceRate: Double, patienceRate: Double
  ) throws {
    self.simulation = simulation
    self.agents = Resource(in: simulation, name: "agents", capacity: agents)
    arrivals = try PoissonArrivals(rate: arrivalRate, per: .minute)
    service = try Exponential(rate: serviceRate)
    patience = try Exponential(rate: patienceRate)
    arrivalStream = simulation.stream("arrivals")
    serviceStream = simulation.stream("service")
    patienceStream = simulation.stream("patience")
  }

  func open() {
    guard let arrival = arrivals.next(after: now, using: &arrivalStream) else { return }
    at(arrival) { $0.putThrough() }
  }

  private func putThrough() {
    guard isOpen else { return }
    open()
    let arrival = now
    let duration = service.span(in: .minute, using: &serviceStream)
    let patience = patience.span(in: .minute, using: &patienceStream)
    agents.work(for: duration, patience: patience, on: self) { model, ending in
      if ending.kind == .done {
        model.visits.leave(at: model.now, came: arrival, served: duration)
      } else {
        model.visits.giveUp(at: model.now, came: arrival)
      }
    }
  }

  func close() { isOpen = false }

  func startMeasuring() {
    agents.resetStatistics()
    visits = Visits(since: now)
  }

  var timeInside: Timespan { visits.inside }
  var numberTimesTicks: Double { agents.numberTimesTicks(until: now) }
  var utilisation: Double? { agents.statistics.utilisation(until: now) }
}
