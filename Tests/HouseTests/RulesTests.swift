import Testing

/// The checker checked: each rule catches its example and lets the right way pass.
struct RulesTests {
  private static let bans = BanList(sourceBans)

  private func lines(_ text: String, in path: String = "Sources/Marketplace/Snippet.swift") -> [Int] {
    let file = SourceFile(path: path, text: text)
    let found =
      Self.bans.violations(in: file) + HashedIteration.violations(in: file) + GenericTasks.violations(in: file)
      + ActorsOffTheClock(learningFrom: [file]).violations(in: file)
    return found.map(\.line)
  }

  @Test(
    arguments: [
      "let now = Date()", "let now = Date.now", "let clock = ContinuousClock()", "let clock = SuspendingClock()",
      "clock_gettime(CLOCK_MONOTONIC, &time)", "try await Task.sleep(for: .seconds(1))",
      "let id = UUID()", "let roll = Int.random(in: 1...6)", "let one = list.randomElement()",
      "let mixed = list .shuffled()", "list.shuffle()",
      "var generator = SystemRandomNumberGenerator()", "let h = order.hashValue", "var h = Hasher()",
      "Task { await run() }", "Task{}", "Task(name: \"x\") {}", "Task.detached {}", "let t = Task.init {}",
      "let t = Task<Void, Never> { }", "let t = Task<Void, any Error>(priority: nil) { }", "await Task.yield()",
      "let (stream, _) = AsyncStream<Int>.makeStream()", "let p = Task.currentPriority", "sort(by: job.priority)",
      "import Foundation", "public import Foundation", "import struct Foundation.Date", "import Dispatch",
      "let x = log(y)", "let x = 2 * exp(-y)", "let x = pow (y, 2)", "let x = Glibc.log(y)", "let x = sin(y)",
      "let x = try! read()", "let x = y as! Order", "fatalError(\"no\")",
      "for key in orders.keys { }", "for order in self.orders.values where order.isOpen { }",
      "actor Cook { }", "public actor Cook: Sendable { }", "actor Cook<Dish: SimulatedActor> { }",
      "print(\"at \\(Date())\")", "print(#\"at \\#(Date())\"#)",
    ])
  func whatBreaksTheRulesIsFound(code: String) {
    #expect(lines(code) == [1], "\(code)")
  }

  @Test(
    arguments: [
      "let x = Portable.log(y)", "let x = table.log(y)", "func log(_ event: Event) { }", "let exp = 3", "catalog(x)",
      "let roll = Int.random(in: 1...6, using: &stream)", "list.shuffle(using: &stream)",
      "let one = list.randomElement(using: &stream)", "let mixed = list.shuffled(using: &generator)",
      "func hash(into hasher: inout Hasher) { }", "let update = Update(order)", "let date = orderDate(order)",
      "// let now = Date()", "/* Task { /* nested */ } */ let x = 1", "print(\"Task { UUID() }\")",
      "let text = #\"say \"Date()\" \\(Date())\"#", "let text = \"\"\"\n Date() \"UUID()\"\n\"\"\"",
      "func start() -> Task<Void, Never> { task }", "var task: Task<Void, Never> { made }",
      "let all: [Task<Int, Never>]",
      "if try !isOpen() { }", "let x = try? read()", "let x = y as? Order", "struct TaskList { }",
      "for key in orders.keys.sorted() { }", "for value in values { }", "for x in list { }",
      "actor Cook: SimulatedActor { }", "public final actor Cook<Dish: Sendable>: Role, SimulatedActor { }",
      "protocol Role: SimulatedActor { }\nprotocol Chef: Role { }\nactor Cook: Chef { }", "for actor in actors { }",
      "let a = ContinuousTime()", "event.priority < other.priority",
    ])
  func theRightWayPasses(code: String) {
    #expect(lines(code).isEmpty, "\(code)")
  }

  @Test(
    arguments: [
      "let open: Set<Int> = []", "var open = Set<Int>()", "let open: [Int: String] = [:]", "var open = [Int: String]()",
      "let open = Dictionary(grouping: list) { $0.id }", "let open = [1: \"a\", 2: \"b\"]", "let open: [[Int]: [Int]]",
    ])
  func aCollectionDeclaredAsHashedMayNotBeIterated(declaration: String) {
    for use in [
      "for x in open { }", "for x in self.open { }", "open.map { $0 }", "open.keys.forEach { }", "Array(open)",
    ] {
      #expect(lines("\(declaration)\n\(use)") == [2], "\(declaration); \(use)")
    }
    for use in [
      "for x in open.sorted() { }", "open.contains(1)", "open.keys.sorted()", "Array(open).sorted()", "open.count",
      "for x in open[1] { }", "other.open.map { $0 }",
    ] {
      #expect(lines("\(declaration)\n\(use)").isEmpty, "\(declaration); \(use)")
    }
  }

  @Test(arguments: ["let open: [Int] = []", "let open = [1, 2]", "let open = [a ? b : c]", "let open = [f(x: 1)]"])
  func anArrayMayBeIterated(declaration: String) {
    #expect(lines("\(declaration)\nfor x in open { }\nopen.map { $0 }").isEmpty)
  }

  @Test func anExemptionNeedsAReasonAndCoversOneLine() {
    #expect(lines("let a = UUID() // deterministic: never leaves the log").isEmpty)
    #expect(lines("// deterministic: never leaves the log\nlet a = UUID()").isEmpty)
    #expect(lines("// deterministic: never leaves the log\nlet a = UUID()\nlet b = UUID()") == [3])
    #expect(lines("let a = 1 // deterministic: this line only\nlet b = UUID()") == [2])
    #expect(lines("let a = UUID() // deterministic:") == [1])
    #expect(lines("let a = UUID() // not deterministic: it is not") == [1])
  }

  @Test func aBanHasItsOwnPlaces() {
    #expect(lines("clock_gettime()", in: "Sources/Experiments/Measuring/Stopwatch.swift").isEmpty)
    #expect(lines("Task { }", in: "Sources/DiscreteEvents/Processes/TaskCreation.swift").isEmpty)
    #expect(lines("Task { }", in: "Sources/DiscreteEvents/Processes/Process.swift") == [1])
    #expect(lines("log(x)", in: "Sources/PortableMath/Portable+Log.swift").isEmpty)
    #expect(lines("import Glibc", in: "Sources/PortableMath/Portable+Log.swift") == [1])
    #expect(lines("import Glibc", in: "Sources/orderflow/main.swift").isEmpty)
  }

  @Test func aViolationNamesFileLineAndWhatToDo() {
    let file = SourceFile(path: "Sources/Orders/Order.swift", text: "struct Order {\n  let id = UUID()\n}")
    let texts = Self.bans.violations(in: file).map(\.description)
    #expect(texts == ["Sources/Orders/Order.swift:2: UUID(: number things in the order they appear"])
  }

  @Test func theManifestIsHeldToItsOwnRules() {
    let bans = BanList(manifestBans)
    func count(_ text: String) -> Int { bans.violations(in: SourceFile(path: "Package.swift", text: text)).count }
    #expect(count(#"swiftSettings: [.unsafeFlags(["-Ounchecked"])]"#) == 1)
    #expect(count(#"dependencies: [.package(url: "https://example.org/x", from: "1.0.0")]"#) == 1)
    #expect(count(#"package let x = Package(name: "orderflow")"#) == 0)
  }
}
