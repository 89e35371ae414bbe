import Testing

@testable import Statistics

@Suite struct WindowCounterTests {
  @Test func eventsAreCountedInTheWindowTheyFallInto() {
    var orders = WindowCounter(width: 10, from: 100)
    for tick: Int64 in [100, 109, 110, 135, 104] { orders.add(at: tick) }
    orders.add(3, at: 139)
    #expect(orders.windows == [3, 1, 0, 4])
    #expect(orders.start(of: 3) == 130 && orders.total == 8 && orders.width == 10)
  }

  @Test func aFullCounterJoinsNeighboursAndLosesNothing() {
    var counter = WindowCounter(width: 1, maximumWindows: 4)
    for tick: Int64 in 0..<4 { counter.add(at: tick) }
    #expect(counter.windows == [1, 1, 1, 1])
    counter.add(at: 4)
    #expect(counter.width == 2 && counter.windows == [2, 2, 1])
    counter.add(at: 31)
    #expect(counter.width == 8 && counter.windows == [5, 0, 0, 1])
    counter.add(at: 6)
    #expect(counter.windows == [6, 0, 0, 1])
  }

  @Test func mergingDoesNotDependOnTheOrder() {
    var random = SplitMix64(seed: 21)
    var whole = WindowCounter(width: 3, from: -50, maximumWindows: 7)
    var parts = [whole, whole, whole]
    for index in 0..<600 {
      let tick = Int64(random.next() % UInt64(10 + index * 3)) - 50
      whole.add(at: tick)
      parts[index / 200].add(at: tick)
    }
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      var merged = parts[order[0]]
      merged.merge(parts[order[1]])
      merged.merge(parts[order[2]])
      #expect(merged == whole && merged.total == 600 && merged.windows.count <= 7)
    }
  }

  @Test func countingGoesOnAfterAMerge() {
    var coarse = WindowCounter(width: 1, maximumWindows: 2)
    coarse.add(at: 7)
    var fine = WindowCounter(width: 1, maximumWindows: 2)
    fine.add(at: 1)
    fine.merge(coarse)
    fine.add(at: 1)
    fine.add(at: 5)
    #expect(fine.width == 4 && fine.windows == [2, 2])
  }
}
