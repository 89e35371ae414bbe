import DiscreteEvents
import JSON
import Testing

@testable import Scenario

/// The language can say what the five reference documents tell.
struct ReferenceTests {
  private static let names = [
    "order-flow", "dine-in", "dine-in-cash", "dine-in-notification-down", "dine-in-payment-down",
    "dine-in-database-down", "delivery-platform", "store-delivery", "queues-and-topics",
  ]

  private func read(_ name: String) throws -> Scenario.Checked {
    let folder = "Tests/ScenarioTests/References"
    let bytes = try Checkout().bytes(of: "\(folder)/\(name).json")
    return try Scenario.read(ScenarioFile(path: "\(name).json", bytes: bytes)) { path, _ throws(FileNotFound) in
      do {
        return ScenarioFile(path: path, bytes: try Checkout().bytes(of: "\(folder)/\(path)"))
      } catch {
        throw FileNotFound(reason: "no such file")
      }
    }
  }

  @Test(arguments: names)
  func eachReadsWithoutProblemsOrWarnings(name: String) throws {
    do {
      #expect(try read(name).warnings.isEmpty)
    } catch let problems as ScenarioProblems {
      for problem in problems.all {
        let file = problems.files[problem.location.file].path
        Issue.record("\(file):\(problem.line):\(problem.column): \(problem.path): \(problem.sentence)")
      }
    }
  }

  /// 2 · 280 + 250 + 3 · 50 = 960; with 15 % off the dal 922.50; with 18 % tax 1,132.80 and 1,088.55.
  @Test func theMealCostsWhatTheWalkthroughSays() throws {
    let scenario = try read("dine-in").scenario
    let order = try #require(scenario.replay.actions.first { $0.does == .order })
    let menu = try #require(scenario.menus["dinner"])
    let lines = order.items.entries.map { (menu.items[$0.name]?.price.thousandths ?? 0) * Int64($0.value) }
    #expect(lines == [560_000, 250_000, 150_000])
    let taxed = { (net: Int64) in net + net * scenario.pricing.tax.count / 1_000_000 }
    #expect(taxed(960_000) == 1_132_800)
    let nodes = try #require(scenario.discounts.first?.model.trees.first).nodes
    #expect(taxed(960_000 - 250_000 * nodes[1].percentage.count / 1_000_000) == 1_088_550)
  }

  @Test func theMealTakesTheStockThatTheWalkthroughSays() throws {
    let scenario = try read("dine-in").scenario
    let order = try #require(scenario.replay.actions.first { $0.does == .order })
    let items = try #require(scenario.menus["dinner"]).items
    let taken = order.items.entries.flatMap { line in
      (items[line.name]?.recipe.entries ?? []).map { "\($0.name) \($0.value.count * Int64(line.value) / 1_000)g" }
    }
    #expect(taken == ["paneer 300g", "dal 100g", "flour 180g"])
  }

  @Test func theFailureStoriesDifferInTheirFaultAlone() throws {
    let base = try read("dine-in").scenario
    for (name, fault) in [("notification", "notification"), ("payment", "gateway"), ("database", "order.store")] {
      var story = try read("dine-in-\(name)-down").scenario
      #expect(story.faults.map(\.what) == [fault])
      (story.name, story.extends, story.faults) = (base.name, base.extends, base.faults)
      if name == "payment" {
        // Who pays five minutes later leaves five minutes later.
        let last = story.replay.actions.count - 1
        #expect(story.replay.actions[last].at == Moment("19:57"))
        story.replay.actions[last].at = base.replay.actions[last].at
        story.notes = base.notes
      }
      #expect(story == base)
    }
  }

  @Test func theCashStoryGivesOneNoteToTheWaiter() throws {
    let paid = try read("dine-in-cash").scenario.replay.actions.filter { $0.does == .payCash }
    #expect(paid.map(\.amount) == [Money(1_100)])
    #expect(paid.map(\.staff) == ["waiter1"])
  }

  /// 142 orders of 18,540.00 become 143 of 19,628.55; the paneer tikka is sold for the 29th time.
  @Test func theDayHasBegunBeforeTheGuestsOfTheWalkthroughCome() throws {
    let scenario = try read("dine-in").scenario
    #expect(scenario.soFar.orders == 142)
    #expect(scenario.soFar.revenue == Money(18_540))
    #expect(scenario.soFar.items["Paneer Tikka"] == 27)
  }

