import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// The walkthrough of a dinner, to the second. All figures are the document's.
struct DineInTests {
  private let dinner: Reference

  init() throws { dinner = try Reference("dine-in") }

  @Test func theCodeIsAskedForFiveSecondsAfterTheScanAndEnteredInTheSecondMinute() {
    #expect(
      dinner.lines("scanned", "codeRequested", "codeEntered", "loggedIn", "menuRead", "cartChanged") == [
        "19:01:00 cust-abc123 scanned Intellidine, table 5", "19:01:05 cust-abc123 codeRequested",
        "19:02:00 cust-abc123 codeEntered 200", "19:02:00 cust-abc123 loggedIn",
        "19:03:00 cust-abc123 menuRead Intellidine", "19:05:00 cust-abc123 cartChanged 6 items, 960.00",
      ])
  }

  @Test func theModelTakesFifteenPerCentOffWhatThereIsLittleOf() {
    #expect(
      dinner.lines("predicted") == [
        "19:08:15 predictor predicted Paneer Tikka: 0%, confidence 0.92, Peak dinner hour",
        "19:08:15 predictor predicted Dal Makhani: 15%, confidence 0.78, Low inventory - clearing stock",
        "19:08:15 predictor predicted Garlic Naan: 0%, confidence 0.85, Peak demand",
      ])
  }

  /// 560 + 250 + 150 = 960.00 and 172.80 of tax make 1,132.80; with 37.50 off, 922.50 + 166.05 = 1,088.55.
  @Test func theBillIsTheDocumentsToTheCoin() throws {
    let quote = try dinner.order("ord-xyz789").quote
    #expect(dinner.clock(try dinner.order("ord-xyz789").placedAt) == "19:08:15")
    #expect(quote.total == Money(thousandths: 1_088_550))
    #expect(quote.saved == Money(thousandths: 44_250))
    #expect(quote.tax == Money(thousandths: 166_050))
    let plain = try Reference("dine-in") { $0.discounts = [] }.order("ord-xyz789").quote
    #expect(plain.total == Money(thousandths: 1_132_800))
    #expect(plain.tax == Money(thousandths: 172_800))
  }

  /// 100, 50, 150 and 50 ms after the event, side by side: all is done after 150 ms.
  @Test func fourServicesDoTheirPartAtOnce() throws {
    let placed = try dinner.order("ord-xyz789").placedAt
    let told = dinner.outcome.story?.lines.first { $0.what == "told" && $0.at > placed }?.at
    #expect(told == placed + .milliseconds(100))
    #expect(dinner.first("booked") == placed + .milliseconds(50))
    #expect(dinner.first("reserved") == placed + .milliseconds(150))
    #expect(dinner.first("ticketShown") == placed + .milliseconds(50))
    #expect(
      dinner.lines("ticketShown") == ["19:08:15 kitchen of Intellidine ticketShown 20m"], "as long as is promised")
    #expect(dinner.lines("reserved") == ["19:08:15 inventory reserved paneer 300g, dal 100g, flour 180g"])
  }

  @Test func eachStepIsWrittenDownWithWhoTookIt() throws {
    #expect(
      try dinner.history(of: "ord-xyz789") == [
        "19:08:15 placed by cust-abc123", "19:09:30 preparing by kitchen_staff1", "19:25:00 ready by kitchen_staff1",
        "19:27:00 served by waiter1", "19:52:00 completed by cust-abc123",
      ])
    #expect(try dinner.order("ord-xyz789").times.paid.map(dinner.clock) == "19:50:00")
    #expect(
      dinner.lines("left", "tableFreed") == [
        "19:52:00 cust-abc123 left after 51 minutes", "19:52:00 cust-abc123 tableFreed 5",
      ])
  }

  @Test func theCustomerIsToldOfEachStepAndTheBlanksAreFilled() {
    #expect(
      dinner.lines("told") == [
        "19:01:05 cust-abc123 told Your Intellidine code is 123456. It is valid for 5 minutes.",
        "19:08:15 cust-abc123 told We have your order: 2 Paneer Tikka, 1 Dal Makhani, 3 Garlic Naan. "
          + "It will be ready in 20 minutes.",
        "19:09:30 cust-abc123 told Your food is being cooked. It takes 15 minutes.",
        "19:25:00 cust-abc123 told Your food is ready at the counter.",
        "19:27:00 cust-abc123 told Your food is at your table. You can pay at the counter, or here.",
        "19:52:00 cust-abc123 told Your order is complete, and paid. Thank you, and see you again!",
      ])
  }

  /// 142 orders and 18,540.00 before; 19,628.55 / 143 is 137.26.
  @Test func theDayHasOneOrderMore() {
    let day = dinner.outcome.day
    #expect(day.orders == 143)
    #expect(day.revenue == Money(thousandths: 19_628_550))
    #expect(day.average == Money(thousandths: 137_260))
    #expect(day.favourite?.name == "Paneer Tikka")
    #expect(day.favourite?.count == 29)
    #expect(day.items.names == ["Paneer Tikka", "Dal Makhani", "Garlic Naan"])
    #expect(day.items.values == [29, 1, 3])
    #expect(day.paid == Money(thousandths: 1_088_550))
    #expect(day.saved == Money(thousandths: 44_250))
  }

  /// Sixty requests a minute are let through: the 61st of 19:04 is not, and the next minute's are.
  @Test func whoAsksForTheMenuTooOftenIsTurnedAway() throws {
    let busy = try Reference("dine-in") { scenario in
      guard var browse = scenario.replay.actions.first(where: { $0.does == .browse }) else { return }
      for number in 0...60 {
        browse.at = .after(.minutes(4) + .milliseconds(500 * number))
        browse.answer = number < 60 ? 200 : 429
        scenario.replay.actions.append(browse)
      }
      (browse.at, browse.answer) = (.after(.minutes(5) + .seconds(5)), 200)
      scenario.replay.actions.append(browse)
    }
    #expect(busy.outcome.wrongAnswers == [])
    #expect(busy.lines("menuRead").count == 62)
  }

  @Test func nothingIsRefused() {
    #expect(dinner.outcome.refusals.isEmpty)
    #expect(dinner.outcome.wrongAnswers.isEmpty)
  }

  @Test func whoPaysWithElevenHundredGetsElevenAndABitBack() throws {
    let cash = try Reference("dine-in-cash")
    #expect(cash.lines("cashTaken") == ["19:50:00 waiter1 cashTaken 1100.00 given, 11.45 change"])
    #expect(try cash.history(of: "ord-xyz789").last == "19:52:00 completed by cust-abc123")
    #expect(cash.outcome.ledger.taken == Money(thousandths: 1_088_550))
    #expect(cash.outcome.refusals.isEmpty)
  }
}
