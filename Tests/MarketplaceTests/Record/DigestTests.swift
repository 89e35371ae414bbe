import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

struct DigestTests {
  /// As a program of whole numbers says that takes bytes of texts from the lowest on.
  @Test func itIsTheSameOnEveryMachine() {
    #expect(Digest(of: 1, 2, -3, 0).value == 0x0fd877ec0bfb9cae)
    #expect(Digest(of: "Paneer Tikka, naïve").value == 0x1ad36c3ea87c90b0)
  }

  /// Also where only the highest bits differ, which a product leaves where they are.
  @Test func noTwoShortRowsOfWordsHaveTheSame() {
    let words = [0, 1, 2, -1, Int.min, Int.max, 1 << 32, 1 << 62]
    var seen: Set<UInt64> = []
    for first in words {
      for second in words {
        for third in words {
          for fourth in words { seen.insert(Digest(of: first, second, third, fourth).value) }
        }
      }
    }
    #expect(seen.count == 8 * 8 * 8 * 8)
  }

  @Test func textsDoNotRunIntoEachOther() {
    func digest(_ texts: String...) -> UInt64 {
      var digest = Digest()
      for text in texts { digest.mix(text) }
      return digest.value
    }
    let rows = [
      digest(), digest(""), digest("", ""), digest("ab", "c"), digest("a", "bc"), digest("abc"),
      digest("abc\0"), digest("12345678", ""), digest("12345678"), digest("123456789"),
    ]
    #expect(Set(rows).count == rows.count)
  }

  @Test func everythingOfALineCountsButItsCause() {
    func line(
      _ at: Int64 = 5, _ kind: Happening.Kind = .paid, _ who: Who = Who(.service, 9), _ order: Int32 = 3,
      _ cause: Int32 = 1, _ detail: Happening.Detail = .none
    ) -> UInt64 {
      var digest = Digest()
      digest.mix(
        Happening(
          number: 0, at: .start + Timespan(ticks: at), kind: kind, who: who, order: order, cause: cause, detail: detail)
      )
      return digest.value
    }
    let details: [Happening.Detail] = [
      .count(0), .count(7), .code(7), .money(Money(thousandths: 7)), .span(Timespan(ticks: 7)), .topic(0, .orderPlaced),
      .topic(1, .orderPlaced), .topic(0, .orderRated), .text(""), .text("7"), .words("", from: 7), .words("", from: 8),
    ]
    let others =
      [
        line(), line(6), line(5, .placed), line(5, .paid, Who(.partner, 9)), line(5, .paid, Who(.service, 8)),
        line(5, .paid, Who(.service, 9), 4),
      ] + details.map { line(5, .paid, Who(.service, 9), 3, 1, $0) }
    #expect(Set(others).count == others.count)
    #expect(line(5, .paid, Who(.service, 9), 3, 2) == line())
    #expect(line(5, .paid, Who(.service, 9), 3, 1, .words("as it reads", from: 7)) == others[16])
  }
}