  @Test func twoGuestsSitAtATableOfFourFromTheScanToTheEnd() throws {
    let scenario = try read("dine-in").scenario
    let (scan, leave) = try (#require(scenario.replay.actions.first), #require(scenario.replay.actions.last))
    #expect(scan.guests == 2)
    #expect(scenario.dineIn.seats == 4)
    #expect(scenario.dineIn.payment == .afterMeal)
    #expect(leave.does == .leave)
    let end = leave.at.instant(in: scenario.start)
    #expect(end.sinceStart - scan.at.instant(in: scenario.start).sinceStart == .minutes(51))
    #expect(scan.tenant == scenario.restaurants.list.first?.tenant)
  }

  @Test func theStaffOfTheWalkthroughHaveTheirRoles() throws {
    let scenario = try read("dine-in").scenario
    let restaurant = try #require(scenario.restaurants.list.first)
    #expect(restaurant.staff["kitchen_staff1"] == .kitchenStaff)
    #expect(restaurant.staff["waiter1"] == .waiter)
    let cooking = scenario.replay.actions.first { $0.does == .startCooking }
    #expect(cooking?.note == "Started cooking")
  }

  @Test func theGuestsAreToldOfEachStatusThatTheWalkthroughSendsMessagesFor() throws {
    let scenario = try read("dine-in").scenario
    #expect(scenario.orders.messages.names == ["placed", "preparing", "ready", "served", "completed"])
    #expect(scenario.services.auth.cache?.lifetime == .hours(8))
    #expect(scenario.services.menu.cache != nil)
    #expect(scenario.services.order.cache == nil)
  }

  @Test func theStoreCooksOnceSomebodyWillDeliver() throws {
    let scenario = try read("store-delivery").scenario
    #expect(scenario.orders.cookingStarts == .partnerAssigned)
    #expect(scenario.orders.courierSearch == .orderPlaced)
    let ratings = scenario.replay.actions.filter { $0.does == .rate }
    #expect(ratings.map(\.about) == [.partner, .order])
    #expect(ratings.map(\.rating) == [5, 4])
  }

  @Test func aConsumerCrashesInTheMiddleOfAMessage() throws {
    let fault = try #require(try read("queues-and-topics").scenario.faults.first)
    #expect(fault.what == "order.created/payment")
    #expect(fault.kind == .crashes)
    #expect(fault.afterMessages == 20)
  }
}

/// The delivery platform's day, which is a table.
extension ReferenceTests {
  private func actions(_ deed: Replay.Deed) throws -> [Replay.Action] {
    try read("delivery-platform").scenario.replay.actions.filter { $0.does == deed }
  }

  @Test func thePlatformsDayComesFromItsTable() throws {
    let scenario = try read("delivery-platform").scenario
    #expect(scenario.replay.actions.count == 36)
    let deeds = Set(scenario.replay.actions.map(\.does))
    #expect(deeds.isSuperset(of: [.approve, .refuseRegistration, .search, .reject, .track, .acceptOffer, .removeItem]))
    let paid = try #require(scenario.replay.actions.first { $0.does == .order })
    let items = try #require(scenario.menus["indian"]).items
    let subtotal = paid.items.entries.reduce(0) { $0 + (items[$1.name]?.price.thousandths ?? 0) * Int64($1.value) }
    #expect(subtotal == 500_000)
  }

  /// 500.00 - 50.00 + 25.00 + 30.00 = 505.00: the tax of 5 % is on the 500.00.
  @Test func thePlatformTaxesWhatThingsCostBeforeDiscounts() throws {
    let scenario = try read("delivery-platform").scenario
    #expect(scenario.pricing.taxOn == .beforeDiscounts)
    let discount = try #require(scenario.discounts.first?.amount)
    let tax = 500_000 * scenario.pricing.tax.count / 1_000_000
    let total = 500_000 - discount.thousandths + tax + scenario.pricing.deliveryFee.base.thousandths
    #expect(total == 505_000)
  }

  @Test func someRegisterAsTheyShouldAndOthersNot() throws {
    let registrations = try actions(.register)
    let licences = registrations.map(\.licence)
    #expect(licences == ["LN555000111", "LN123456789", "", "LN555000222"])
    #expect(try read("delivery-platform").scenario.restaurants.list.first?.licence == "LN123456789")
    #expect(registrations.map(\.phone.isEmpty) == [false, false, true, false])
    #expect(registrations.map(\.email.isEmpty) == [false, false, false, false])
    #expect(try actions(.refuseRegistration).map(\.restaurant) == ["Borrowed papers"])
  }

  @Test func itemsAreDescribedWhenTheyAreAddedAndChanged() throws {
    let added = try #require(try actions(.addItem).first)
    #expect(added.category == "Main Course")
    #expect(added.diet == .meat)
    #expect(!added.text.isEmpty)
    #expect(try actions(.updateItem).map(\.amount) == [Money(350)])
  }

  @Test func searchesHaveARadiusAndAnOrderAndARanking() throws {
    let searches = try actions(.search)
    #expect(searches.map(\.within) == [.kilometres(7), nil])
    #expect(searches.map(\.sortBy) == [.rating, .relevance])
    #expect(searches.map(\.query) == ["", "piza"])
    #expect(try read("delivery-platform").scenario.customers.search.ranking.open == 4)
  }

  @Test func aPaymentThatFailsIsTriedAgainInAnotherWay() throws {
    let payments = try actions(.pay)
    #expect(payments.map(\.outcome) == [.succeeds, .fails, .succeeds])
    #expect(payments.map(\.method) == [.card, .card, .wallet])
  }

  @Test func theCourierIsFollowedFromPlaceToPlace() throws {
    let scenario = try read("delivery-platform").scenario
    #expect(try actions(.move).map(\.place) == [.onEarth(latitude: 17.388, longitude: 78.483)])
    #expect(scenario.customers.followsEvery == .seconds(15))
    #expect(scenario.services.cart.cache?.lifetime == .days(1))
    #expect(try actions(.add).map(\.note) == ["", "No onions, please"])
  }
}
