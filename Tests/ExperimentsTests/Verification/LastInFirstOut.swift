import DiscreteEvents
import Statistics

@testable import Experiments

/// M/M/1 with a stack in place of the queue: the mean times are those of a queue, the long ones are longer.
actor LastInFirstOut: OneServerModel {
  let simulation: Simulation
  private let arrivals: PoissonArrivals
  private let service: Exponential
  private var arrivalStream: RandomStream
  private var serviceStream: RandomStream
  private var isOpen = true
  private var isBusy = false
  private var stack: [Instant] = []
  private var number = TimeWeightedAverage(level: 0, at: 0)
  private(set) var visits = Visits(since: .start)
  private(set) var sojourns = Histogram.ofMinutes

  init(in simulation: Simulation) throws {
    self.simulation = simulation
    arrivals = try PoissonArrivals(rate: 0.8, per: .minute)
    service = try Exponential(rate: 1)
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
    number.update(level: number.level + 1, at: now.ticks)
    stack.append(now)
    if !isBusy { serveNext() }
  }

  private func serveNext() {
    guard let arrival = stack.popLast() else { return isBusy = false }
    isBusy = true
    let duration = service.span(in: .minute, using: &serviceStream)
    after(duration) { model in
      model.number.update(level: model.number.level - 1, at: model.now.ticks)
      model.visits.leave(at: model.now, came: arrival, served: duration)
      model.sojourns.add((model.now - arrival).inMinutes)
      model.serveNext()
    }
  }

  func close() { isOpen = false }

  func startMeasuring() {
    number.reset(at: now.ticks)
    visits = Visits(since: now)
    sojourns = Histogram.ofMinutes
  }

  var timeInside: Timespan { visits.inside }
  var numberTimesTicks: Double { number.area(until: now.ticks) }
}
