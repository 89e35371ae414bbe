/// Reads a short text from left to right and knows where it stands when something is amiss.
struct TextScanner {
  let text: String
  let characters: [Character]
  private(set) var position = 0

  init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  var isAtEnd: Bool { position == characters.count }

  var next: Character? { isAtEnd ? nil : characters[position] }

  func problem(_ expected: TimeTextError.Expectation, at place: Int? = nil) -> TimeTextError {
    let place = place ?? position
    return TimeTextError(text: text, position: place, found: word(at: place), expected: expected)
  }

  /// The letters, or the digits, that stand together at a place; otherwise its one character.
  private func word(at place: Int) -> String {
    guard place < characters.count else { return "" }
    let rest = characters[place...]
    let letters = rest.prefix { $0.isLetter }
    let digits = rest.prefix { $0.isDigit }
    return String(letters.isEmpty ? (digits.isEmpty ? rest.prefix(1) : digits) : letters)
  }

  mutating func skip(_ character: Character) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  mutating func take(_ character: Character) throws(TimeTextError) {
    guard skip(character) else { throw problem(.exactly(String(character))) }
  }

  mutating func takeAll(where belongs: (Character) -> Bool, atMost limit: Int = .max) -> ArraySlice<Character> {
    let taken = characters[position...].prefix(limit).prefix(while: belongs)
    position = taken.endIndex
    return taken
  }

  mutating func skipSpaces() { _ = takeAll { $0 == " " } }

  func checkEnd() throws(TimeTextError) {
    guard isAtEnd else { throw problem(.end) }
  }
}

extension Character {
  var isDigit: Bool { isASCII && isNumber }
}

/// A count with leading zeros.
func padded(_ count: some BinaryInteger, _ width: Int) -> String {
  let digits = String(count)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Microseconds behind the decimal point: nothing for none, three digits for whole milliseconds, otherwise six.
func fractionText(ofSecond microseconds: Int) -> String {
  if microseconds == 0 { return "" }
  return microseconds % 1_000 == 0 ? "." + padded(microseconds / 1_000, 3) : "." + padded(microseconds, 6)
}
