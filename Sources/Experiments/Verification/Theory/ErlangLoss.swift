/// M/M/c/c, Erlang's loss system: `servers` servers and nobody waits.
///
/// Who finds every server busy goes away. Only the offered load counts, not the law of the service time.
struct ErlangLoss {
  let servers: Int
  /// Arrival rate times mean service time.
  let offeredLoad: Double

  /// Erlang's B: the share of arrivals that find every server busy.
  ///
  /// By the recursion over the number of servers, in which nothing can overflow.
  var blocked: Double {
    var blocked = 1.0
    for servers in stride(from: 1, through: servers, by: 1) {
      blocked = offeredLoad * blocked / (Double(servers) + offeredLoad * blocked)
    }
    return blocked
  }

  var meanNumber: Double { offeredLoad * (1 - blocked) }
}
