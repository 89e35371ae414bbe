import Testing

@testable import Messaging

struct StorageTests {
  @Test func recordsAreFoundUnderTheirNumbersAndLeaveNoMemoryBehind() {
    var records = NumberedRecords<Int>(from: 100)
    for number in 100..<10_100 { records.append(number * 2) }
    #expect(records[99] == nil)
    #expect(records[100] == 200)
    #expect(records[10_099] == 20_198)
    #expect(records[10_100] == nil)
    for number in 100..<10_000 where number != 777 { #expect(records.remove(number) == number * 2) }
    #expect(records.remove(500) == nil)
    #expect(records.count == 101)
    #expect(records[777] == 1_554)
    // One old record, and the last hundred in two chunks at most.
    #expect(records.chunkCount <= 3)
  }

  @Test func aLaneIsOrderedByTimeAndThenByArrival() {
    var lane = Lane<Int>()
    for (time, item) in [(5, 0), (3, 1), (5, 2), (1, 3), (3, 4)] as [(Int64, Int)] { lane.insert(item, at: time) }
    #expect(lane.nextTime == 1)
    var taken: [Int] = []
    while let item = lane.takeDue(at: 4) { taken.append(item) }
    #expect(taken == [3, 1, 4])
    #expect(lane.nextTime == 5)
    #expect(lane.count == 2)
  }

  /// Against a sort by time that keeps the order of what is equal. Every hundredth time, some are taken out.
  @Test func aLaneThatIsFilledInAnyOrderIsStillInOrder() {
    var lane = Lane<Int>()
    var (expected, state) = ([(time: Int64, item: Int)](), 1 as UInt64)
    func random(below limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    for item in 0..<5_000 {
      let now = Int64(item / 4)
      let time = now + Int64(random(below: 60))
      lane.insert(item, at: time)
      let place = expected.firstIndex { $0.time > time } ?? expected.count
      expected.insert((time, item), at: place)
      if item % 100 == 99 {
        var asked: [Int] = []
        lane.filter {
          asked.append($0)
          return $0 % 7 != 3
        }
        #expect(asked == expected.map(\.item))
        expected.removeAll { $0.item % 7 == 3 }
      }
      #expect((lane.count, lane.isEmpty) == (expected.count, expected.isEmpty))
      #expect((lane.first, lane.nextTime) == (expected.first?.item, expected.first?.time ?? .max))
      while let item = lane.takeDue(at: now) { #expect(item == expected.removeFirst().item) }
      #expect(expected.first.map { $0.time > now } ?? true)
      #expect(lane.count { $0 % 2 == 0 } == expected.count { $0.item % 2 == 0 })
    }
  }

  @Test func aHeapGivesTheLeastFirst() {
    var heap = Heap<Int>()
    for number in [5, 1, 4, 1, 3, 9, 2] { heap.insert(number) }
    var taken: [Int] = []
    while let number = heap.takeLeast() { taken.append(number) }
    #expect(taken == [1, 1, 2, 3, 4, 5, 9])
  }

  @Test func aRingKeepsItsOrderWhileItGrowsAndWraps() {
    var ring = RingBuffer<Int>()
    for number in 0..<6 { ring.append(number) }
    for _ in 0..<4 { _ = ring.takeFirst() }
    for number in 6..<20 { ring.append(number) }
    ring.insert(99, at: 2)
    ring.filter { $0 % 2 == 0 || $0 == 99 }
    #expect((0..<ring.count).map { ring[$0] } == [4, 99, 6, 8, 10, 12, 14, 16, 18])
  }

  @Test func aKeyKeepsItsNumberWhileItIsInUse() {
    var table = KeyTable()
    let numbers = (0..<200 as Range<UInt64>).map { table.enter($0) }
    #expect(Set(numbers).count == 200)
    #expect(table.enter(7) == numbers[7])
    table.leave(numbers[7])
    for passing in 1_000..<100_000 as Range<UInt64> {
      let number = table.enter(passing)
      #expect(table.key(number) == passing)
      table.leave(number)
    }
    #expect((0..<200).map { table.key(numbers[$0]) } == Array(0..<200))
    #expect((0..<200).map { table.enter(UInt64($0)) } == numbers)
    #expect(table.count == 200)
    #expect(table.numbers <= 4_096)
  }

  @Test func manyKeysInUseHaveManyNumbers() {
    var table = KeyTable()
    let numbers = (0..<20_000 as Range<UInt64>).map { table.enter($0) }
    #expect(Set(numbers).count == 20_000)
    for number in numbers[..<15_000] { table.leave(number) }
    for key in 50_000..<64_000 as Range<UInt64> { table.leave(table.enter(key)) }
    #expect(table.numbers <= 32_768)
    #expect((15_000..<20_000 as Range<UInt64>).map { table.enter($0) } == Array(numbers[15_000...]))
  }
}
