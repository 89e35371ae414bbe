/// M/M/1/K: one server, and room for `places` customers, the one in service included. Who finds it full goes away.
struct LimitedQueue {
  let places: Int
  /// Arrival rate over service rate; may be 1 or more.
  let load: Double

  /// How probable each number inside is, from 0 to `places`: proportional to the load's powers.
  var probabilities: [Double] {
    var weights = [1.0]
    for _ in 0..<places { weights.append(weights[weights.count - 1] * load) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// Arrivals see the room as it is at any time, so this is the probability that it is full.
  var blocked: Double { probabilities[places] }

  var meanNumber: Double { probabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } }
}
