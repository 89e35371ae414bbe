import Marketplace
import Messaging
import Scenario
import Testing

/// Each lesson shows what its notes say.
struct LessonTests {
  private func lesson(_ name: String, _ settings: String...) throws -> Outcome {
    let scenario = try ScenarioFolder().scenario("lessons/\(name).json", setting: settings)
    #expect(scenario.notes.count > 200, "a lesson says what to look for")
    return try Outcome(simulating: scenario)
  }

  private func value(_ name: String, of outcome: Outcome) throws -> Double {
    let measure = try #require(Measure.all.first { $0.name == name })
    return try #require(outcome.value(of: measure), "\(name)")
  }

  @Test func oneOrderTakesWhatItsStretchesTake() throws {
    let outcome = try lesson("one-order")
    #expect(outcome.books.ended(.delivered) == 1)
    #expect(try value("preparation.mean", of: outcome) == 10)
    // 4 min at the counter, 2.6 km of road at 5 m/s, 4 min at the door; and what services take to hear of it.
    #expect(abs(try value("readyToDoor.mean", of: outcome) - (4 + 2_600.0 / 5 / 60 + 4)) < 0.05)
    // 20 s until it is paid, 1 min until it is accepted, and the services again.
    #expect(abs(try value("clickToDoor.mean", of: outcome) - (1.0 / 3 + 1 + 10 + 16.667)) < 1)
  }

  @Test func aQueueFormsThoughThereAreCooksEnough() throws {
    let (busy, quiet) = (try lesson("a-queue-forms"), try lesson("a-queue-forms", "demand.ordersPerHour=6"))
    let helped = try lesson("a-queue-forms", "kitchens.cooks=3")
    let wait = try value("kitchenQueue.mean", of: busy)
    #expect(try value("kitchens.busy", of: busy) < 0.9)
    #expect(wait > 3)
    #expect(try value("kitchenQueue.mean", of: quiet) < wait / 5)
    #expect(try value("kitchenQueue.mean", of: helped) < wait / 5)
  }

  @Test func aLostMessageStopsNobodyElse() throws {
    let (lossy, whole) = (try lesson("a-lost-message"), try lesson("a-lost-message", "faults=[]"))
    let line = try #require(
      lossy.subscriptions.first { $0.topic == "order.accepted" && $0.name == "notification" }
    ).statistics
    // A third of some 45: within three standard deviations.
    #expect(abs(Double(line.lost) - Double(line.published) / 3) < 3 * (Double(line.published) * 2 / 9).squareRoot())
    #expect(line.lost > 5 && line.delivered == line.published - line.lost)
    #expect(lossy.notifications.sent == whole.notifications.sent - line.lost, "those customers are never told")
    #expect((lossy.books.placed, lossy.books.ended(.delivered)) == (whole.books.placed, whole.books.placed))
    #expect(lossy.faults[0].touched >= line.lost && lossy.faults[0].lost == 0)
    #expect(whole.subscriptions.allSatisfy { $0.statistics.lost == 0 })
  }

  @Test func aLostMessageMayBeAnothersWholeWork() throws {
    let outcome = try lesson("a-lost-message", "faults[0].what=order.accepted/kitchenDisplay")
    let line = try #require(
      outcome.subscriptions.first { $0.topic == "order.accepted" && $0.name == "kitchenDisplay" }
    ).statistics
    #expect(line.lost > 5)
    // Nobody cooks them; and a partner who waits for one at the counter cannot bring what is bundled with it.
    #expect(outcome.books.ended(.cancelled) >= line.lost && outcome.faults[0].lost >= line.lost)
    #expect(outcome.books.ended(.delivered) == outcome.books.placed - outcome.books.ended(.cancelled))
    #expect(outcome.books.ended(.delivered) > outcome.books.placed / 2)
  }

  @Test func whatIsSaidTwiceIsPaidOnce() throws {
    let twice = try lesson("a-double-payment-avoided")
    let once = try lesson("a-double-payment-avoided", "payments.webhook.duplicated=0")
    #expect(twice.books.placed > 5)
    #expect(twice.payments.repeated >= twice.payments.settled && twice.payments.settled == twice.books.placed)
    #expect(once.payments.repeated == 0)
    #expect(twice.ledger.taken == once.ledger.taken)
  }

  @Test func twiceTheCouriersLeaveHardlyAWait() throws {
    let (short, enough) = (try lesson("a-courier-shortage"), try lesson("a-courier-shortage", "partners.count=28"))
    let wait = try value("assignmentDelay.mean", of: short)
    #expect(wait > 5)
    #expect(try value("assignmentDelay.mean", of: enough) < wait / 10)
    #expect(try value("readyToPickup.mean", of: enough) < value("readyToPickup.mean", of: short) / 2)
    #expect(try value("delivered.share", of: enough) > value("delivered.share", of: short) + 0.1)
    #expect(try value("partners.busy", of: enough) < value("partners.busy", of: short))
  }

  @Test func aDiscountBringsOrdersAndCostsMoreThanTheyBring() throws {
    let (with, without) = (try lesson("what-a-discount-does"), try lesson("what-a-discount-does", "discounts=[]"))
    #expect(with.books.sessions == without.books.sessions, "the same people come")
    #expect(with.books.placed > without.books.placed * 6 / 5)
    #expect(with.books.placed < without.books.placed * 2, "most would have ordered anyway")
    #expect(with.ledger.gmv > without.ledger.gmv)
    #expect(with.ledger.platform < without.ledger.platform)
    // A fifth of what was ordered, but for the rounding of each line.
    let fifth = Double(with.ledger.gmv.thousandths) / 5
    #expect(abs(Double(with.ledger.discounts.thousandths) - fifth) < fifth / 100)
  }
}
