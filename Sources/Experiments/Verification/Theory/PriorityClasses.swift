/// M/G/1 with classes of customers, the most urgent first; within a class first come first served.
struct PriorityClasses {
  struct Class {
    let arrivalRate: Double
    let meanService: Double
    /// The mean of the squared service time.
    let secondMoment: Double

    /// A class whose service is exponential.
    static func exponential(arrivalRate: Double, serviceRate: Double) -> Class {
      Class(arrivalRate: arrivalRate, meanService: 1 / serviceRate, secondMoment: 2 / (serviceRate * serviceRate))
    }

    var load: Double { arrivalRate * meanService }
    /// The work still to be done on one of this class that an arrival finds in service, on average.
    var residualWork: Double { arrivalRate * secondMoment / 2 }
  }

  let classes: [Class]

  /// The mean wait of a class if service once begun is finished (Cobham 1954): it may be anybody's that one has to wait
  /// for first.
  func meanWait(of index: Int) -> Double {
    classes.reduce(0) { $0 + $1.residualWork } / (idle(before: index) * idle(before: index + 1))
  }

  /// The mean time from arrival to departure of a class if service makes way for the more urgent and is resumed later:
  /// the less urgent might as well not be there.
  func meanPreemptiveSojourn(of index: Int) -> Double {
    let residual = classes[...index].reduce(0) { $0 + $1.residualWork }
    return classes[index].meanService / idle(before: index) + residual / (idle(before: index) * idle(before: index + 1))
  }

  /// The share of time that the first `count` classes leave to the others.
  private func idle(before count: Int) -> Double { 1 - classes[..<count].reduce(0) { $0 + $1.load } }
}
