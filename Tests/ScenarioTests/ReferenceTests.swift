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
    let folder = "Scenarios"
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
    #expect(scenario.services[.auth].cache?.lifetime == .hours(8))
    #expect(scenario.services[.menu].cache != nil)
    #expect(scenario.services[.order].cache == nil)
  }

  /// Each event of the walkthrough's topics is published in one of them.
  @Test func theTopicsOfTheWalkthroughCarryItsEvents() throws {
    let topics = try read("dine-in").scenario.broker.topics
    #expect(topics.names == ["order.created", "order.status_changed", "payment.completed"])
    #expect(topics["order.created"]?.carries == ["order.placed"])
    #expect(
      topics["order.status_changed"]?.carries == ["order.preparing", "order.ready", "order.served", "order.completed"])
  }

  /// The order goes from pending to preparing, is kept in the app until then, and is foretold to take 20 minutes.
  @Test func nobodyAcceptsTheMealAndNobodyMisjudgesIt() throws {
    let scenario = try read("dine-in").scenario
    #expect(!scenario.restaurants.confirms)
    #expect(scenario.orders.cart == .app)
    #expect(scenario.kitchens.estimateError.expectation == 1)
    #expect(scenario.restaurants.list.first?.preparation == Law("20m"))
    #expect(scenario.notifications.push.weight == 0)
    let codes = scenario.replay.actions.filter { [.requestCode, .enterCode].contains($0.does) }.map(\.code)
    #expect(codes == ["123456", "123456"])
  }

  @Test func theCashStoryDiffersInItsPaymentAlone() throws {
    var (online, cash) = (try read("dine-in").scenario, try read("dine-in-cash").scenario)
    let paid = try #require(cash.replay.actions.firstIndex { $0.does == .payCash })
    #expect(online.replay.actions[paid].does == .pay)
    #expect(online.replay.actions[paid].at == cash.replay.actions[paid].at)
    online.replay.actions.remove(at: paid)
    cash.replay.actions.remove(at: paid)
    #expect(online.replay == cash.replay)
  }

  /// What the slides call their five events, in their order.
  @Test func theEventsOfTheSlidesAreTopics() throws {
    let topics = try read("order-flow").scenario.broker.topics
    #expect(
      topics.names == ["order_placed", "restaurant_notified", "order_accepted", "user_notified", "order_fulfilled"])
    #expect(
      topics.values.map(\.carries) == [
        ["order.placed"], ["restaurant.notified"], ["order.accepted"], ["customer.notified"], ["order.fulfilled"],
      ])
  }

  @Test func feedbackGoesToWhoDelivers() throws {
    let topic = try #require(try read("store-delivery").scenario.broker.topics["feedback.given"])
    #expect(topic.carries == ["order.rated"])
    #expect(topic.subscribers.names == ["delivery"])
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
    #expect(scenario.replay.actions.count == 52)
    let deeds = Set(scenario.replay.actions.map(\.does))
    #expect(deeds.isSuperset(of: [.approve, .refuseRegistration, .search, .reject, .track, .acceptOffer, .removeItem]))
    let paid = try #require(scenario.replay.actions.first { $0.order == "order-1" })
    let items = try #require(scenario.menus["indian"]).items
    let changed = scenario.replay.actions.filter { $0.does == .changePrice && $0.restaurant == paid.restaurant }
    let subtotal = paid.items.entries.reduce(Int64(0)) { sum, line in
      let price = changed.last { $0.item == line.name }?.amount ?? items[line.name]?.price
      return sum + (price?.thousandths ?? 0) * Int64(line.value)
    }
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

  /// The codes that the document names: 200 and 201 for what goes well, 204 for what is deleted, 400, 404, 409 and 410.
  @Test func everyAnswerOfThePlatformIsGiven() throws {
    let actions = try read("delivery-platform").scenario.replay.actions
    let answers = Set(actions.compactMap(\.answer))
    #expect(answers == [200, 201, 204, 400, 404, 409, 410])
    let refused = actions.filter { $0.answer == 404 }.map { "\($0.does) \($0.restaurant)" }
    #expect(
      refused == [
        "goOnline Half a form", "setAvailability Biryani House", "add Biryani House", "add Nowhere",
      ])
    #expect(actions.filter { $0.answer == 400 }.map(\.does) == [.register, .addItem, .order, .order, .pay])
  }

  @Test func oneWebhookComesTwiceAndOneNever() throws {
    #expect(try actions(.pay).map(\.webhook) == [.twice, nil, .lost])
    #expect(try read("delivery-platform").scenario.payments.webhook.forged == .all)
  }

  /// Four are asked at once, of whom the first to say yes delivers.
  @Test func fourPartnersAreAskedOfWhomTwoSayYes() throws {
    let scenario = try read("delivery-platform").scenario
    #expect(scenario.partners.count == 0)
    #expect(scenario.partners.list.count == scenario.partners.offers.toNearest)
    #expect(try actions(.acceptOffer).map(\.partner) == ["Ravi", "Meena"])
    #expect(scenario.partners.list.filter { $0.acceptance == .zero }.map(\.name) == ["Anil", "Sita"])
  }

  @Test func theIndexCanBeBuiltAgain() throws {
    let action = try #require(try actions(.reread).first)
    #expect(action.subscription == "restaurant.updated/search")
    #expect(action.since == Moment("12:00"))
  }

  @Test func theCourierIsFollowedFromPlaceToPlace() throws {
    let scenario = try read("delivery-platform").scenario
    #expect(try actions(.move).map(\.place) == [.onEarth(latitude: 17.388, longitude: 78.483)])
    #expect(scenario.customers.followsEvery == .seconds(15))
    #expect(scenario.services[.cart].cache?.lifetime == .days(1))
    #expect(try actions(.add).filter { $0.answer == nil && !$0.note.isEmpty }.map(\.note) == ["No onions, please"])
  }
}
