import DiscreteEvents
import Testing

@testable import orderflow

struct ChartScaleTests {
  /// Values of a minute each, in at most 74 columns.
  @Test(arguments: [(60, 1), (74, 1), (75, 2), (180, 3), (360, 5), (378, 6), (1_440, 20), (10_080, 180)])
  func columnsAreOfRoundTimes(count: Int, minutes: Int) {
    #expect(ChartScale.valuesPerColumn(count, each: Timespan.minute.ticks, width: 74) == minutes)
  }

  @Test func timesStandBelowTheColumnsThatBeginThen() {
    let hours = ChartScale.axis(of: 63, each: .minutes(6))
    #expect(hours == "0         1h        2h        3h        4h        5h        6h")
    #expect(ChartScale.axis(of: 36, each: .minutes(5)) == "0           1h          2h          3h")
    #expect(ChartScale.axis(of: 5, each: .minutes(1)) == "0")
  }
}
