import Testing

@testable import Marketplace

struct RollOfPeopleTests {
  @Test func thoseWhoAreInItAreAndNobodyElse() {
    var roll = RollOfPeople()
    let numbers = [0, 1, 63, 64, 65, 4_095, 100_000, 1 << 31, Int(UInt32.max) - 1, Int(UInt32.max) - 7]
    for number in numbers {
      #expect(!roll.contains(number))
      roll.insert(number)
      roll.insert(number)
      #expect(roll.contains(number))
    }
    for number in numbers { #expect(roll.contains(number)) }
    for number in [2, 62, 66, 99_999, 100_001, 1 << 30, (1 << 31) + 1, Int(UInt32.max)] {
      #expect(!roll.contains(number))
    }
  }
}
