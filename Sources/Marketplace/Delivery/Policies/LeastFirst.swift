/// What is least comes first.
///
/// - Complexity: O(log n); adding what is greater than all others is O(1).
struct LeastFirst<Element: Comparable & Sendable>: Sendable {
  private var elements: [Element] = []

  var least: Element? { elements.first }

  mutating func insert(_ element: Element) {
    elements.append(element)
    var place = elements.count - 1
    while place > 0, element < elements[(place - 1) / 2] {
      elements.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func takeLeast() -> Element? {
    guard let least = elements.first else { return nil }
    elements.swapAt(0, elements.count - 1)
    elements.removeLast()
    var place = 0
    while let child = leastChild(of: place), elements[child] < elements[place] {
      elements.swapAt(child, place)
      place = child
    }
    return least
  }

  mutating func removeAll() { elements.removeAll(keepingCapacity: true) }

  private func leastChild(of place: Int) -> Int? {
    let left = 2 * place + 1
    guard left < elements.count else { return nil }
    return left + 1 < elements.count && elements[left + 1] < elements[left] ? left + 1 : left
  }
}
