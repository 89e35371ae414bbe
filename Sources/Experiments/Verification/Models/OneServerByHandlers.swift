import DiscreteEvents
import Statistics

/// M/M/1, as handlers: one server, first come first served.
///
///     customers ──▶  queue  ──▶ [ server ] ──▶
///     λ a minute                 μ a minute
///
/// Times are minutes. Gaps between arrivals and service times are exponential.
///
/// Each handler does what is to be done at one instant and says what comes next. No task is made. ``OneServer`` is the same
/// world in the other style.
actor OneServerByHandlers: OneServerModel {
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
      model.sojourns.add((model.now - arrival).inMinutes)
    }
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
