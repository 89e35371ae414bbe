/// M/M/c+M, "Erlang A" (Palm 1957): customers wait for one of `servers` servers, each up to an exponential patience.
struct ErlangPatience {
  let servers: Int
  let arrivalRate: Double
  let serviceRate: Double
  /// The rate at which one who waits gives up: one over the mean patience. Above zero.
  let patienceRate: Double

  /// How much more probable than exactly `servers` customers inside it is that there are at least so many; and the mean
  /// number waiting, on the same scale.
  private var queue: (weight: Double, waiting: Double) {
    var (term, weight, waiting) = (1.0, 1.0, 0.0)
    var place = 0.0
    repeat {
      place += 1
      term *= arrivalRate / (Double(servers) * serviceRate + place * patienceRate)
      weight += term
      waiting += place * term
      // Terms rise while arrivals outrun departures, and fall ever faster from there.
    } while place * term > waiting * 1e-17 || arrivalRate > Double(servers) * serviceRate + place * patienceRate
    return (weight, waiting)
  }

  /// The share of arrivals that find every server busy, whether they are served in the end or not.
  var waitProbability: Double {
    let blocked = ErlangLoss(servers: servers, offeredLoad: arrivalRate / serviceRate).blocked
    let weight = queue.weight
    return weight * blocked / (1 + (weight - 1) * blocked)
  }

  /// The mean time in the queue of all customers, served or not.
  var meanQueueTime: Double {
    let (weight, waiting) = queue
    return waitProbability / weight * waiting / arrivalRate
  }

  /// The share of customers who give up.
  var abandoned: Double { patienceRate * meanQueueTime }

  var utilisation: Double { arrivalRate * (1 - abandoned) / (Double(servers) * serviceRate) }
}
