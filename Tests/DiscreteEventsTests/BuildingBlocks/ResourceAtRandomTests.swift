import Statistics
import Testing

@testable import DiscreteEvents

@Suite struct ResourceAtRandomTests {
  /// Three servers at first, exponential arrivals and services, three priorities, patience, shifts and breakdowns.
  private func workshop(_ way: Way, seed: UInt64, _ discipline: Resource.Discipline) throws
    -> Workshop
  {
    let shop = Workshop(way, capacity: 3, discipline)
    var luck = RandomChoices(seed)
    var dice = RandomStream(seed: seed, replication: 0, purpose: Purpose("lengths"), entity: 0)
    let (gap, length) = (try Exponential(mean: 10), try Exponential(mean: 24))
    var time: Int64 = 0
    for number in 0..<150 {
      time += Int64(gap.sample(using: &dice))
      let priority = [EventPriority.early, .normal, .late][luck.number(below: 3)]
      let patience = luck.number(below: 3) == 0 ? Int64(luck.number(below: 40)) : nil
      let ticks = Int64(length.sample(using: &dice))
      if luck.number(below: 4) == 0 {
        let amount = 1 + luck.number(below: 3)
        shop.hold("\(number)", at: time, for: ticks, amount: amount, priority, patience: patience)
      } else {
        let preemption = [Resource.Preemption.resume, .restart, .abandon][luck.number(below: 3)]
        shop.work("\(number)", at: time, for: ticks, priority, patience: patience, ifPreempted: preemption)
      }
      if luck.number(below: 10) == 0 {
        shop.resize(at: time, to: luck.number(below: 6), interrupting: luck.number(below: 2) == 0)
      }
    }
    shop.resize(at: time + 1, to: 3)
    return shop
  }

  private struct Story: Equatable {
    var diary: [String]
    var statistics: ResourceStatistics
    var events: [String]
  }

  private func story(_ way: Way, seed: UInt64, _ discipline: Resource.Discipline) throws -> Story {
    let shop = try workshop(way, seed: seed, discipline)
    let trace = Trace(of: shop.simulation)
    try shop.simulation.run()
    let events = trace.events.map { "\($0.number) \($0.time.ticks) \($0.label) \($0.cause)" }
    return Story(diary: shop.diary, statistics: shop.grill.statistics, events: events)
  }

  @Test(arguments: 1...20)
  func handlersAndProcessesTellTheSameStory(seed: UInt64) throws {
    for discipline in [Resource.Discipline.firstInFirstOut, .priority, .preemptivePriority] {
      let byHandlers = try story(.handlers, seed: seed, discipline)
      for suspension in everySuspension {
        #expect(try story(.processes(suspension), seed: seed, discipline) == byHandlers)
      }
      #expect(byHandlers.diary.count >= 150)
      #expect(byHandlers.statistics.waited > 10)
    }
  }

  @Test(arguments: 1...20)
  func theBooksBalanceAfterEveryEvent(seed: UInt64) throws {
    for discipline in [Resource.Discipline.firstInFirstOut, .priority, .preemptivePriority] {
      for way in [Way.handlers, .processes(.fastest)] {
        let shop = try workshop(way, seed: seed, discipline)
        var before = 0
        try shop.simulation.run(
          until: .condition {
            check(shop, before)
            before = shop.grill.inUse
            return false
          })
        #expect(shop.grill.inUse == 0 && shop.grill.queueLength == 0)
      }
    }
  }

  private func check(_ shop: Workshop, _ inUseBefore: Int) {
    let grill = shop.grill
    let (state, waiters) = (grill.state.pointee, shop.simulation.kernel.pointee.waiters)
    #expect(grill.inUse == shop.call { $0.held } + state.inService.count)
    #expect(grill.inUse <= max(grill.capacity, inUseBefore))
    let parked = shop.simulation.parkedProcesses.count { $0.awaits.hasSuffix(" grill") }
    #expect(parked == grill.queueLength + state.inService.count)
    guard let next = state.first else { return }
    // Nobody waits who could be served.
    #expect(!state.fits(waiters[next].pointee.work.isWork ? 1 : waiters[next].pointee.amount))
    guard grill.discipline == .preemptivePriority, waiters[next].pointee.work.isWork, grill.free == 0,
      grill.inUse == grill.capacity
    else { return }
    let now = shop.now.ticks
    if let working = state.leastUrgentWork(in: waiters, at: now), state.serversDone(in: waiters, at: now) == 0 {
      #expect(waiters[working].pointee.priority <= waiters[next].pointee.priority)
    }
  }

  private func leaveInTheMiddle(_ way: Way, seed: UInt64) throws -> Remains {
    let shop = try workshop(way, seed: seed, .preemptivePriority)
    try shop.simulation.advance(until: .instant(Instant(ticks: 700)))
    #expect(!shop.simulation.parkedProcesses.isEmpty)
    shop.simulation.finish()
    #expect(shop.simulation.parkedProcesses.isEmpty)
    #expect(shop.grill.queueLength == 0)
    #expect(shop.grill.state.pointee.inService.isEmpty)
    #expect(shop.grill.state.pointee.inService.count == 0)
    return Remains(simulation: shop.simulation, shop: shop, grill: shop.grill)
  }

  private struct Remains {
    weak var simulation: Simulation?
    weak var shop: Workshop?
    weak var grill: Resource?
  }

  @Test(arguments: everyWay, 1...5 as ClosedRange<UInt64>)
  func aRunThatIsLeftInTheMiddleLeavesNothingBehind(way: Way, seed: UInt64) throws {
    let remains = try leaveInTheMiddle(way, seed: seed)
    #expect(remains.simulation == nil)
    #expect(remains.shop == nil)
    #expect(remains.grill == nil)
  }
}
