import Scenario
import Testing

@testable import Marketplace

/// What partners do by hand, and when they cannot. The order of 12:00 is accepted at 12:01; its food is ready at 12:11.
struct ReplayedDeliveryTests {
  private static let columns = "at,does,customer,restaurant,partner,order,items,answer"
  private static let order = "12:00,order,Asha,Luigi,,a,Margherita: 1,201"
  private static let two = Town.partners(Town.partner("Ravi", at: 500), Town.partner("Meena", at: 1_600))

  private func day(_ settings: String..., actions: String...) throws -> Reference {
    let day = try Reference(
      Town.scenario(settings, columns: Self.columns, [Self.order] + actions, isStrict: false))
    #expect(day.outcome.wrongAnswers.map { "\($0.deed) \($0.action): \($0.answer)" } == [])
    #expect(day.outcome.refusals == [])
    return day
  }

  /// Ravi is at the restaurant at 12:02:50, and five minutes after leaving it at the door.
  @Test func foodIsTakenAndHandedOverWhenThePartnerSaysSo() throws {
    let day = try day(
      Self.two, actions: "12:05,pickUp,,,Ravi,a,,409", "12:11:30,deliver,,,Ravi,a,,409",
      "12:12,pickUp,,,Meena,a,,409", "12:13,pickUp,,,Ravi,a,,200", "12:14,pickUp,,,Ravi,a,,409",
      "12:15,deliver,,,Meena,a,,409", "12:25,deliver,,,Ravi,a,,200", "12:26,deliver,,,Ravi,a,,409")
    #expect(
      day.lines("arrivedAtRestaurant", "pickedUp", "arrivedAtDoor", "delivered") == [
        "12:02:50 Ravi arrivedAtRestaurant", "12:13:00 Ravi pickedUp", "12:18:00 Ravi arrivedAtDoor",
        "12:25:00 Ravi delivered",
      ])
  }

  @Test func whatIsOnItsWayIsNotCalledOff() throws {
    let day = try day(actions: "12:13,cancel,Asha,Luigi,,a,,409")
    #expect(try day.order("a").status == .delivered)
  }

  @Test func ofTwoWhoSayYesTheSecondIsTooLate() throws {
    let day = try day(
      "dispatch.policy=parallelOffers", Self.two, actions: "12:01:30,acceptOffer,,,Meena,a,,200",
      "12:01:40,acceptOffer,,,Ravi,a,,410", "12:01:50,declineOffer,,,Meena,a,,410")
    #expect(day.lines("offerAccepted", "assigned") == ["12:01:30 Meena offerAccepted", "12:01:30 Meena assigned"])
    #expect(day.lines("offerTooLate").count == 2)
  }

  @Test func aYesFromWhoHasGoneOfflineComesTooLate() throws {
    let day = try day(
      Self.two, actions: "12:01:20,goOffline,,,Ravi,,,200", "12:01:30,acceptOffer,,,Ravi,a,,410",
      "12:01:40,acceptOffer,,,Meena,a,,200")
    #expect(day.lines("delivered").map { $0.dropFirst(9) } == ["Meena delivered"])
  }

  @Test func aYesFromWhoHasBrokenDownIsNotHeard() throws {
    let day = try day(
      Self.two, #"faults=[ { "what": "Ravi", "is": "down", "from": "12:01:20", "for": "10m" } ]"#,
      actions: "12:01:30,acceptOffer,,,Ravi,a,,503", "12:01:40,acceptOffer,,,Meena,a,,200")
    #expect(day.lines("delivered").map { $0.dropFirst(9) } == ["Meena delivered"])
  }
}
