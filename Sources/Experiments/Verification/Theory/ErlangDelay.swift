import PortableMath

/// M/M/c: Poisson arrivals, exponential service, `servers` servers and one queue, first come first served.
struct ErlangDelay {
  let servers: Int
  let arrivalRate: Double
  let serviceRate: Double

  private var offeredLoad: Double { arrivalRate / serviceRate }

  var utilisation: Double { offeredLoad / Double(servers) }

  /// Erlang's C: the share of arrivals that have to wait.
  var waitProbability: Double {
    let blocked = ErlangLoss(servers: servers, offeredLoad: offeredLoad).blocked
    return blocked / (1 - utilisation * (1 - blocked))
  }

  /// Of all customers, those who do not wait included.
  var meanWait: Double { waitProbability / (Double(servers) * serviceRate - arrivalRate) }

  var meanSojourn: Double { meanWait + 1 / serviceRate }

  /// With one server the time from arrival to departure is exponential, at the rate by which service outruns arrivals.
  func sojournPercentile(_ p: Double) -> Double {
    precondition(servers == 1, "the sojourn time is exponential with one server, not with \(servers)")
    return -Portable.log1p(-p) / (serviceRate - arrivalRate)
  }
}
