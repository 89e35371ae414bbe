import Testing

@testable import Statistics

@Suite struct TimeWeightedAverageTests {
  // level  0 . . 2 . 5 1 . . . |
  // tick   0 1 2 3 4 5 6 7 8 9 10
  let queue: TimeWeightedAverage = {
    var queue = TimeWeightedAverage(level: 0, at: 0)
    queue.update(level: 2, at: 3)
    queue.update(level: 5, at: 5)
    queue.update(level: 1, at: 6)
    return queue
  }()

  @Test func aLevelCountsForAsLongAsItLasts() {
    // By hand: two ticks at 2, one at 5, four at 1.
    #expect(queue.area(until: 6) == 9)
    #expect(queue.area(until: 10) == 13)
    #expect(queue.average(until: 10) == 1.3)
    #expect(queue.maximum == 5 && queue.minimum == 0 && queue.level == 1)
  }

  @Test func theCutAfterAWarmUpKeepsTheLevelAndForgetsThePast() {
    var queue = queue
    queue.reset(at: 8)
    #expect(queue.level == 1 && queue.maximum == 1)
    #expect(queue.average(until: 8) == nil)
    queue.update(level: 4, at: 10)
    // By hand: two ticks at 1 and four at 4.
    #expect(queue.average(until: 14) == 3)
  }

  @Test func aConstantLevelAveragesToItself() {
    var level = TimeWeightedAverage(level: 0.1, at: -7)
    for step: Int64 in 1...1_000 {
      level.update(level: 0.1, at: step * step * 1_234_567)
      #expect(level.average(until: step * step * 1_234_567 + 89) == 0.1)
    }
  }

  @Test func aLevelThatLastsNoTimeOnlyReachesTheExtremes() {
    var level = TimeWeightedAverage(level: 1, at: 0)
    level.update(level: 9, at: 4)
    level.update(level: -3, at: 4)
    level.update(level: 1, at: 4)
    #expect(level.average(until: 8) == 1)
    #expect(level.maximum == 9 && level.minimum == -3)
  }

  @Test func timeGoingBackIsABug() async {
    await #expect(processExitsWith: .failure) {
      var level = TimeWeightedAverage(level: 1, at: 10)
      level.update(level: 2, at: 9)
    }
  }
}
