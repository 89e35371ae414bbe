@testable import DiscreteEvents

/// How those who use a resource are written.
enum Way: Sendable {
  case handlers
  case processes(Suspension)
}

let everyWay = everySuspension.map { Way.processes($0) } + [.handlers]

/// People who want a grill, and a diary of what becomes of them. Times are ticks.
///
/// Whoever wants something is brought in by an event of their own, so that both ways to write them ask in the same order.
actor Workshop: SimulatedActor {
  let simulation: Simulation
  let grill: Resource
  private let way: Way
  private(set) var entries: [String] = []
  /// How much is held in grants.
  private(set) var held = 0

  init(_ way: Way = .handlers, capacity: Int = 1, _ discipline: Resource.Discipline = .firstInFirstOut) {
    let suspension = if case .processes(let suspension) = way { suspension } else { Suspension.fastest }
    simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    grill = Resource(in: simulation, name: "grill", capacity: capacity, discipline: discipline)
    self.way = way
  }

  nonisolated var diary: [String] { call { $0.entries } }

  func note(_ entry: String) { entries.append("\(now.ticks) \(entry)") }

  /// Somebody has a server work for them.
  nonisolated func work(
    _ who: String, at ask: Int64, for ticks: Int64, _ priority: EventPriority = .normal, patience: Int64? = nil,
    ifPreempted preemption: Resource.Preemption = .resume
  ) {
    let (span, patience) = (Timespan(ticks: ticks), patience.map { Timespan(ticks: $0) })
    after(Timespan(ticks: ask), "ask") { shop in
      let grill = shop.grill
      guard case .processes = shop.way else {
        return grill.work(for: span, priority: priority, patience: patience, onPreemption: preemption, on: shop) {
          $0.noteEnd(of: who, $1.kind)
        }
      }
      shop.spawn("worker") { shop in
        do {
          try await grill.work(for: span, priority: priority, patience: patience, onPreemption: preemption)
          shop.noteEnd(of: who, .done)
        } catch is Reneged {
          shop.noteEnd(of: who, .reneged)
        } catch let preempted as Preempted {
          shop.noteEnd(of: who, .preempted(remaining: preempted.remaining))
        }
      }
    }
  }

  /// Somebody holds an amount for a while.
  nonisolated func hold(
    _ who: String, at ask: Int64, for ticks: Int64, amount: Int = 1, _ priority: EventPriority = .normal,
    patience: Int64? = nil
  ) {
    let (span, patience) = (Timespan(ticks: ticks), patience.map { Timespan(ticks: $0) })
    after(Timespan(ticks: ask), "ask") { shop in
      let grill = shop.grill
      guard case .processes = shop.way else {
        return grill.acquire(amount, priority: priority, patience: patience, on: shop) { shop, grant in
          guard let grant else { return shop.note("\(who) reneged") }
          shop.take(amount, who)
          shop.after(span, "hold") { $0.giveBack(grant, amount, who) }
        }
      }
      shop.spawn("holder") { shop in
        do {
          let grant = try await grill.acquire(amount, priority: priority, patience: patience)
          shop.take(amount, who)
          try await shop.sleep(for: span, "hold")
          shop.giveBack(grant, amount, who)
        } catch is Reneged { shop.note("\(who) reneged") }
      }
    }
  }

  nonisolated func resize(at ticks: Int64, to capacity: Int, interrupting: Bool = false) {
    after(Timespan(ticks: ticks)) { $0.grill.resize(to: capacity, interrupting: interrupting) }
  }

  private func noteEnd(of who: String, _ ending: Resource.Ending.Kind) {
    switch ending {
    case .done: note("\(who) done")
    case .reneged: note("\(who) reneged")
    case .preempted(let remaining): note("\(who) preempted, \(remaining.ticks) left")
    }
  }

  private func take(_ amount: Int, _ who: String) {
    held += amount
    note("\(who) has \(amount)")
  }

  private func giveBack(_ grant: Grant, _ amount: Int, _ who: String) {
    held -= amount
    note("\(who) returns \(amount)")
    grill.release(grant)
  }
}
