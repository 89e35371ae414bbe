import Testing

@testable import Experiments

/// Against values computed otherwise: birth-death chains summed in mpmath with 40 digits (mm1, mmc, mm1k, Erlang), a
/// linear system and an integral solved there, and truncated Markov chains solved with scipy (priority classes).
@Suite struct TheoryTests {
  private func expectClose(_ value: Double, _ expected: Double, within relative: Double = 1e-14) {
    #expect(abs(value - expected) <= relative * expected, "\(value) is not \(expected)")
  }

  @Test func oneServerHasExponentialSojournTimes() {
    let theory = ErlangDelay(servers: 1, arrivalRate: 0.8, serviceRate: 1)
    expectClose(theory.meanWait, 4)
    expectClose(theory.meanSojourn, 5)
    expectClose(theory.sojournPercentile(0.5), 3.465735902799726547)
    expectClose(theory.sojournPercentile(0.95), 14.97866136776995497)
    expectClose(theory.sojournPercentile(0.99), 23.02585092994045684)
  }

  @Test func severalServersFollowErlangC() {
    let three = ErlangDelay(servers: 3, arrivalRate: 2.4, serviceRate: 1)
    expectClose(three.waitProbability, 0.6471910112359550562)
    expectClose(three.meanWait, 1.078651685393258427)
    expectClose(ErlangDelay(servers: 100, arrivalRate: 90, serviceRate: 1).waitProbability, 0.21694048090636637924)
  }

  @Test func lostCallsFollowErlangB() {
    expectClose(ErlangLoss(servers: 3, offeredLoad: 2.4).blocked, 0.2684063373718546132)
    expectClose(ErlangLoss(servers: 100, offeredLoad: 90).blocked, 0.02695738046435921477)
    #expect(ErlangLoss(servers: 0, offeredLoad: 2.4).blocked == 1)
  }

  @Test(arguments: [(0, 2), (1, 4), (2.25, 6.5)])
  func theWaitGrowsWithTheVariationOfService(squaredVariation: Double, wait: Double) {
    let theory = PollaczekKhinchine(arrivalRate: 0.8, meanService: 1, squaredVariation: squaredVariation)
    expectClose(theory.meanWait, wait)
  }

  @Test func aLimitedQueueTurnsCustomersAway() {
    let theory = LimitedQueue(places: 5, load: 0.8)
    expectClose(theory.blocked, 0.08881949865556422933)
    expectClose(theory.meanNumber, 1.868332032266458496)
    expectClose(LimitedQueue(places: 4, load: 1).blocked, 0.2)
  }

  @Test func impatientCallersFollowErlangA() {
    let five = ErlangPatience(servers: 5, arrivalRate: 5, serviceRate: 1, patienceRate: 0.5)
    expectClose(five.waitProbability, 0.6331513045606937671)
    expectClose(five.abandoned, 0.1461315708410238340)
    expectClose(five.meanQueueTime, 0.2922631416820476680)
    expectClose(five.utilisation, 0.8538684291589761660)
    let overloaded = ErlangPatience(servers: 8, arrivalRate: 12, serviceRate: 1, patienceRate: 2.5)
    expectClose(overloaded.waitProbability, 0.7912012246097901377)
    expectClose(overloaded.abandoned, 0.3656368647341660224)
    expectClose(overloaded.meanQueueTime, 0.1462547458936664090)
    expectClose(overloaded.utilisation, 0.9515447028987509664)
  }

  /// The chains were cut off at 40 and 160 customers, which leaves eleven digits.
  @Test func urgencyHelpsTheUrgentAtTheExpenseOfThePatient() {
    let theory = PriorityClasses(classes: [
      .exponential(arrivalRate: 0.3, serviceRate: 1), .exponential(arrivalRate: 0.4, serviceRate: 1),
    ])
    expectClose(theory.meanWait(of: 0), 0.9999999999999947, within: 1e-11)
    expectClose(theory.meanWait(of: 1), 3.333333333333326, within: 1e-11)
    expectClose(theory.meanPreemptiveSojourn(of: 0), 1.4285714285714368, within: 1e-11)
    expectClose(theory.meanPreemptiveSojourn(of: 1), 4.761904761904785, within: 1e-11)
  }

  @Test func aNetworkBalancesItsFlows() {
    let theory = JacksonNetwork(outside: [1, 0], routes: [[0, 0.6], [0.3, 0]], serviceRates: [2, 3])
    expectClose(theory.throughputs[0], 1.219512195121951220)
    expectClose(theory.throughputs[1], 0.7317073170731707317)
    expectClose(theory.meanNumber, 1.885080645161290323)
  }

  @Test(arguments: [(7, 11.17125469674674296), (0, 6.791022530988455464), (18.5, 3.827558102352104802)])
  func theNumberInsideFollowsTheRateLater(hour: Double, number: Double) {
    let theory = RhythmicArrivals(meanRate: 10, swing: 5, period: 24, meanStay: 0.75)
    expectClose(theory.meanNumber(at: hour), number)
    #expect(theory.meanNumber == 7.5)
  }
}
