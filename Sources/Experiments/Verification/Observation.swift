import DiscreteEvents

/// What one replication of a model showed.
struct Observation: Sendable, Equatable {
  /// In the order of the model's quantities.
  let values: [Double]
  let littlesLaw: LittlesLaw

  /// A quantity for which a replication had nothing to measure.
  struct Nothing: Error {
    let quantity: String
    let replication: UInt32
  }
}

/// L = λW along one path, in which it is an identity and not a matter of chance.
///
/// From the end of the warm-up until the last customer has left, the number inside as the queues count it, over time, and
/// the times inside as the customers' watches count them, add up to the same ticks, exactly. (Stidham 1974: Little's
/// law is this identity, divided by time.)
struct LittlesLaw: Sendable, Equatable {
  /// By the queues.
  let numberTimesTicks: Double
  /// By the customers.
  let ticksInside: Double
  let ticks: Double

  var holds: Bool { numberTimesTicks == ticksInside }
}

extension Observation {
  /// Runs one replication: warm-up, measurement, and the time it takes the last customers to leave.
  init<Model: QueueingModel>(
    of model: Model, lasting length: RunLength, reading quantities: [Quantity<Model>]
  ) throws {
    let simulation = model.simulation
    let begin = Instant.start + length.warmUp
    let end = begin + length.measured
    model.call { $0.open() }
    try simulation.advance(until: .instant(begin))
    model.call { $0.startMeasuring() }
    try simulation.advance(until: .instant(end))
    values = try quantities.map { quantity in
      guard let value = model.call({ quantity.read($0) }) else {
        throw Nothing(quantity: quantity.name, replication: simulation.replication)
      }
      return value
    }
    model.call { $0.close() }
    let report = try simulation.run()
    littlesLaw = model.call { model in
      LittlesLaw(
        numberTimesTicks: model.numberTimesTicks, ticksInside: Double(model.timeInside.ticks),
        ticks: Double((report.time - begin).ticks))
    }
  }
}
