extension EventQueue {
  /// What is wrong with the heap, if anything: every key must stand after its parent.
  func violation() -> String? {
    let first = hasHoleAtRoot ? 5 : 1  // children of a hole have no parent to compare with
    for index in first..<max(first, occupied) where !(root[(index - 1) / 4] < root[index]) {
      return "key \(index) (\(root[index])) stands before its parent (\(root[(index - 1) / 4]))"
    }
    return occupied <= capacity ? nil : "\(occupied) keys in room for \(capacity)"
  }
}
