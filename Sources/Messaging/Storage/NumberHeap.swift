/// Numbers, least first.
///
/// - Complexity: O(log n); adding one greater than all others is O(1).
struct NumberHeap: ~Copyable {
  private var numbers: [Int] = []

  var isEmpty: Bool { numbers.isEmpty }
  var count: Int { numbers.count }

  mutating func insert(_ number: Int) {
    numbers.append(number)
    var place = numbers.count - 1
    while place > 0, numbers[(place - 1) / 2] > number {
      numbers[place] = numbers[(place - 1) / 2]
      place = (place - 1) / 2
    }
    numbers[place] = number
  }

  mutating func takeLeast() -> Int? {
    guard let least = numbers.first, let last = numbers.popLast() else { return nil }
    if !numbers.isEmpty { sink(last) }
    return least
  }

  private mutating func sink(_ number: Int) {
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < numbers.count else { break }
      if child + 1 < numbers.count, numbers[child + 1] < numbers[child] { child += 1 }
      guard numbers[child] < number else { break }
      numbers[place] = numbers[child]
      place = child
    }
    numbers[place] = number
  }
}
