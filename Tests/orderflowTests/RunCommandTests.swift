import JSON
import Marketplace
import Scenario
import Testing

@testable import orderflow

struct RunCommandTests {
  /// This file is two levels below the top of the package.
  private let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
    separator: "/")

  private func run(_ path: String, _ options: String...) -> (code: ExitCode, out: String, notes: String) {
    let recording = Recording()
    let code = Program(commands: allCommands()).run(["run", "\(top)/\(path)"] + options, on: recording.console())
    return (code, recording.out, recording.notes)
  }

  @Test func theSummaryFitsATerminalAndNamesWhatHappened() {
    let outcome = run("Scenarios/quiet-hour.json")
    #expect(outcome.code == .fine)
    #expect(outcome.notes.isEmpty)
    let lines = outcome.out.split(separator: "\n")
    #expect(lines.first == "A quiet hour")
    #expect(lines.allSatisfy { $0.count <= 80 && !$0.contains("…") })
    for beginning in [
      "1h of orders, the last one finished after ", "5 restaurants, 20 partners", "placed ", "delivered ", "cancelled ",
      "click to door ", "restaurant answers ", "waits for a cook ", "is cooked ", "finds a partner ", "partner waits ",
      "food waits ", "ready to door ", "came ", "checked out ", "Cooks were ", "Partners were ", "Money in EUR ",
      "items ordered ", "to restaurants ", "left to the platform ", "Payments: ", "Messages: ",
      "The slowest to hear is ",
      "Orders per minute",
    ] {
      #expect(lines.contains { $0.hasPrefix(beginning) }, "\(beginning)")
    }
  }

  @Test func sentencesSayOfWhomAndHowMany() {
    let lesson = run("Scenarios/lessons/a-double-payment-avoided.json").out
    #expect(lesson.contains("\nPayments: 13 begun, 13 made; 13 answers told what was known already.\n"))
    let once = run("Scenarios/lessons/a-double-payment-avoided.json", "--set", "payments.webhook.duplicated=0").out
    #expect(once.contains("\nPayments: 13 begun, 13 made.\n"))
    #expect(lesson.contains(" orders an hour each.\n"))
    let offers = lesson.split(separator: "\n").first { $0.contains(" rounds of offers: ") }
    #expect(offers?.contains(" accepted too late") == true, "most who say yes are not the first")
  }

  @Test func theSameSeedGivesTheSameBytesAndAnotherOthers() {
    for format in [[], ["--json"]] {
      let texts = ["7", "7", "8"].map { seed in
        let recording = Recording()
        let words = ["run", "\(top)/Scenarios/quiet-hour.json", "--seed", seed] + format
        #expect(Program(commands: allCommands()).run(words, on: recording.console()) == .fine)
        return recording.out
      }
      #expect(texts[0] == texts[1])
      #expect(texts[0] != texts[2])
    }
  }

  @Test func programsGetOneLineThatIsJSON() throws {
    let outcome = run("Scenarios/quiet-hour.json", "--json")
    #expect(outcome.out.filter { $0 == "\n" }.count == 1)
    let value = try JSONValue(reading: Array(outcome.out.utf8))
    guard case .object(let members) = value.content else {
      Issue.record("not an object")
      return
    }
    #expect(
      members.map(\.key) == [
        "name", "seed", "incomplete", "warmup", "demand_minutes", "simulated_minutes", "restaurants", "partners",
        "orders",
        "failed_because", "minutes", "visits", "kitchens_busy", "partners_busy", "partner_hours",
        "delivered_meanwhile", "offers", "money", "twin", "payments", "messages", "subscriptions", "services", "faults",
        "wrong_answers", "refusals",
        "orders_per_minute", "events", "digest", "story", "expectations",
      ])
    let counts = try #require(members.first { $0.key == "orders" }?.value)
    let orders = numbers(in: counts)
    // Placed; how they ended, in five ways; in progress; on time.
    #expect(orders.count == 8)
    #expect(orders[0] == orders[1...5].reduce(0, +) && orders[0] > 0)
    #expect(orders[6] == 0 && orders[7] <= orders[0])
    let failures = try #require(members.first { $0.key == "failed_because" }?.value)
    let reasons = numbers(in: failures)
    #expect(reasons.count == FailureReason.allCases.count - 1)
    guard case .object(let ends) = counts.content else { return }
    let failed = ends.filter { ["rejected", "cancelled"].contains($0.key) }
    #expect(failed.count == 2 && reasons.reduce(0, +) == failed.flatMap { numbers(in: $0.value) }.reduce(0, +))
    let chart = try #require(members.first { $0.key == "orders_per_minute" }?.value)
    guard case .object(let parts) = chart.content else { return }
    // Who came in the hour may still be reading the menu at its end.
    #expect(numbers(in: parts[1].value).count >= 60)
    #expect(numbers(in: parts[1].value).reduce(0, +) == orders[0])
  }

  private func numbers(in value: JSONValue) -> [Double] {
    switch value.content {
    case .object(let members): members.flatMap { numbers(in: $0.value) }
    case .array(let elements): elements.flatMap { numbers(in: $0) }
    case .number(let digits): [Double(digits) ?? .nan]
    default: []
    }
  }

  @Test func aMissingFileIsAnsweredWithTheOneProbablyMeant() {
    let outcome = run("Scenarios/friday-diner.json")
    #expect(outcome.code == .notReadOrWritten)
    #expect(outcome.out.isEmpty)
    #expect(
      outcome.notes == """
        orderflow: cannot read \(top)/Scenarios/friday-diner.json: No such file or directory; did you mean \
        \(top)/Scenarios/friday-dinner.json?

        """)
    #expect(!run("Nowhere/friday-dinner.json").notes.contains("did you mean"))
  }

  @Test func aDirectoryCannotBeRead() {
    let outcome = run("Scenarios")
    #expect(outcome.code == .notReadOrWritten)
    #expect(outcome.notes == "orderflow: cannot read \(top)/Scenarios: Is a directory\n")
  }

  @Test func whatIsNoScenarioIsRefusedWithExitCodeTwo() {
    let outcome = run("README.md")
    #expect(outcome.code == .badUsage)
    #expect(outcome.out.isEmpty)
    #expect(outcome.notes.hasPrefix("\(top)/README.md:1:1: not JSON: \"#\" stands where a value is expected\n"))
    #expect(outcome.notes.hasSuffix("1 problem; nothing was run.\n"))
  }

  /// Runs a scenario from standard input.
  private func run(text: String, _ options: String...) -> (code: ExitCode, out: String, notes: String) {
    let recording = Recording()
    let code = Program(commands: allCommands()).run(["run", "-"] + options, on: recording.console(input: text))
    return (code, recording.out, recording.notes)
  }

  @Test func anExpectationThatFailsEndsWithExitCodeOne() {
    let text = """
      { "expect": { "delivered.share": { "atLeast": "10%" }, "clickToDoor.p90": { "atMost": "1m" },
          "placed.count": { "atLeast": 1, "atMost": 1000 } } }
      """
    let outcome = run(text: text)
    #expect(outcome.code == .expectationFailed)
    let lines = outcome.out.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("delivered.share  at least 10.00%") && $0.hasSuffix("as expected") })
    #expect(lines.contains { $0.hasPrefix("clickToDoor.p90  at most 1.00m") && $0.hasSuffix("FAILED") })
    #expect(lines.contains { $0.contains("at least 1, at most 1,000") })
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(run(text: text, "--json").out.contains(#""measure": "clickToDoor.p90", "at_least": null, "at_most": 1, "#))
  }

  @Test func expectationsThatHoldEndWithExitCodeZero() {
    #expect(run(text: #"{ "expect": { "delivered.share": { "atLeast": 0.1 } } }"#).code == .fine)
  }

  @Test func moneyIsExpectedWithItsCurrency() {
    let yen = run(
      text:
        #"{ "currency": "JPY", "duration": "20m", "expect": { "money.gmv": { "atLeast": "1505", "atMost": "9000000" } } }"#
    )
    #expect(yen.out.contains("at least 1,505 JPY, at most 9,000,000 JPY"))
    #expect(
      run(text: #"{ "duration": "20m", "expect": { "money.net": { "equals": "505.00" } } }"#).out.contains(
        "exactly 505.00 EUR"))
  }

  private static let meal = """
    { "name": "A meal", "start": "2026-11-20T19:00", "duration": "30m", "demand": { "ordersPerHour": 0 },
      "channels": { "delivery": 0, "pickup": 1 }, "payments": { "methods": { "card": 0, "wallet": 0, "cash": 1 } },
      "menus": { "m": { "items": { "Soup": { "price": "6.50", "preparation": "8m" } } } },
      "restaurants": { "count": 0, "rejects": 0, "list": [ { "name": "Chez nous", "menu": "m" } ] },
      "partners": { "count": 0 }, "customers": { "list": [ { "name": "Asha" } ] },
      "replay": [
        { "at": "19:01", "customer": "Asha", "does": "order", "restaurant": "Chez nous", "items": { "Soup": 1 } },
        { "at": "19:20", "restaurant": "Chez nous", "does": "handOver", "staff": "Tom", "answer": 200 } ] }
    """

  @Test func whatIsLittleIsTold() {
    let outcome = run(text: Self.meal)
    #expect(outcome.code == .fine, "\(outcome.out) \(outcome.notes)")
    let lines = outcome.out.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines[2] == "1 restaurant")
    let placed = lines.first { $0.contains(" placed ") }
    #expect(placed?.hasPrefix("19:01:0") == true && placed?.contains("  Asha  ") == true)
    #expect(lines.contains { $0.hasPrefix("19:20:00.0") && $0.contains("  fulfilled") })
    #expect(!outcome.out.contains("p50"), "one order has no percentiles")
    #expect(!outcome.out.contains("Orders per minute"))
    #expect(!run(text: Self.meal, "--replications", "2").out.contains("19:01:0"))
    #expect(run(text: Self.meal, "--json").out.contains(#""what": "fulfilled""#))
  }

  @Test func anActionThatIsNotAnsweredAsItMustBeEndsWithExitCodeOne() {
    let text = Self.meal.replacing(#""answer": 200"#, with: #""answer": 409"#)
    for options in [[], ["--quiet"]] {
      let recording = Recording()
      let code = Program(commands: allCommands()).run(["run", "-"] + options, on: recording.console(input: text))
      #expect(code == .expectationFailed)
      #expect(
        recording.out.contains("FAILED: 2026-11-20T19:20:00 handOver was answered with 200, not with 409\n"),
        "\(recording.out)")
    }
  }

  private static let discounted = """
    { "duration": "20m", "twin": true, "partners": { "count": 30 }, "pricing": { "tax": 0 },
      "payments": { "methods": { "card": 0, "wallet": 0, "cash": 1 } }, "customers": { "patience": "9h", "sensitivity": { "price": 0, "basket": 0 } },
      "restaurants": { "rejects": 0 }, "discounts": [ { "policy": "flat", "percentage": "5%", "paidBy": "restaurant" } ] }
    """

  @Test func whatDiscountsBringAboutIsToldAgainstTheTwin() {
    let outcome = run(text: Self.discounted)
    #expect(outcome.code == .fine && outcome.notes.isEmpty)
    let lines = outcome.out.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 80 })
    let parts = [
      "Discounts, against the twin without them", "given away: as large without it", "more than without discounts",
      "Discounts cost ", "the platform keeps",
    ]
    for part in parts { #expect(lines.contains { $0.hasPrefix(part) }, "\(part)\n\(outcome.out)") }
    #expect(run(text: Self.discounted.replacing("true", with: "false")).out.contains("twin") == false)
    let json = run(text: Self.discounted, "--json").out
    #expect(json.contains(#""twin": {"cost": "#) && json.contains(#""by_discount": [{"discount": "flat", "#))
    #expect(run(text: Self.discounted.replacing("true", with: "false"), "--json").out.contains(#""twin": null"#))
    let both = ["1", "2"].map { run(text: Self.discounted, "--json", "--jobs", $0).out }
    #expect(both[0] == json && both[1] == json)
  }

  @Test func ofReplicationsEachHasItsTwin() {
    let outcome = run(text: Self.discounted, "--replications", "3")
    #expect(outcome.code == .fine)
    for name in ["cost", "won", "incremental", "return"] {
      #expect(outcome.out.contains("\ndiscounts.\(name) "), "\(name)\n\(outcome.out)")
    }
  }

  @Test func withoutATwinNothingIsKnownOfWhatDiscountsBringAbout() {
    let text = Self.discounted.replacing("true", with: "false")
    let outcome = run(text: text, "--set", "expect.discounts.won.atLeast=1")
    #expect(outcome.code == .badUsage && outcome.notes.contains("write \"twin\": true"))
    #expect(run(text: Self.discounted, "--set", "expect.discounts.givenAway.atLeast=1").code == .fine)
  }

  @Test func whatIsNotMeasuredIsTold() {
    let text = #"{ "duration": "20m", "warmup": "5m", "partners": { "count": 30 } }"#
    let outcome = run(text: text)
    #expect(outcome.code == .fine && outcome.notes.isEmpty)
    #expect(outcome.out.contains("\n15m of orders, "))
    #expect(outcome.out.contains("\nNot measured: the first 5m, as the scenario says.\n"))
    #expect(run(text: text, "--replications", "2").out.contains("\n2 replications of 15m of orders; seed 1\n"))
    #expect(
      run(text: text, "--json").out.contains(
        #""warmup": {"minutes": 5, "why": "said", "orders_left_out": null, "orders_looked_at": null}"#))
    let few = run(text: text.replacing("5m", with: "auto"))
    #expect(few.code == .fine && few.out.contains("Everything is measured: by MSER-5, "))
    let early = run(text: text, "--until", "4m")
    #expect(early.code == .badUsage)
    #expect(early.notes.contains("the first 5m are a warm-up and not measured"))
  }

  /// Names of faults and remarks are never cut, however long.
  @Test func nothingIsCutAndNoHeadStandsAboveNothing() {
    let outcome = run(
      text: """
        { "duration": "1h", "demand": { "ordersPerHour": 40 }, "city": { "size": "3km" },
          "channels": { "delivery": "50%", "pickup": "30%", "dine-in": "20%" }, "restaurants": { "count": 4 },
          "partners": { "count": 20 }, "broker": { "topics": { "order.restaurant.rejected": { "carries": ["order.accepted"],
            "subscribers": { "kitchenDisplay": {} } } } },
          "faults": [ { "what": "order.restaurant.rejected/kitchenDisplay", "is": "duplicates", "from": "+5m", "for": "10m" } ] }
        """)
    #expect(outcome.code == .fine, "\(outcome.notes)")
    let lines = outcome.out.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 && !$0.contains("…") })
    #expect(lines.contains { $0.hasPrefix("order.restaurant.rejected/ ") })
    #expect(lines.contains("  kitchenDisplay") && lines.contains("  duplicates"))
    #expect(outcome.out.contains(" dine-in") && lines.last?.hasPrefix("  0         ") == true)
  }

  @Test func warningsAreToldAndItIsRunNevertheless() {
    let outcome = run(text: #"{ "duration": "5m", "demand": { "ordersPerHour": 6000 }, "partners": { "count": 20 } }"#)
    #expect(outcome.code == .fine)
    #expect(outcome.notes.hasPrefix("<stdin>:1:"))
    #expect(outcome.notes.contains("warning: "))
  }

  @Test func aTextIsOnlyCalledEmptyWhereItMustNotBe() {
    let long = String(repeating: "x", count: 201)
    #expect(run(text: #"{ "name": "\#(long)" }"#).notes.contains(" is too long or has control characters\n"))
    let nobody = #"{ "customers": { "list": [ { "name": "" } ] } }"#
    #expect(run(text: nobody).notes.contains(#""" is empty, too long or has control characters"#))
  }

  @Test func aThousandProblemsAreToldAndTheRestCounted() {
    let members = (1...1_234).map { "\"x\($0)\": 1" }.joined(separator: ",\n")
    let lines = run(text: "{ \(members) }").notes.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("<stdin>:") } == 1_000)
    #expect(lines.suffix(2) == ["… and 234 more", "1234 problems; nothing was run."])
  }
}
