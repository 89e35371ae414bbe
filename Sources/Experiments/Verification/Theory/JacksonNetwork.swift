/// An open network of single servers (Jackson 1957): each behaves as an M/M/1 queue of its own.
struct JacksonNetwork {
  /// Arrivals from outside at each station.
  let outside: [Double]
  /// `routes[i][j]` is the probability of going to station j after station i; the rest leave.
  let routes: [[Double]]
  let serviceRates: [Double]

  /// What arrives at each station from outside and inside: λⱼ = γⱼ + Σ λᵢ pᵢⱼ, by elimination.
  ///
  /// Everybody leaves in the end, so the diagonal dominates and no pivot is zero.
  var throughputs: [Double] {
    let stations = outside.indices
    var rows = stations.map { j in stations.map { i in (i == j ? 1 : 0) - routes[i][j] } + [outside[j]] }
    for pivot in stations {
      for row in stations where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...outside.count { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    return stations.map { rows[$0][outside.count] / rows[$0][$0] }
  }

  /// The mean number of customers in the whole network.
  var meanNumber: Double {
    zip(throughputs, serviceRates).reduce(0) { sum, station in
      let load = station.0 / station.1
      return sum + load / (1 - load)
    }
  }
}
