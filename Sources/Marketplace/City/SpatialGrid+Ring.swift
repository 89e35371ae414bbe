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
  ///     /   /         \   \    reach: a quarter of a cell, then three times as much each time
  ///    |   |     +     |   |
  ///     \   \  centre /   /
  /// ```
  ///
  /// - Parameters:
  ///   - wished: In metres, finite and not negative.
  ///   - radius: Nobody further away is considered.
  ///   - comesFirst: The order of those whose distances are equally close to the wished one.
  /// - Complexity: O(cells and members of the ring that holds as many as are asked for).
  func nearest(
    _ most: Int, toDistance wished: Double, from centre: Point, within radius: Double,
    where isWanted: (Int) -> Bool = { _ in true },
    ofEqual comesFirst: (Neighbour, Neighbour) -> Bool = { $0.number < $1.number }
  ) -> [Neighbour] {
    precondition(wished >= 0 && wished.isFinite, "no distance of \(wished) m can be wished for")
    guard most > 0, count > 0, radius >= 0 else { return [] }
    var found: [Neighbour] = []
    found.reserveCapacity(min(most, count))
    let furthest = max(wished, radius - wished)
    var (seen, reach) = (-1.0, max(0, wished - radius) + cellLength / 4)
    while true {
      if reach >= furthest { reach = .infinity }
      forEachMember(near: centre, from: wished - reach, to: min(radius, wished + reach)) { member in
        let gap = abs(member.distance - wished)
        if gap > seen, gap <= reach, member.distance <= radius { consider(member, gap) }
      }
      if found.count == most || reach == .infinity { return found }
      (seen, reach) = (reach, reach * 3)
    }

    func precedes(_ one: Neighbour, _ gap: Double, _ other: Neighbour) -> Bool {
      let otherGap = abs(other.distance - wished)
      return gap == otherGap ? comesFirst(one, other) : gap < otherGap
    }

    func consider(_ candidate: Neighbour, _ gap: Double) {
      if found.count == most, !precedes(candidate, gap, found[most - 1]) { return }
      guard isWanted(candidate.number) else { return }
      if found.count == most { found.removeLast() }
      var position = found.count
      while position > 0, precedes(candidate, gap, found[position - 1]) { position -= 1 }
      found.insert(candidate, at: position)
    }
  }

  /// Calls `body` for every member of the cells that reach into a ring: all who are in the ring, and some who are not.
  @inline(__always)
  private func forEachMember(
    near centre: Point, from inner: Double, to outer: Double, _ body: (Neighbour) -> Void
  ) {
    // A micrometre makes up for the rounding of edges, so that no cell is left out by the last bit of a root.
    let (inner, outer) = (inner - 1e-6, outer + 1e-6)
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
        for number in cells[row * side + column] {
          guard let place = places[Int(number)] else { continue }
          body(Neighbour(number: Int(number), distance: place.distance(to: centre)))
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
