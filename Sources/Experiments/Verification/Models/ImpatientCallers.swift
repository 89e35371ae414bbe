import DiscreteEvents

/// M/M/c+M, as processes: callers wait for one of several agents, each as long as their patience lasts.
///
///                               ┌▶ [ agent ] ─┐
///     callers ────▶  queue  ────┼▶    ...     ┼──▶
///     λ a minute       │        └▶ [ agent ] ─┘
///                      └──▶ gives up  μ a minute each
///                           θ a minute for each who waits
///
/// Times are minutes. Gaps between calls, patience and service times are exponential.
///
/// ``ImpatientCallersByHandlers`` is the same world in the other style.
actor ImpatientCallers: ImpatientModel {
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
    spawn("exchange") { try await $0.putThrough() }
  }

  private func putThrough() async throws {
    while let arrival = arrivals.next(after: now, using: &arrivalStream) {
      try await sleep(until: arrival)
      guard isOpen else { return }
      spawn("caller") { try await $0.seekAgent() }
    }
  }

  private func seekAgent() async throws {
    let arrival = now
    let duration = service.span(in: .minute, using: &serviceStream)
    do {
      try await agents.work(for: duration, patience: patience.span(in: .minute, using: &patienceStream))
      visits.leave(at: now, came: arrival, served: duration)
    } catch is Reneged {
      visits.giveUp(at: now, came: arrival)
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
