import Testing

@testable import Scenario

struct NamedTests {
  /// In order: the index of many names must say what a look through all would say.
  @Test(arguments: [3, 16, 17, 18, 40])
  func namesAreFoundHoweverManyThereAre(count: Int) {
    var named = Named<Int>()
    for number in 0..<count { named["\(number)"] = number }
    named["1"] = nil
    named["0"] = -1
    named["new"] = 7
    named["nobody"] = nil
    #expect(named.names == ["0"] + (2..<count).map(String.init) + ["new"])
    #expect(named.values == [-1] + Array(2..<count) + [7])
    for entry in named.entries { #expect(named[entry.name] == entry.value) }
    #expect(named["1"] == nil)
  }

  @Test func namesThatWentThroughManyAreEqualToThoseThatDidNot() {
    var named: Named<Int> = ["a": 1]
    for number in 0..<20 { named["\(number)"] = number }
    for number in 0..<20 { named["\(number)"] = nil }
    #expect(named == ["a": 1])
    named["b"] = 2
    #expect(named["b"] == 2 && named.names == ["a", "b"])
  }

  /// Seconds if each is found at once, many minutes if all before it are looked through.
  @Test(.timeLimit(.minutes(1)))
  func manyNamesTakeNoLongerEach() {
    var named = Named<Int>()
    for number in 0..<60_000 { named["item number \(number)", default: 0] += number }
    #expect(named["item number 59999"] == 59_999)
  }
}
