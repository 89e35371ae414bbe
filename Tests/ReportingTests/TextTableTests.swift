import Reporting
import Testing

struct TextTableTests {
  @Test func columnsAlignAsAsked() {
    var table = TextTable(columns: [.init("model"), .init("n", .right), .init("mean", .decimal)])
    table.addRow(["M/M/1", "5", "4.0"])
    table.addRow(["M/G/1", "1,000", "12.125"])
    table.addRow(["none", "20", "7"])
    #expect(
      table.lines() == [
        "model      n    mean",
        "─────  ─────  ──────",
        "M/M/1      5   4.0",
        "M/G/1  1,000  12.125",
        "none      20   7",
      ])
  }

  @Test func groupsStandBelowTheirHeadings() {
    var table = TextTable(columns: [.init("quantity"), .init("value", .right)])
    table.addHeading("M/M/1")
    table.addRow(["wait", "4"])
    table.addHeading("M/M/3")
    table.addRow(["wait"])
    #expect(
      table.lines() == [
        "quantity  value",
        "────────  ─────",
        "M/M/1",
        "wait          4",
        "",
        "M/M/3",
        "wait",
      ])
  }

  @Test func textIsShortenedToFitAndNumbersNever() {
    var table = TextTable(columns: [.init("name"), .init("count", .right)], width: 18)
    table.addRow(["a name that is too long", "123456"])
    #expect(table.lines().last == "a name th…  123456")
    #expect(table.lines().allSatisfy { $0.count <= 18 })
  }

  @Test func theWidestTextIsShortenedFirst() {
    var table = TextTable(columns: [.init("a"), .init("b")], width: 20)
    table.addRow(["eight ch", "this one is the longer one"])
    #expect(table.lines().last == "eight ch  this one …")
  }

  @Test func aTableThatCannotFitIsWiderThanAsked() {
    var table = TextTable(columns: [.init("a", .right), .init("b", .decimal)], width: 20)
    table.addRow(["1234567890", "123456789.25"])
    #expect(table.lines().last == "1234567890  123456789.25")
  }

  @Test func aClusterOfManyScalarsIsOneColumnWide() {
    var table = TextTable(columns: [.init("dish"), .init("n", .right)])
    table.addRow(["cafe\u{301}", "1"])
    table.addRow(["rice", "2"])
    #expect(table.lines().suffix(2) == ["cafe\u{301}  1", "rice  2"])
  }

  @Test func paintDoesNotMoveTheColumns() {
    var table = TextTable(columns: [.init("verdict"), .init("z", .right)])
    table.addRow(["ok", "0.5"])
    table.addRow(["outside", "9.5"])
    let lines = table.lines { text, row, column in row == 1 && column == 0 ? "<\(text)>" : text }
    #expect(lines.suffix(2) == ["ok       0.5", "<outside>  9.5"])
  }
}
