import DiscreteEvents

extension Replay {
  /// The places of actions in the list, in the order in which they are done; those of one moment as they stand.
  func inOrder(from start: CivilTime) -> [Int] {
    let instants = actions.map { $0.at.instant(in: start) }
    return instants.indices.sorted { (instants[$0], $0) < (instants[$1], $1) }
  }
}
