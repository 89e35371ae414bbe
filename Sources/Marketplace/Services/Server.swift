import DiscreteEvents
import Scenario
public import Statistics

/// A service at work: it takes requests, a limited number at once, and keeps what it knows in a store of its own.
///
///     request ─▶ a place at its desk ─▶ latency ─▶ cache, or the store's own queue and latency ─▶ effect ─▶ answer
///
/// Who asks waits for as long as the service's timeout says, and asks again as its retries say. A service that is down
/// refuses at once; one whose store is down refuses after its latency. Whether the cache has what is read shows when work
/// begins. An effect happens once, at the end, and in whole.
///
/// Not for what services hear from the broker: that work is the subscription's, see ``Listener``.
final class Server: @unchecked Sendable {
  let name: Service.Name
  let settings: Service
  let clerk: Clerk
  let desk: Resource
  let store: Resource
  private let trouble: Trouble
  private let latency: DrawnTime
  private let storeLatency: DrawnTime
  private let cacheLatency: DrawnTime?
  /// Whether the clock need not be watched for whom a place at the desk is free: the store's queue is no longer than the
  /// desk, and nothing takes longer than it always does.
  private let answersInTime: Bool
  /// How long work takes where nothing can come between latency and store: no fault is to be feared, all always takes the
  /// same time, and whoever has a place at the desk has one at the store. Nil where something can.
  private let workInOneGo: (withStore: Timespan, withCache: Timespan)?
  @exclusivity(unchecked) private(set) var statistics = ServerStatistics()
  @exclusivity(unchecked) var health = Health()
  @exclusivity(unchecked) var storeHealth = Health()
  @exclusivity(unchecked) var cacheHealth = Health()
  /// For the store that takes over.
  @exclusivity(unchecked) var storeDownSince = Instant.start
  @exclusivity(unchecked) private var cached: [Int: Instant] = [:]

  init(_ name: Service.Name, _ settings: Service, in simulation: Simulation, sharing trouble: Trouble) {
    self.name = name
    self.trouble = trouble
    self.settings = settings
    clerk = Clerk(of: name, in: simulation)
    desk = Resource(in: simulation, name: name.rawValue, capacity: settings.concurrency)
    store = Resource(in: simulation, name: "\(name.rawValue).store", capacity: settings.store.concurrency)
    latency = DrawnTime(settings.latency)
    storeLatency = DrawnTime(settings.store.latency)
    cacheLatency = settings.cache.map { DrawnTime($0.latency) }
    let turns = (settings.concurrency + settings.store.concurrency - 1) / settings.store.concurrency
    let longest = [latency, storeLatency, cacheLatency ?? storeLatency].compactMap(\.always)
    answersInTime =
      longest.count == 3 && longest[0] + longest[2] + longest[1] * Double(turns) < settings.timeout
    workInOneGo =
      answersInTime && turns == 1 && !trouble.mayCome ? (longest[0] + longest[1], longest[0] + longest[2]) : nil
  }

  /// Whose timers and waits a service's are.
  actor Clerk: SimulatedActor {
    nonisolated let simulation: Simulation
    nonisolated let name: String

    init(of service: Service.Name, in simulation: Simulation) {
      self.simulation = simulation
      name = service.rawValue
    }
  }

  func resetStatistics() { statistics = ServerStatistics() }

  var now: Instant { clerk.now }
  var who: Who { .service(name) }

  /// Which faults it suffers from, its store's included.
  var faults: UInt64 { health.faults | storeHealth.faults }

  /// Whether it can be reached and keep anything.
  var isWorking: Bool { health.isUp && isStoreWorking }

  /// A second store takes over some time after the first has failed.
  var isStoreWorking: Bool {
    guard !storeHealth.isUp else { return true }
    guard let failover = settings.store.failover else { return false }
    return now >= storeDownSince + failover
  }
}

extension Server {
  /// Asks, and again if need be, until there is an answer or patience ends.
  ///
  /// - Parameters:
  ///   - key: What is read, where it may come from the cache; nil where the store must be asked.
  ///   - effect: What the service does, calls to other services included.
  /// - Throws: ``Refusal`` with the code of the last answer.
  nonisolated(nonsending) func ask<Answer>(
    _ caller: Caller, reading key: Int? = nil, _ effect: () async throws -> Answer
  ) async throws -> Answer {
    var attempt = 0
    while true {
      do {
        let answer = try await answer(caller, key, effect)
        if caller.obstacles != 0 {
          trouble.noteThrough(caller.obstacles, at: now)
          caller.obstacles = 0
        }
        return answer
      } catch let refusal as Refusal where refusal.mayPass && attempt < settings.retries.times {
        attempt += 1
        statistics.retried += 1
        trouble.noteRetry(because: health.faults | storeHealth.faults | caller.device().faults)
        try await clerk.sleep(for: pause(before: attempt, caller), "waits to try again")
      }
    }
  }

  /// Answers somebody of the staff or a partner without a process, if it can be done in one go.
  ///
  /// - Parameter effect: What the service does, on whose behalf it does it.
  /// - Returns: whether it will be answered; if not, nothing was begun, and it is to be asked.
  func answersInOneGo<Asking: SimulatedActor>(
    _ asking: Asking, _ effect: @escaping @Sendable (isolated Asking) -> Void
  ) -> Bool {
    guard let work = workInOneGo, let place = desk.acquireIfFree() else { return false }
    statistics.requests += 1
    asking.after(work.withStore, "works") { [self] asking in
      effect(asking)
      desk.release(place)
      statistics.answered(after: work.withStore)
    }
    return true
  }

