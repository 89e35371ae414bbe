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
      #expect(story == base)
    }
  }

  @Test func theCashStoryGivesOneNote() throws {
    #expect(try read("dine-in-cash").scenario.replay.actions.compactMap(\.amount) == [Money(1_100)])
  }

  @Test func thePlatformsDayComesFromItsTable() throws {
    let scenario = try read("delivery-platform").scenario
    #expect(scenario.replay.actions.count == 27)
    let deeds = Set(scenario.replay.actions.map(\.does))
    #expect(deeds.isSuperset(of: [.register, .approve, .refuseRegistration, .search, .reject, .track, .acceptOffer]))
    let paid = try #require(scenario.replay.actions.first { $0.does == .order })
    let items = try #require(scenario.menus["indian"]).items
    let subtotal = paid.items.entries.reduce(0) { $0 + (items[$1.name]?.price.thousandths ?? 0) * Int64($1.value) }
    #expect(subtotal == 500_000)
  }
}
