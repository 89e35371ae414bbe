import DiscreteEvents

/// M/M/c/c, as processes: several servers and nowhere to wait. Who finds all of them busy goes away.
///
///                   ┌▶ [ line ] ─┐
///     calls ────────┼▶ [ line ] ─┼──▶
///     λ a minute    └▶ [ line ] ─┘
///         └──▶ busy?   μ a minute each
///
/// Times are minutes. Gaps between calls and lengths of calls are exponential.
actor NoWaiting: QueueingModel {
  let simulation: Simulation
  private let lines: Resource
  private let arrivals: PoissonArrivals
  private let length: Exponential
  private var arrivalStream: RandomStream
  private var lengthStream: RandomStream
  private var isOpen = true
  private(set) var visits = Visits(since: .start)

  init(in simulation: Simulation, lines: Int, arrivalRate: Double, serviceRate: Double) throws {
    self.simulation = simulation
    self.lines = Resource(in: simulation, name: "lines", capacity: lines)
    arrivals = try PoissonArrivals(rate: arrivalRate, per: .minute)
    length = try Exponential(rate: serviceRate)
    arrivalStream = simulation.stream("arrivals")
    lengthStream = simulation.stream("lengths")
  }

  func open() {
    spawn("exchange") { try await $0.putThrough() }
  }

  private func putThrough() async throws {
    while let arrival = arrivals.next(after: now, using: &arrivalStream) {
      try await sleep(until: arrival)
      guard isOpen else { return }
      spawn("call") { try await $0.talk() }
    }
  }

  private func talk() async throws {
    guard let line = lines.acquireIfFree() else { return visits.turnAway() }
    defer { lines.release(line) }
    let arrival = now
    let duration = length.span(in: .minute, using: &lengthStream)
    try await sleep(for: duration)
    visits.leave(at: now, came: arrival, served: duration)
  }

  func close() { isOpen = false }

  func startMeasuring() {
    lines.resetStatistics()
    visits = Visits(since: now)
  }

  var timeInside: Timespan { visits.inside }
  var numberTimesTicks: Double { lines.numberTimesTicks(until: now) }
}
