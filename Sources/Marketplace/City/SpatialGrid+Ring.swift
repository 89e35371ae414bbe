extension SpatialGrid {
  /// The members whose distance from a place is closest to a wished one, the closest first.
  ///
  /// Customers order from restaurants at distances that follow a law: a distance is drawn first, and this finds who is so
  /// far away. It looks at a ring around the place, and at wider and wider ones while too few are found, so the answer
  /// costs the same in a large city as in a small one that is as dense.
  ///
  /// ```
  ///         . - - - - .
  ///      .'  . - - - .  '.     ring: everybody between wished - reach and wished + reach
  ///     /   /         \   \    reach: what should hold half as many again as are asked for,
  ///    |   |     +     |   |          then twice as much each time
  ///     \   \  centre /   /
  /// ```
  ///
  /// - Parameters:
  ///   - wished: In metres, finite and not negative.
  ///   - radius: Nobody further away is considered.
  ///   - share: About what share of the members is wanted. A better guess makes it faster and changes nothing else.
  ///   - comesFirst: The order of those whose distances are equally close to the wished one.
  /// - Complexity: O(cells and members of the ring that holds as many as are asked for).
  @inline(__always)
  func nearest(
    _ most: Int, toDistance wished: Double, from centre: Point, within radius: Double, share: Double = 1,
    where isWanted: (Int) -> Bool = { _ in true },
    ofEqual comesFirst: (Neighbour, Neighbour) -> Bool = { $0.number < $1.number }
  ) -> [Neighbour] {
    precondition(wished >= 0 && wished.isFinite, "no distance of \(wished) m can be wished for")
    guard most > 0, count > 0, radius >= 0 else { return [] }
    var closest = ClosestToDistance(most: min(most, count), wished: wished)
    let furthest = max(wished, radius - wished)
    var seen = -1.0
    var reach = max(0, wished - radius) + firstReach(holding: 1.5 * Double(most) / share, around: wished)
    while true {
      if reach >= furthest { reach = .infinity }
      forEachMember(near: centre, from: wished - reach, to: min(radius, wished + reach)) { member in
        let gap = abs(member.distance - wished)
        guard gap > seen, gap <= reach, member.distance <= radius else { return }
        closest.consider(member, where: isWanted, ofEqual: comesFirst)
      }
      if closest.isFull || reach == .infinity { return closest.found }
      (seen, reach) = (reach, reach * 2)
    }
  }

  /// The same among a few members only, by looking at all of these.
  @inline(__always)
  func nearest(
    _ most: Int, toDistance wished: Double, from centre: Point, within radius: Double,
    among numbers: some Sequence<Int>,
    where isWanted: (Int) -> Bool = { _ in true },
    ofEqual comesFirst: (Neighbour, Neighbour) -> Bool = { $0.number < $1.number }
  ) -> [Neighbour] {
    guard most > 0 else { return [] }
    var closest = ClosestToDistance(most: min(most, count), wished: wished)
    for number in numbers {
      guard let distance = place(of: number)?.distance(to: centre), distance <= radius else { continue }
      closest.consider(Neighbour(number: number, distance: distance), where: isWanted, ofEqual: comesFirst)
    }
    return closest.found
  }

  /// The reach of a ring that should hold so many members if they stood evenly in the city: its area is
  /// π((d + r)² - (d - r)²) = 4πdr, or that of a disc, π(d + r)², if the reach is longer than the distance.
  private func firstReach(holding members: Double, around distance: Double) -> Double {
    let length = cellLength * Double(side)
    let area = members * length * length / Double(count)
    let asRing = area / (4 * Double.pi * max(distance, 1e-3))
    return max(asRing <= distance ? asRing : (area / Double.pi).squareRoot() - distance, cellLength / 8)
  }

  /// Calls `body` for all members who are in a ring, and perhaps for some who are as good as on its edge.
  @inline(__always)
  private func forEachMember(
    near centre: Point, from inner: Double, to outer: Double, _ body: (Neighbour) -> Void
  ) {
    // A micrometre makes up for the rounding of edges, so that no cell is left out by the last bit of a root.
    let (inner, outer) = (inner - 1e-6, outer + 1e-6)
    let squares = max(inner, 0) * max(inner, 0)...outer * outer
    for row in index(centre.north - outer)...index(centre.north + outer) {
      let (near, far) = distances(of: row, from: centre.north)
      guard near <= outer else { continue }
      let half = (outer * outer - near * near).squareRoot()
      let (west, east) = (index(centre.east - half), index(centre.east + half))
      let hole = columns(within: inner, of: centre, inRowReaching: far)
      var column = west
      while column <= east {
        if hole.contains(column) { column = hole.upperBound }
        if column > east { break }
        for member in cells[row * side + column] {
          let square = member.place.squaredDistance(to: centre)
          if squares.contains(square) { body(Neighbour(number: Int(member.number), distance: square.squareRoot())) }
        }
        column += 1
      }
    }
  }

  /// How far the nearest and the furthest place of a row are to the north or south.
  private func distances(of row: Int, from north: Double) -> (near: Double, far: Double) {
    let south = row == 0 ? -Double.infinity : Double(row) * cellLength
    let edge = row == side - 1 ? Double.infinity : Double(row + 1) * cellLength
    return (max(0, south - north, north - edge), max(north - south, edge - north))
  }

  /// The cells of a row that lie wholly within a radius; `far` is how far the row reaches to the north or south.
  private func columns(within radius: Double, of centre: Point, inRowReaching far: Double) -> Range<Int> {
    guard side > 2, radius > far else { return 0..<0 }
    let half = (radius * radius - far * far).squareRoot()
    let first = max(((centre.east - half) / cellLength).rounded(.up), 1)
    let end = min(((centre.east + half) / cellLength).rounded(.down), Double(side - 1))
    return first < end ? Int(first)..<Int(end) : 0..<0
  }
}

/// Those of the members seen so far whose distance is closest to a wished one, the closest first.
private struct ClosestToDistance {
  let most: Int
  let wished: Double
  private(set) var found: [SpatialGrid.Neighbour] = []
  /// How far the last of those found is from the wished distance, if no more have room.
  private var worst = Double.infinity

  init(most: Int, wished: Double) {
    self.most = most
    self.wished = wished
    found.reserveCapacity(most)
  }

  var isFull: Bool { found.count == most }

  @inline(__always)
  mutating func consider(
    _ candidate: SpatialGrid.Neighbour, where isWanted: (Int) -> Bool,
    ofEqual comesFirst: (SpatialGrid.Neighbour, SpatialGrid.Neighbour) -> Bool
  ) {
    let gap = abs(candidate.distance - wished)
    guard gap <= worst, isWanted(candidate.number) else { return }
    func precedes(_ other: SpatialGrid.Neighbour) -> Bool {
      let otherGap = abs(other.distance - wished)
      return gap < otherGap || (gap == otherGap && comesFirst(candidate, other))
    }
    if !isFull {
      found.append(candidate)
    } else if !precedes(found[most - 1]) {
      return
    }
    var position = found.count - 1
    while position > 0, precedes(found[position - 1]) {
      found[position] = found[position - 1]
      position -= 1
    }
    found[position] = candidate
    if isFull { worst = abs(found[most - 1].distance - wished) }
  }
}
