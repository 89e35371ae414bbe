import DiscreteEvents
import Marketplace
import Synchronization
import Testing

@testable import orderflow

struct ProgressLineTests {
  private static let clear = "\r\u{1B}[K"
  private static let start = CivilTime(CivilDate(dayNumber: 20_777)) + .hours(17)

  /// A line, what it has written, and the time on its watch.
  private final class Desk: Sendable {
    let recording = Recording()
    let seconds = Mutex(0.0)

    func line(replications: Int = 1, worlds: Int = 1, terminal: Bool = true) -> ProgressLine {
      ProgressLine(
        on: recording.console(terminal: terminal).notes, replications: replications, worlds: worlds,
        from: ProgressLineTests.start
      ) { self.seconds.withLock { $0 } }
    }

    func wait(_ time: Double) { seconds.withLock { $0 += time } }

    var writings: [Substring] {
      recording.notes.split(separator: ProgressLineTests.clear, omittingEmptySubsequences: false)
    }
  }

  private func progress(
    _ time: Timespan, of closing: Timespan = .hours(6), orders: Int = 0, replication: UInt32 = 0,
    world: World = .asDeclared, isOver: Bool = false
  ) -> RunProgress {
    RunProgress(
      replication: replication, world: world, time: .start + time, closing: .start + closing, orders: orders,
      isOver: isOver)
  }

  @Test func itSaysTimeShareAndOrders() {
    let desk = Desk()
    let line = desk.line()
    desk.wait(0.2)
    line.note(progress(.minutes(163) + .seconds(31), orders: 18_204))
    #expect(desk.writings == ["", "19:43:00, 45%, 18,204 orders"])
    desk.wait(0.2)
    line.note(progress(.minutes(370), orders: 40_450))
    #expect(desk.writings.last == "23:10:00, 100%, 40,450 orders, the last under way")
    line.erase()
    #expect(desk.recording.notes.hasSuffix(Self.clear))
  }

  @Test func moreThanADayIsSaidWithItsDate() {
    let desk = Desk()
    desk.wait(1)
    desk.line().note(progress(.hours(31), of: .days(2), orders: 7))
    #expect(desk.writings.last == "2026-11-22 00:00:00, 65%, 7 orders")
  }

  @Test func itIsWrittenTenTimesASecondAtMost() {
    let desk = Desk()
    let line = desk.line()
    for step in 1...1_000 {
      desk.wait(0.001)
      line.note(progress(.seconds(step)))
    }
    // 1,000 tellings in a second; the sum of a thousand thousandths may be a little below one.
    #expect((9...10).contains(desk.writings.count - 1))
  }

  @Test func whatIsOverAtOnceShowsNothing() {
    let desk = Desk()
    let line = desk.line()
    line.note(progress(.hours(1)))
    line.note(progress(.hours(7), isOver: true))
    line.erase()
    #expect(desk.recording.notes.isEmpty)
  }

  @Test func ofReplicationsItSaysHowManyAreDone() {
    let desk = Desk()
    let line = desk.line(replications: 4)
    line.note(progress(.hours(7), orders: 1_000, replication: 1, isOver: true))
    line.note(progress(.hours(3), orders: 400, replication: 0))
    desk.wait(0.2)
    line.note(progress(.hours(3), orders: 600, replication: 2))
    #expect(desk.writings.last == "1 of 4 replications done, 50%, 2,000 orders")
  }

  @Test func twoWorldsAreOneRun() {
    let desk = Desk()
    let line = desk.line(worlds: 2)
    line.note(progress(.hours(7), orders: 300, isOver: true))
    desk.wait(0.2)
    line.note(progress(.hours(3), orders: 100, world: .withoutDiscounts))
    #expect(desk.writings.last == "both worlds, 75%, 400 orders")
    let many = desk.line(replications: 2, worlds: 2)
    many.note(progress(.hours(7), orders: 300, isOver: true))
    many.note(progress(.hours(7), orders: 300, replication: 1, isOver: true))
    desk.wait(0.2)
    many.note(progress(.hours(7), orders: 200, world: .withoutDiscounts, isOver: true))
    #expect(desk.writings.last == "1 of 2 replications done, 75%, 800 orders")
  }

  @Test(arguments: [(true, []), (true, ["--quiet"]), (false, [])])
  func itIsForTerminalsOnly(terminal: Bool, options: [String]) {
    let recording = Recording()
    let console = recording.console(input: #"{ "partners": { "count": 20 } }"#, terminal: terminal)
    _ = Program(commands: allCommands()).run(["run", "-"] + options, on: console)
    #expect(recording.notes.contains("events a second)") == (terminal && options.isEmpty))
    #expect(terminal || !recording.notes.contains("\u{1B}"))
    #expect(options.isEmpty || recording.notes.isEmpty)
  }
}
