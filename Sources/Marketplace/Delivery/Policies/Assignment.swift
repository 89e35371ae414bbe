/// Gives each row at most one column, so that the sum of costs is least, where a row that gets none costs something too.
///
/// Shortest augmenting paths on the given pairs alone (Jonker and Volgenant 1987): rows are added one by one, and each
/// addition displaces earlier ones as far as that is cheaper. Of equal sums it is the pairs that decide, never chance.
///
/// - Complexity: O(rows · pairs · log pairs) at worst; near O(pairs · log pairs) while rows seldom compete.
struct Assignment: Sendable {
  struct Pair: Sendable, Hashable {
    let row: Int
    let column: Int
    let cost: Int64
  }

  private struct Step: Comparable, Sendable {
    let distance: Int64
    let column: Int

    static func < (left: Step, right: Step) -> Bool {
      left.distance == right.distance ? left.column < right.column : left.distance < right.distance
    }
  }

  /// By row: its pairs lie from here to the next row's.
  private var starts: [Int]
  private var pairs: [Pair]
  private let costWithout: [Int64]
  private let columns: Int
  /// What a column has become dearer by being wanted.
  private var prices: [Int64]
  /// By column: its row, and what they cost together.
  private var rowOf: [Int?]
  private var costOf: [Int64]
  /// By row: its column.
  private(set) var columnOf: [Int?]

  // Of the search for one row: how far each column is, from which row it is reached, and the columns that were reached.
  private var distances: [Int64]
  private var reachedFrom: [(row: Int, cost: Int64)]
  private var reached: [Int] = []
  private var settled: [Bool]
  private var steps = LeastFirst<Step>()

  /// - Parameter costWithout: By row, what it costs if it gets no column.
  init(columns: Int, costWithout: [Int64], pairs: [Pair]) {
    self.columns = columns
    self.costWithout = costWithout
    starts = Array(repeating: 0, count: costWithout.count + 1)
    for pair in pairs { starts[pair.row + 1] += 1 }
    for row in costWithout.indices { starts[row + 1] += starts[row] }
    self.pairs = pairs
    var next = starts
    for pair in pairs {
      self.pairs[next[pair.row]] = pair
      next[pair.row] += 1
    }
    prices = Array(repeating: 0, count: columns)
    rowOf = Array(repeating: nil, count: columns)
    costOf = Array(repeating: 0, count: columns)
    columnOf = Array(repeating: nil, count: costWithout.count)
    distances = Array(repeating: .max, count: columns)
    reachedFrom = Array(repeating: (-1, 0), count: columns)
    settled = Array(repeating: false, count: columns)
    for row in costWithout.indices { add(row) }
  }
}

extension Assignment {
  /// The cheapest way to take one row more: a chain of displacements that ends at a free column or at a row that goes
  /// without.
  private mutating func add(_ row: Int) {
    var without = (distance: costWithout[row], row: row, column: Int?.none)
    lookAround(row, from: 0)
    var end: Int?
    while let step = steps.takeLeast() {
      if settled[step.column] { continue }
      if step.distance >= without.distance { break }
      guard let displaced = rowOf[step.column] else {
        end = step.column
        break
      }
      settled[step.column] = true
      let base = step.distance - (costOf[step.column] - prices[step.column])
      if base + costWithout[displaced] < without.distance {
        without = (base + costWithout[displaced], displaced, step.column)
      }
      lookAround(displaced, from: base)
    }
    let total = end.map { distances[$0] } ?? without.distance
    for column in reached where settled[column] && distances[column] < total {
      prices[column] += distances[column] - total
    }
    if let end {
      shift(to: end, for: row)
    } else if let column = without.column {
      columnOf[without.row] = nil
      shift(to: column, for: row)
    }
    forget()
  }

  private mutating func lookAround(_ row: Int, from base: Int64) {
    for index in starts[row]..<starts[row + 1] {
      let pair = pairs[index]
      let distance = base + pair.cost - prices[pair.column]
      guard !settled[pair.column], distance < distances[pair.column] else { continue }
      if distances[pair.column] == .max { reached.append(pair.column) }
      distances[pair.column] = distance
      reachedFrom[pair.column] = (row, pair.cost)
      steps.insert(Step(distance: distance, column: pair.column))
    }
  }

  /// Gives a column to the row it was reached from, that row's old one to the next, and so on to the new row.
  private mutating func shift(to last: Int, for newRow: Int) {
    var column = last
    while true {
      let (row, cost) = reachedFrom[column]
      let old = columnOf[row]
      columnOf[row] = column
      rowOf[column] = row
      costOf[column] = cost
      guard row != newRow, let old else { return }
      column = old
    }
  }

  private mutating func forget() {
    for column in reached {
      distances[column] = .max
      settled[column] = false
    }
    reached.removeAll(keepingCapacity: true)
    steps.removeAll()
  }
}
