func isClose(_ value: Double?, _ expected: Double, within relative: Double = 1e-14) -> Bool {
  guard let value else { return false }
  return value == expected || abs(value - expected) <= relative * abs(expected)
}
