import DiscreteEvents
import Statistics

/// Mt/M/∞, as handlers and bare timers: guests come at a rate that swings with the hour of the day, stay for a while, and
/// never wait.
///
///     guests ──────▶ ( as many as come, each for 1/μ hours ) ──▶
///     λ(t) an hour,
///     the same every day
///
/// Times are hours. The rate is a sine, in straight lines from minute to minute: off by less than a millionth. Stays are
/// exponential.
actor DailyRhythm: QueueingModel {
  let simulation: Simulation
  private let stay: Exponential
  private let countingTime: Timespan
  private var arrivals: VaryingArrivals
  private var arrivalStream: RandomStream
  private var stayStream: RandomStream
  private var isOpen = true
  private(set) var number = TimeWeightedAverage(level: 0, at: 0)
  /// The number inside, counted once a day.
  private(set) var counts = Tally()
  private(set) var visits = Visits(since: .start)

  /// - Parameters:
  ///   - rate: Guests an hour, by the hour of the day.
  ///   - countingTime: When each day those inside are counted.
  init(
    in simulation: Simulation, rate: (_ hour: Double) -> Double, meanStay: Double, countingTime: Timespan
  ) throws {
    self.simulation = simulation
    self.countingTime = countingTime
    stay = try Exponential(mean: meanStay)
    let minutes = (0..<1440).map { RateProfile.Point(at: .minutes($0), rate: rate(Double($0) / 60)) }
    arrivals = VaryingArrivals(try .lines(minutes, per: .hour, period: .day))
    arrivalStream = simulation.stream("arrivals")
    stayStream = simulation.stream("stays")
  }

  func open() {
    after(countingTime) { $0.count() }
    expectNext()
  }

  private func expectNext() {
    guard let arrival = arrivals.next(after: now, using: &arrivalStream) else { return }
    at(arrival) { $0.letIn() }
  }

  private func letIn() {
    guard isOpen else { return }
    expectNext()
    changeNumber(by: 1)
    let arrival = now
    after(stay.span(in: .hour, using: &stayStream)) { $0.letOut(arrival) }
  }

  private func letOut(_ arrival: Instant) {
    changeNumber(by: -1)
    visits.leave(at: now, came: arrival, served: now - arrival)
  }

  private func changeNumber(by change: Double) { number.update(level: number.level + change, at: now.ticks) }

  private func count() {
    guard isOpen else { return }
    counts.add(number.level)
    after(.day) { $0.count() }
  }

  func close() { isOpen = false }

  func startMeasuring() {
    number.reset(at: now.ticks)
    counts = Tally()
    visits = Visits(since: now)
  }

  var timeInside: Timespan { visits.inside }
  var numberTimesTicks: Double { number.area(until: now.ticks) }
}
