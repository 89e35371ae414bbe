import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// From the form to the first order of a restaurant.
struct RegistrationTests {
  private static let columns =
    "at,does,customer,restaurant,order,items,item,amount,picture,licence,phone,reason,answer,east,north"
  private static let form = "12:00,register,,Nonna,,,,,,LN1,+391,,201,1km,4km"
  private static let dish = "12:02,addItem,,Nonna,,,Lasagne,9.00,false,,,,201,,"

  private func day(_ settings: String..., actions: String...) throws -> Reference {
    try Reference(Town.scenario(settings, columns: Self.columns, actions, isStrict: false))
  }

  private func order(at time: String, answer: Int) -> String {
    "\(time),order,Asha,Nonna,\(answer < 400 ? "first" : ""),Lasagne: 1,,,,,,,\(answer),,"
  }

  private func expectNothingWrong(_ day: Reference, _ place: SourceLocation = #_sourceLocation) {
    #expect(day.outcome.wrongAnswers.map { "\($0.deed) \($0.answer)" } == [], sourceLocation: place)
    #expect(day.outcome.refusals.map { "\($0.deed) \($0.answer)" } == [], sourceLocation: place)
  }

  @Test(
    arguments: [
      "12:00,register,,Nonna,,,,,,,+391,,400,1km,4km", "12:00,register,,Nonna,,,,,,LN1,,,400,1km,4km",
      "12:00,register,,Nonna,,,,,,LN1,+391,,400,,",
    ])
  func aFormWithoutLicencePhoneOrPlaceIsNotAccepted(form: String) throws {
    let day = try day(actions: form)
    expectNothingWrong(day)
    #expect(day.market.restaurants.count == 1)
    #expect(day.lines("registered") == [])
  }

  @Test func aLicenceIsGivenOnce() throws {
    let day = try day(
      #"restaurants.list=[ \#(Town.luigi(#""licence": "LN0""#)) ]"#,
      actions: Self.form, "12:01,register,,Copycat,,,,,,LN1,+392,,409,1km,4km",
      "12:01,register,,Thief,,,,,,LN0,+393,,409,1km,4km")
    expectNothingWrong(day)
    #expect(day.lines("registered") == ["12:00:00 Nonna registered Nonna"])
  }

  @Test func whoIsPendingIsNeitherOnlineNorFound() throws {
    let day = try day(
      "restaurants.verification=5h", actions: Self.form, "12:01,goOnline,,Nonna,,,,,,,,,404,,", Self.dish,
      order(at: "12:03", answer: 409), "12:04,search,Asha,,,,,,,,,,200,,")
    expectNothingWrong(day)
    #expect(day.lines("searched") == ["12:04:00 Asha searched Luigi"])
    #expect(day.lines("online") == [])
  }

  @Test func whoIsApprovedTakesOrdersOnceOnline() throws {
    let day = try day(
      actions: Self.form, Self.dish, "12:03,approve,,Nonna,,,,,,,,,200,,", order(at: "12:04", answer: 409),
      "12:05,goOnline,,Nonna,,,,,,,,,200,,", order(at: "12:06", answer: 201))
    expectNothingWrong(day)
    #expect(day.lines("approved", "online", "accepted").map { $0.prefix(8) } == ["12:03:00", "12:05:00", "12:07:00"])
  }

  @Test func whoIsRefusedStaysOut() throws {
    let day = try day(
      actions: Self.form, Self.dish, "12:03,refuseRegistration,,Nonna,,,,,,,,No kitchen,200,,",
      "12:04,goOnline,,Nonna,,,,,,,,,404,,", order(at: "12:05", answer: 409))
    expectNothingWrong(day)
    #expect(day.lines("refused") == ["12:03:00 Nonna refused No kitchen"])
    #expect(day.market.restaurants[1].call { $0.standing } == .rejected)
  }

  @Test func whoIsNotDecidedOnPassesWhenTheVerificationIsOver() throws {
    let day = try day(
      "restaurants.verification=30m", actions: Self.form, "12:29:59,goOnline,,Nonna,,,,,,,,,404,,",
      "12:30:01,goOnline,,Nonna,,,,,,,,,200,,")
    expectNothingWrong(day)
    #expect(day.lines("approved") == ["12:30:00 Nonna approved"])
  }

  @Test func whoIsDeactivatedTakesNoMoreOrders() throws {
    let day = try day(
      actions: "12:00,order,Asha,Luigi,first,Margherita: 1,,,,,,,201,,", "12:05,deactivate,,Luigi,,,,,,,,,200,,",
      "12:06,order,Bela,Luigi,,Margherita: 1,,,,,,,409,,", "12:07,goOnline,,Luigi,,,,,,,,,404,,",
      "12:08,search,Asha,,,,,,,,,,200,,")
    expectNothingWrong(day)
    #expect(try day.order("first").status == .delivered, "what was accepted before is cooked")
    #expect(day.lines("searched") == ["12:08:00 Asha searched"])
  }
}
