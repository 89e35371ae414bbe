/// Values by small numbers that are used again, so that a value keeps its number while it is there.
struct Slots<Element: Sendable>: Sendable {
  private var elements: [Element] = []
  private var vacant: [Int] = []

  /// All numbers that were ever given, those without a value included.
  var numbers: Range<Int> { elements.indices }
  var count: Int { elements.count - vacant.count }

  mutating func insert(_ element: Element) -> Int {
    if let number = vacant.popLast() {
      elements[number] = element
      return number
    }
    elements.append(element)
    return elements.count - 1
  }

  /// Frees a number. Until it is given again, it has the value `blank`.
  mutating func remove(_ number: Int, leaving blank: Element) {
    elements[number] = blank
    vacant.append(number)
  }

  subscript(number: Int) -> Element {
    _read { yield elements[number] }
    _modify { yield &elements[number] }
  }
}
