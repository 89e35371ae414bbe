import DiscreteEvents

/// An open Jackson network of two stations, as processes.
///
///     customers        ┌─────────── p₂₁ ──────────┐
///     γ₁ a minute      ▼                          │
///         └──▶ queue [ station 1 ] ── p₁₂ ──▶ queue [ station 2 ] ──▶
///                      │                       μ₂ a minute
///         μ₁ a minute  └──▶
///
/// Times are minutes. Gaps between arrivals and service times are exponential. After each service chance decides
/// whether the customer goes on to the other station or leaves.
actor OpenNetwork: QueueingModel {
  let simulation: Simulation
  private let stations: [Resource]
  private let arrivals: PoissonArrivals
  private let services: [Exponential]
  /// Whether a customer goes on to the other station after this one.
  private let goesOn: [Bernoulli]
  private var arrivalStream: RandomStream
  private var serviceStreams: [RandomStream]
  private var routeStream: RandomStream
  private var isOpen = true
  private(set) var visits = Visits(since: .start)
  /// Services finished at each station.
  private(set) var served = [0, 0]

  init(in simulation: Simulation, arrivalRate: Double, goingOn: [Double], serviceRates: [Double]) throws {
    self.simulation = simulation
    stations = ["station 1", "station 2"].map { Resource(in: simulation, name: $0) }
    arrivals = try PoissonArrivals(rate: arrivalRate, per: .minute)
    services = try serviceRates.map { try Exponential(rate: $0) }
    goesOn = try goingOn.map { try Bernoulli(probability: $0) }
    arrivalStream = simulation.stream("arrivals")
    serviceStreams = [0, 1].map { simulation.stream("service", entity: $0) }
    routeStream = simulation.stream("routes")
  }

  func open() {
    spawn("door") { try await $0.letIn() }
  }

  private func letIn() async throws {
    while let arrival = arrivals.next(after: now, using: &arrivalStream) {
      try await sleep(until: arrival)
      guard isOpen else { return }
      spawn("customer") { try await $0.journey() }
    }
  }

  private func journey() async throws {
    let arrival = now
    var total = Timespan.zero
    var place = 0
    while true {
      let duration = services[place].span(in: .minute, using: &serviceStreams[place])
      try await stations[place].work(for: duration)
      total += duration
      served[place] += 1
      guard goesOn[place].succeeds(using: &routeStream) else { break }
      place = 1 - place
    }
    visits.leave(at: now, came: arrival, served: total)
  }

  func close() { isOpen = false }

  func startMeasuring() {
    for station in stations { station.resetStatistics() }
    visits = Visits(since: now)
    served = [0, 0]
  }

  var timeInside: Timespan { visits.inside }
  var numberTimesTicks: Double {
    let now = now
    return stations.reduce(0) { $0 + $1.numberTimesTicks(until: now) }
  }
}
