import DiscreteEvents
import Statistics

/// M/M/1/K, as handlers and bare timers: one server in a room with few places. Who finds it full goes away.
///
///     customers ──▶ ┌ room ──────────────────────┐
///     λ a minute    │ ( ) ( ) ( ) ( ) [ server ] │ ──▶
///         └──▶ full?└────────────────────────────┘
///                                 μ a minute
///
/// Times are minutes. Gaps between arrivals and service times are exponential.
///
/// No resource is used: a list of who is inside, and a timer for whoever is first in it, are a queue.
actor LimitedRoom: QueueingModel {
  let simulation: Simulation
  private let places: Int
  private let arrivals: PoissonArrivals
  private let service: Exponential
  private var arrivalStream: RandomStream
  private var serviceStream: RandomStream
  private var isOpen = true
  /// When each one inside came; the first of them is being served.
  private var inside: [Instant] = []
  private(set) var number = TimeWeightedAverage(level: 0, at: 0)
  private(set) var visits = Visits(since: .start)

  init(in simulation: Simulation, places: Int, arrivalRate: Double, serviceRate: Double) throws {
    self.simulation = simulation
    self.places = places
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
    guard inside.count < places else { return visits.turnAway() }
    inside.append(now)
    number.update(level: Double(inside.count), at: now.ticks)
    if inside.count == 1 { serveFirst() }
  }

  private func serveFirst() {
    let duration = service.span(in: .minute, using: &serviceStream)
    after(duration) { $0.letOut(servedFor: duration) }
  }

  private func letOut(servedFor duration: Timespan) {
    let arrival = inside.removeFirst()
    number.update(level: Double(inside.count), at: now.ticks)
    visits.leave(at: now, came: arrival, served: duration)
    if !inside.isEmpty { serveFirst() }
  }

  func close() { isOpen = false }

  func startMeasuring() {
    number.reset(at: now.ticks)
    visits = Visits(since: now)
  }

  var timeInside: Timespan { visits.inside }
  var numberTimesTicks: Double { number.area(until: now.ticks) }
}
