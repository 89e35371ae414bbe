import DiscreteEvents
import Testing

@testable import Marketplace

struct AssignmentTests {
  /// The least sum over all ways to give each row a column or none, by trying all of them.
  private func least(_ costs: [[Int64?]], without: [Int64]) -> Int64 {
    func best(_ row: Int, _ taken: UInt64) -> Int64 {
      guard row < costs.count else { return 0 }
      var least = without[row] + best(row + 1, taken)
      for (column, cost) in costs[row].enumerated() where taken & 1 << UInt64(column) == 0 {
        if let cost { least = min(least, cost + best(row + 1, taken | 1 << UInt64(column))) }
      }
      return least
    }
    return best(0, 0)
  }

  private func weights(_ count: Int, _ stream: inout RandomStream) -> [Int64] {
    (0..<count).map { _ in Int64(1 + stream.below(12)) }
  }

  @Test func theSumIsTheLeastOfAllPermutations() {
    var stream = RandomStream(seed: 3, purpose: "assignment")
    for _ in 0..<400 {
      let (rows, columns) = (Int(2 + stream.below(6)), Int(2 + stream.below(6)))
      let density = stream.unit() < 0.5 ? 1 : stream.unit()
      let without = (0..<rows).map { _ in Int64(stream.below(stream.unit() < 0.3 ? 60 : 10_000)) }
      // Products: all agree which columns are best, so that each row displaces others.
      let (one, other) = (weights(rows, &stream), weights(columns, &stream))
      let costs: [[Int64?]] = one.map { weight in
        other.map { stream.unit() < density ? weight * $0 + Int64(stream.below(4)) - 2 : nil }
      }
      var pairs: [Assignment.Pair] = []
      for (row, line) in costs.enumerated() {
        for (column, cost) in line.enumerated() {
          if let cost { pairs.append(Assignment.Pair(row: row, column: column, cost: cost)) }
        }
      }
      let assignment = Assignment(columns: columns, costWithout: without, pairs: pairs)
      var sum: Int64 = 0
      for row in 0..<rows {
        sum += assignment.columnOf[row].map { costs[row][$0] ?? 1_000_000 } ?? without[row]
      }
      let given = assignment.columnOf.compactMap { $0 }
      #expect(Set(given).count == given.count)
      #expect(sum == least(costs, without: without))
    }
  }

  /// Rows 0 and 1 want column 0; row 1 has nothing else.
  ///
  /// ```
  ///        0   1
  ///   0    1   5
  ///   1    2   -
  /// ```
  @Test func whoHasAnotherChoiceMakesRoom() {
    let pairs = [(0, 0, 1), (0, 1, 5), (1, 0, 2)].map { Assignment.Pair(row: $0.0, column: $0.1, cost: $0.2) }
    let assignment = Assignment(columns: 2, costWithout: [100, 100], pairs: pairs)
    #expect(assignment.columnOf == [1, 0])
  }

  @Test func ofThoseWhoCannotAllBeServedTheCheapestToLeaveIsLeft() {
    let pairs = [(0, 0), (1, 0), (2, 0)].map { Assignment.Pair(row: $0.0, column: $0.1, cost: 7) }
    #expect(Assignment(columns: 1, costWithout: [50, 80, 60], pairs: pairs).columnOf == [nil, 0, nil])
  }
}
