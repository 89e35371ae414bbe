/// Who waits where: finds those who wait longest and would go as far as a place, without looking at everybody.
///
/// A square of 32 × 32 cells under five coarser ones. Each square knows its longest wait and its farthest reach, so a
/// search goes from the longest wait on and never enters a square that is too far away.
struct OldestInReach: Sendable {
  private struct Member: Sendable {
    let turn: Turn
    let place: Point
    let reach: Double
    let number: Int
  }

  private struct Square: Sendable {
    var oldest = Turn.last
    var reach = 0.0
  }

  private static let levels = 5
  private static let side = 1 << levels
  private let cellLength: Double
  /// The longest wait first in each.
  private var cells = [[Member]](repeating: [], count: side * side)
  /// The whole city first, then its quarters, to the cells.
  private var squares = [Square](repeating: Square(), count: (4 << (2 * levels)) / 3)

  /// - Parameter size: The length of each side of the city, in metres. Places outside count as in its edge cells.
  init(size: Double) { cellLength = max(size, 1) / Double(Self.side) }

  var isEmpty: Bool { squares[0].oldest == .last }

  /// - Parameter reach: How far from `place` somebody may be, in metres.
  mutating func insert(_ number: Int, turn: Turn, at place: Point, reach: Double) {
    let (x, y) = (column(place.east), column(place.north))
    let cell = y * Self.side + x
    let index = cells[cell].lastIndex { $0.turn < turn }.map { $0 + 1 } ?? 0
    cells[cell].insert(Member(turn: turn, place: place, reach: reach, number: number), at: index)
    renew(x, y)
  }

  mutating func remove(turn: Turn, at place: Point) {
    let (x, y) = (column(place.east), column(place.north))
    guard let index = cells[y * Self.side + x].firstIndex(where: { $0.turn == turn }) else { return }
    cells[y * Self.side + x].remove(at: index)
    renew(x, y)
  }

  private func column(_ coordinate: Double) -> Int {
    Int(min(max(coordinate / cellLength, 0), Double(Self.side - 1)))
  }

  private static func square(_ level: Int, _ x: Int, _ y: Int) -> Int { (1 << (2 * level)) / 3 + (y << level) + x }

  private mutating func renew(_ x: Int, _ y: Int) {
    let members = cells[y * Self.side + x]
    squares[Self.square(Self.levels, x, y)] = Square(
      oldest: members.first?.turn ?? .last, reach: members.reduce(0) { max($0, $1.reach) })
    for level in (0..<Self.levels).reversed() {
      let shift = Self.levels - level
      renewFromQuarters(level, x >> shift, y >> shift)
    }
  }

  private mutating func renewFromQuarters(_ level: Int, _ x: Int, _ y: Int) {
    var whole = Square()
    for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
      let quarter = squares[Self.square(level + 1, 2 * x + dx, 2 * y + dy)]
      whole.oldest = min(whole.oldest, quarter.oldest)
      whole.reach = max(whole.reach, quarter.reach)
    }
    squares[Self.square(level, x, y)] = whole
  }
}

extension OldestInReach {
  private struct Candidate: Comparable, Sendable {
    let turn: Turn
    let level: Int
    let x: Int
    let y: Int
    /// Which of a cell's members it is; nil for a square.
    var member: Int?

    static func < (left: Candidate, right: Candidate) -> Bool { left.turn < right.turn }
  }

  /// Calls `body` with those who would go as far as a place, the longest wait first, until it says that this is enough.
  func forEach(near place: Point, _ body: (_ number: Int) -> Bool) {
    guard !isEmpty else { return }
    var candidates = LeastFirst<Candidate>()
    candidates.insert(Candidate(turn: squares[0].oldest, level: 0, x: 0, y: 0))
    while let next = candidates.takeLeast() {
      if let index = next.member {
        if body(cells[next.y * Self.side + next.x][index].number) { return }
        addMember(ofCell: next.x, next.y, from: index + 1, near: place, to: &candidates)
      } else if next.level == Self.levels {
        addMember(ofCell: next.x, next.y, from: 0, near: place, to: &candidates)
      } else {
        addQuarters(of: next, near: place, to: &candidates)
      }
    }
  }

  private func addMember(
    ofCell x: Int, _ y: Int, from first: Int, near place: Point, to candidates: inout LeastFirst<Candidate>
  ) {
    let members = cells[y * Self.side + x]
    var index = first
    while index < members.count {
      if members[index].place.distance(to: place) <= members[index].reach {
        candidates.insert(Candidate(turn: members[index].turn, level: Self.levels, x: x, y: y, member: index))
        return
      }
      index += 1
    }
  }

  private func addQuarters(of whole: Candidate, near place: Point, to candidates: inout LeastFirst<Candidate>) {
    let level = whole.level + 1
    for y in 2 * whole.y...2 * whole.y + 1 {
      for x in 2 * whole.x...2 * whole.x + 1 {
        let square = squares[Self.square(level, x, y)]
        guard square.oldest != .last else { continue }
        let (dx, dy) = (gap(place.east, x, level), gap(place.north, y, level))
        guard dx * dx + dy * dy <= square.reach * square.reach else { continue }
        candidates.insert(Candidate(turn: square.oldest, level: level, x: x, y: y))
      }
    }
  }

  /// How far a coordinate is from a row or column of squares; those at the edge have no outer end.
  private func gap(_ coordinate: Double, _ index: Int, _ level: Int) -> Double {
    let length = cellLength * Double(1 << (Self.levels - level))
    let below = index == 0 ? 0 : Double(index) * length - coordinate
    let above = index == (1 << level) - 1 ? 0 : coordinate - Double(index + 1) * length
    return max(0, below, above)
  }
}
