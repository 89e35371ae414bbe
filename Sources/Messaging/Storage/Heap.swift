/// What is least comes first.
///
/// - Complexity: O(log n); adding one greater than all others is O(1).
struct Heap<Element: BitwiseCopyable & Comparable>: ~Copyable {
  private var elements: [Element] = []

  @inline(__always) var isEmpty: Bool { elements.isEmpty }
  var count: Int { elements.count }
  var least: Element? { elements.first }

  mutating func insert(_ element: Element) {
    elements.append(element)
    var place = elements.count - 1
    while place > 0, elements[(place - 1) / 2] > element {
      elements[place] = elements[(place - 1) / 2]
      place = (place - 1) / 2
    }
    elements[place] = element
  }

  mutating func takeLeast() -> Element? {
    guard let least = elements.first, let last = elements.popLast() else { return nil }
    if !elements.isEmpty { sink(last) }
    return least
  }

  private mutating func sink(_ element: Element) {
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < elements.count else { break }
      if child + 1 < elements.count, elements[child + 1] < elements[child] { child += 1 }
      guard elements[child] < element else { break }
      elements[place] = elements[child]
      place = child
    }
    elements[place] = element
  }

  func count(where isSought: (Element) -> Bool) -> Int { elements.count(where: isSought) }
}
