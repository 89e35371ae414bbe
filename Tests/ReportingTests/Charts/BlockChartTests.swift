import Reporting
import Testing

struct BlockChartTests {
  @Test func aColumnIsAsHighAsItsShareOfTheGreatest() {
    #expect(BlockChart([0, 1, 2, 3, 4, 5, 6, 7, 8], width: 20).line == " ▁▂▃▄▅▆▇█")
    #expect(BlockChart([0.001, 1000], width: 20).line == "▁█")
  }

  @Test func valuesShareAColumnWhenThereAreTooMany() {
    let chart = BlockChart([1, 3, 4, 4, 8, 8, 6], width: 4)
    #expect(chart.valuesPerColumn == 2)
    #expect(chart.levels == [2, 4, 8, 6])
    #expect(chart.greatest == 8)
    #expect(chart.line == "▂▄█▆")
    #expect(BlockChart(Array(repeating: 1, count: 361), width: 60).levels.count == 52)
  }

  @Test func nothingIsBlank() {
    #expect(BlockChart([], width: 10).line.isEmpty)
    #expect(BlockChart([0, 0], width: 10).line == "  ")
    #expect(BlockChart([0, 0], width: 10).greatest == 0)
  }
}
