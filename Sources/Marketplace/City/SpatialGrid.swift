/// Who is where, in square cells, so that neighbours are found without looking at everybody.
///
/// Members are known by small numbers, each at one place at a time. Equal distances go by number: the answer depends on who
/// is where alone, not on the order in which they came.
///
/// Not for a city whose members all stand in one spot: a cell is gone through member by member.
struct SpatialGrid: Sendable {
  let side: Int
  let cellLength: Double
  /// Who is in which cell, row by row from the south-west. The outermost cells have no outer edge.
  private(set) var cells: [[Occupant]]
  /// By number; nil for those who are not there.
  private var places: [Point?] = []
  private(set) var count = 0

  /// A member with its place beside it, so that whoever goes through a cell looks nowhere else.
  struct Occupant: Sendable {
    let number: Int32
    var place: Point
  }

  /// - Parameters:
  ///   - size: The length of each side of the city, in metres. Places outside count as on its edge cells.
  ///   - members: About how many there will be; cells hold some four of them.
  init(size: Double, members: Int) {
    side = min(max(Int((Double(max(1, members)) / 4).squareRoot()), 1), 512)
    cellLength = max(size, 1) / Double(side)
    cells = Array(repeating: [], count: side * side)
  }

  /// Where a member is; nil if it is not there.
  func place(of number: Int) -> Point? { number < places.count ? places[number] : nil }

  /// Puts a member at a place, from wherever it was.
  mutating func put(_ number: Int, at place: Point) {
    while places.count <= number { places.append(nil) }
    if let old = places[number] {
      let (from, to) = (cell(of: old), cell(of: place))
      places[number] = place
      if from == to {
        move(number, to: place, in: from)
        return
      }
      takeOut(number, of: from)
    } else {
      places[number] = place
      count += 1
    }
    cells[cell(of: place)].append(Occupant(number: Int32(number), place: place))
  }

  /// Takes a member away, if it is there.
  mutating func remove(_ number: Int) {
    guard let place = place(of: number) else { return }
    takeOut(number, of: cell(of: place))
    places[number] = nil
    count -= 1
  }

  private mutating func move(_ number: Int, to place: Point, in cell: Int) {
    guard let index = cells[cell].firstIndex(where: { $0.number == Int32(number) }) else { return }
    cells[cell][index].place = place
  }

  private mutating func takeOut(_ number: Int, of cell: Int) {
    guard let index = cells[cell].firstIndex(where: { $0.number == Int32(number) }) else { return }
    cells[cell].swapAt(index, cells[cell].count - 1)
    cells[cell].removeLast()
  }

  func index(_ coordinate: Double) -> Int {
    Int(min(max(coordinate / cellLength, 0), Double(side - 1)))
  }

  private func cell(of place: Point) -> Int { index(place.north) * side + index(place.east) }
}

extension SpatialGrid {
  struct Neighbour: Sendable, Hashable {
    let number: Int
    /// In metres, as the crow flies.
    let distance: Double

    static func isNearer(_ one: Neighbour, _ other: Neighbour) -> Bool {
      (one.distance, one.number) < (other.distance, other.number)
    }
  }

  /// The nearest members within a radius, the nearest first.
  ///
  /// - Complexity: O(cells and members looked at), from the middle outwards, until no unseen cell can hold a nearer one.
  func nearest(
    _ most: Int, to centre: Point, within radius: Double, where isWanted: (Int) -> Bool = { _ in true }
  ) -> [Neighbour] {
    guard most > 0, count > 0 else { return [] }
    var found: [Neighbour] = []
    let (x, y) = (index(centre.east), index(centre.north))
    for ring in 0..<side {
      // What lies in this ring or beyond is at least so far away.
      let least = Double(ring - 1) * cellLength
      if least > radius || (found.count == most && least > found[most - 1].distance) { break }
      forEachCell(ofRing: ring, x, y) { cell in
        for member in cells[cell] { consider(member, &found) }
      }
    }
    return found

    func consider(_ member: Occupant, _ found: inout [Neighbour]) {
      let candidate = Neighbour(number: Int(member.number), distance: member.place.distance(to: centre))
      guard candidate.distance <= radius else { return }
      if found.count == most, !Neighbour.isNearer(candidate, found[most - 1]) { return }
      guard isWanted(candidate.number) else { return }
      if found.count == most { found.removeLast() }
      let position = found.firstIndex { Neighbour.isNearer(candidate, $0) } ?? found.count
      found.insert(candidate, at: position)
    }
  }

  /// Calls `body` for every member within a radius, in an order of cells that says nothing.
  func forEach(within radius: Double, of centre: Point, _ body: (Neighbour) -> Void) {
    let (west, east) = (index(centre.east - radius), index(centre.east + radius))
    let (south, north) = (index(centre.north - radius), index(centre.north + radius))
    for row in south...north {
      for column in west...east {
        for member in cells[row * side + column] {
          let distance = member.place.distance(to: centre)
          if distance <= radius { body(Neighbour(number: Int(member.number), distance: distance)) }
        }
      }
    }
  }

  private func forEachCell(ofRing ring: Int, _ x: Int, _ y: Int, _ body: (Int) -> Void) {
    for row in max(0, y - ring)...min(side - 1, y + ring) {
      if row == y - ring || row == y + ring {
        for column in max(0, x - ring)...min(side - 1, x + ring) { body(row * side + column) }
      } else {
        if x - ring >= 0 { body(row * side + x - ring) }
        if x + ring < side { body(row * side + x + ring) }
      }
    }
  }
}