  private func pause(before attempt: Int, _ caller: Caller) -> Timespan {
    let retries = settings.retries
    var pause = retries.first.inSeconds
    for _ in 1..<attempt { pause *= retries.factor }
    let jitter = retries.jitter.fraction * caller.luck.unit()
    return .seconds(min(pause * (1 - retries.jitter.fraction + jitter), 3_600))
  }

  /// One attempt. What is slow by bad luck, or has to queue, is waited for no longer than the timeout.
  private nonisolated(nonsending) func answer<Answer>(
    _ caller: Caller, _ key: Int?, _ effect: () async throws -> Answer
  ) async throws -> Answer {
    statistics.requests += 1
    guard health.isUp else { return try await refuse(caller) }
    try checkRate(of: caller)
    let began = now
    defer { statistics.answered(after: now - began) }
    if let work = workInOneGo, let place = desk.acquireIfFree() {
      defer { desk.release(place) }
      try await clerk.sleep(for: (key.map(isCached) ?? false) ? work.withCache : work.withStore, "works")
      return try await effect()
    }
    if answersInTime, trouble.isAway, desk.free > 0 { return try await work(caller, key, effect) }
    do {
      return try await clerk.withTimeout(settings.timeout) { try await work(caller, key, effect) }
    } catch is TimedOut {
      statistics.timedOut += 1
      caller.touch(health.faults)
      throw Refusal.timedOut
    }
  }

  private nonisolated(nonsending) func refuse<Answer>(_ caller: Caller) async throws -> Answer {
    statistics.unavailable += 1
    caller.touch(health.faults)
    throw Refusal.unavailable
  }

  private nonisolated(nonsending) func work<Answer>(
    _ caller: Caller, _ key: Int?, _ effect: () async throws -> Answer
  ) async throws -> Answer {
    let place = try await desk.acquire()
    defer { desk.release(place) }
    if !trouble.isAway { try await suffer(caller, caller.device()) }
    if !health.isFine { try await suffer(caller, health) }
    let isCached = key.map(isCached) ?? false
    try await clerk.sleep(for: latency.drawn(using: &caller.luck) * health.factor, "works")
    if isCached {
      if let cacheLatency { try await clerk.sleep(for: cacheLatency.drawn(using: &caller.luck), "looks it up") }
    } else {
      try await useStore(caller)
    }
    // What went down meanwhile has lost the request.
    guard health.isUp else { return try await refuse(caller) }
    return try await effect()
  }

  private nonisolated(nonsending) func useStore(_ caller: Caller) async throws {
    guard isStoreWorking else { return try await failStore(caller) }
    if !storeHealth.isFine, storeHealth.isUp {
      caller.touch(storeHealth.faults)
      switch storeHealth.fate(using: &caller.luck) {
      case .isLost: return try await failStore(caller)
      case .isLate(let span): try await clerk.sleep(for: span, "waits for the store")
      case .passes, .comesTwice: break
      }
    }
    let time = storeLatency.drawn(using: &caller.luck) * storeHealth.factor
    if time > .zero { try await store.work(for: time) }
  }

  private nonisolated(nonsending) func failStore(_ caller: Caller) async throws {
    statistics.storeUnavailable += 1
    caller.touch(storeHealth.faults)
    throw Refusal.unavailable
  }

  /// What a fault does to a request on its way: nobody answers it, or it is late. One that comes twice takes effect once.
  private nonisolated(nonsending) func suffer(_ caller: Caller, _ health: Health) async throws {
    guard !health.isFine else { return }
    caller.touch(health.faults)
    guard health.isUp else { return try await refuse(caller) }
    switch health.fate(using: &caller.luck) {
    case .isLost: try await clerk.sleep(for: settings.timeout + .tick, "is lost")
    case .isLate(let span): try await clerk.sleep(for: span, "is late")
    case .comesTwice: statistics.repeated += 1
    case .passes: break
    }
  }

  private func isCached(_ key: Int) -> Bool {
    guard let cache = settings.cache, cacheHealth.isUp else { return false }
    if let until = cached[key], until > now { return true }
    cached[key] = now + cache.lifetime
    return false
  }

  private func checkRate(of caller: Caller) throws {
    guard let limit = settings.requestsPerMinute, !caller.mayAsk(name, at: now, limit) else { return }
    statistics.refused += 1
    throw Refusal.tooMany
  }
}

/// What a service has done.
public struct ServerStatistics: Sendable {
  public internal(set) var requests = 0
  /// Of them, answered that it was not there, that its store was not, or not at all.
  public internal(set) var unavailable = 0
  public internal(set) var storeUnavailable = 0
  public internal(set) var timedOut = 0
  /// Refused because somebody asked too often.
  public internal(set) var refused = 0
  public internal(set) var retried = 0
  /// That came twice, and took effect once.
  public internal(set) var repeated = 0
  public private(set) var latency = Tally()

  /// Requests that somebody had to do without, or to make again.
  public var failures: Int { unavailable + storeUnavailable + timedOut + refused }

  mutating func answered(after time: Timespan) { latency.add(time.inSeconds) }
}
