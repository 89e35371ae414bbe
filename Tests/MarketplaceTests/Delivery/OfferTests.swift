import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What partners do with offers, in a town where everything can be worked out: an order of 12:00 is accepted at 12:01.
struct OfferTests {
  @Test func anAcceptedOfferIsATripToTheRestaurantAndToTheDoor() throws {
    let day = try Town.day(actions: Town.orders("12:00 Asha"))
    // 500 m are 1 min 40 s, the food is ready at 12:11 and takes a minute to be taken, 1,500 m are 5 min.
    #expect(
      day.lines("offered", "offerAccepted", "arrivedAtRestaurant", "pickedUp", "arrivedAtDoor", "delivered") == [
        "12:01:00 Ravi offered", "12:01:10 Ravi offerAccepted", "12:02:50 Ravi arrivedAtRestaurant",
        "12:12:00 Ravi pickedUp", "12:17:00 Ravi arrivedAtDoor", "12:19:00 Ravi delivered",
      ])
  }

  @Test func afterANoTheNextIsAskedAtOnce() throws {
    let day = try Town.day(
      #"partners.list=[ { "name": "Ravi", "place": { "east": "500m", "north": "5km" }, "acceptance": 0 }, "#
        + "\(Town.partner("Meena", at: 2_000)) ]", actions: Town.orders("12:00 Asha"))
    #expect(
      day.lines("offered", "offerDeclined", "offerAccepted") == [
        "12:01:00 Ravi offered", "12:01:10 Ravi offerDeclined", "12:01:10 Meena offered",
        "12:01:20 Meena offerAccepted",
      ])
    #expect(day.outcome.dispatch.declined == 1)
  }

  /// An offer stands for 100 s; who does not answer three of them is offline for 15 min. Nobody else is there: the order is
  /// given up 45 min after it was wanted.
  @Test func whoMissesThreeOffersIsOfflineForAWhile() throws {
    let day = try Town.day("partners.ignores=100%", actions: Town.orders("12:00 Asha"), isStrict: false)
    let shifts = day.lines("wentOnline", "wentOffline")
    #expect(
      day.lines("offered", "offerIgnored").prefix(6) == [
        "12:01:00 Ravi offered", "12:02:40 Ravi offerIgnored", "12:02:40 Ravi offered", "12:04:20 Ravi offerIgnored",
        "12:04:20 Ravi offered", "12:06:00 Ravi offerIgnored",
      ])
    #expect(
      shifts.prefix(4) == [
        "12:00:00 Ravi wentOnline", "12:06:00 Ravi wentOffline", "12:21:00 Ravi wentOnline",
        "12:26:00 Ravi wentOffline",
      ])
    #expect(day.lines("cancelled") == ["12:46:00 platform cancelled nobody could deliver it"])
  }

  @Test func whoAnswersInBetweenHasMissedNothing() throws {
    // Every other answer comes: three orders are declined by hand between two offers that are missed.
    let day = try Town.day(
      "partners.ignores=100%", columns: "at,does,customer,restaurant,partner,order,items,answer",
      actions: [
        "12:00,order,Asha,Luigi,,first,Margherita: 1,201", "12:05,declineOffer,,,Ravi,first,,",
        "12:10,order,Bela,Luigi,,second,Margherita: 1,201", "12:15,declineOffer,,,Ravi,second,,",
      ], isStrict: false)
    #expect(
      day.lines("offerIgnored", "offerDeclined") == [
        "12:02:40 Ravi offerIgnored", "12:04:20 Ravi offerIgnored", "12:05:00 Ravi offerDeclined",
        "12:12:40 Ravi offerIgnored", "12:14:20 Ravi offerIgnored", "12:15:00 Ravi offerDeclined",
      ])
    #expect(day.lines("wentOffline") == [])
  }

  private static let five = Town.partners(
    Town.partner("Ravi", at: 500), Town.partner("Meena", at: 1_600), Town.partner("Anil", at: 300),
    Town.partner("Sita", at: 1_800), Town.partner("Omar", at: 1_900))

  /// Omar is the fifth by distance. All think for 10 s, but Ravi, whose phone is slow, for 30 s.
  @Test func theFirstOfFourToAcceptHasItAndTheOthersHearThatItIsGone() throws {
    let day = try Town.day(
      "dispatch.policy=parallelOffers", Self.five,
      #"faults=[ { "what": "Ravi", "is": "slow", "by": 3, "from": "+0s", "for": "10m" } ]"#,
      actions: Town.orders("12:00 Asha"))
    #expect(
      day.lines("offered", "offerAccepted", "assigned", "offerTooLate") == [
        "12:01:00 Ravi offered", "12:01:00 Meena offered", "12:01:00 Anil offered", "12:01:00 Sita offered",
        "12:01:10 Meena offerAccepted", "12:01:10 Meena assigned", "12:01:10 Anil offerTooLate 410",
        "12:01:10 Sita offerTooLate 410", "12:01:30 Ravi offerTooLate 410",
      ])
    #expect(day.outcome.dispatch.tooLate == 3)
    #expect(day.lines("delivered").map { $0.dropFirst(9) } == ["Meena delivered"])
  }

  @Test(arguments: 3...5)
  func asManyOfTheNearestAreAskedAsTheScenarioSays(toNearest: Int) throws {
    let day = try Town.day(
      "dispatch.policy=parallelOffers", Self.five, "partners.offers.toNearest=\(toNearest)",
      actions: Town.orders("12:00 Asha"))
    let asked = ["Ravi", "Meena", "Anil", "Sita", "Omar"].prefix(toNearest)
    #expect(day.lines("offered") == asked.map { "12:01:00 \($0) offered" })
  }

  /// A yes after the 100 s comes to nothing, and leaves the offer missed.
  @Test func aYesAfterTheTimeHearsThatItIsGone() throws {
    let day = try Town.day(
      "partners.reaction=2m", "partners.missedOffers=1", actions: Town.orders("12:00 Asha"), isStrict: false)
    #expect(
      day.lines("offered", "offerIgnored", "wentOffline").prefix(3) == [
        "12:01:00 Ravi offered", "12:02:40 Ravi offerIgnored", "12:02:40 Ravi wentOffline",
      ])
    #expect(day.lines("assigned") == [])
  }

  /// Rounds of 1, 2 and 3 km, each as long as an offer stands: 1,500 m away is in the second, 2,600 m in the third.
  @Test(arguments: [(1_900, "12:01:00"), (2_500, "12:02:40"), (3_600, "12:04:20")])
  func eachRoundInWhichNobodyIsFoundGoesFarther(east: Int, offered: String) throws {
    let day = try Town.day(
      "partners.offers.within=1km", "partners.offers.widensBy=1km", "partners.offers.upTo=3km",
      Town.partners(Town.partner("Ravi", at: east)), actions: Town.orders("12:00 Asha"))
    #expect(day.lines("offered") == ["\(offered) Ravi offered"])
  }

  @Test func whoIsTooFarAwayIsNeverAsked() throws {
    let day = try Town.day(
      "partners.offers.within=1km", "partners.offers.upTo=3km", Town.partners(Town.partner("Ravi", at: 4_100)),
      actions: Town.orders("12:00 Asha"))
    #expect(day.lines("offered") == [])
    #expect(day.lines("cancelled") == ["12:46:00 platform cancelled nobody could deliver it"])
  }
}
