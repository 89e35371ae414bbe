import DiscreteEvents

/// Who could be asked: where partners are or will be, what they carry, and who has an offer.
///
/// A partner is free at a place, busy until a last drop, or gone. Whoever carries as many orders as they may is asked for
/// nothing, even shortly before the last drop.
///
/// Those who could be asked again are kept as news, so that a policy looks at them alone and not at all who wait.
struct Fleet: Sendable {
  struct Member: Sendable {
    enum Whereabouts: UInt8, Sendable { case gone, free, busy }

    var whereabouts = Whereabouts.gone
    var hasOffer = false
    /// Orders accepted and not delivered.
    var carrying = 0
    var mayCarry = 0
    var metresPerSecond = 0.0
    /// Where they are, or will be after their last drop.
    var place = Point(east: 0, north: 0)
    var freeAt = Instant.start
  }

  private(set) var members: [Member] = []
  private(set) var free: SpatialGrid
  /// Where those who are busy will be free.
  private(set) var soon: SpatialGrid
  /// By partner: which restaurant they are on the way to, and for what.
  private(set) var fetches: [Fetch?] = []
  /// By restaurant: who is on the way to it.
  private var fetching: [[Int]] = []
  private var news: [Int] = []
  /// In metres a second.
  private(set) var fastest = 0.0

  /// - Parameters:
  ///   - size: The length of each side of the city, in metres.
  ///   - members: About how many partners there will be.
  init(size: Double, members: Int) {
    free = SpatialGrid(size: size, members: members)
    soon = SpatialGrid(size: size, members: members)
  }

  /// A partner who is not there yet.
  mutating func add(_ partner: Int, metresPerSecond: Double, mayCarry: Int) {
    precondition(metresPerSecond > 0, "partner \(partner) goes \(metresPerSecond) m/s")
    while members.count <= partner {
      members.append(Member())
      fetches.append(nil)
    }
    members[partner].metresPerSecond = metresPerSecond
    members[partner].mayCarry = mayCarry
    fastest = max(fastest, metresPerSecond)
  }

  /// With nothing to carry, and here.
  mutating func free(_ partner: Int, at place: Point) {
    leave(partner)
    free.put(partner, at: place)
    members[partner].whereabouts = .free
    members[partner].carrying = 0
    members[partner].place = place
    news.append(partner)
  }

  /// On a trip. To be said again whenever it changes: an order more or less, the food fetched, the last drop elsewhere.
  ///
  /// - Parameters:
  ///   - until: When the last drop is over.
  ///   - place: Where it is.
  ///   - carrying: Orders accepted and not delivered.
  ///   - fetch: The restaurant they are on the way to or wait at; nil once they have the food.
  mutating func busy(
    _ partner: Int, until: Instant, at place: Point, carrying: Int = 1, fetching fetch: Fetch? = nil
  ) {
    leave(partner)
    soon.put(partner, at: place)
    members[partner].whereabouts = .busy
    members[partner].carrying = carrying
    members[partner].place = place
    members[partner].freeAt = until
    if let fetch {
      fetches[partner] = fetch
      while fetching.count <= fetch.restaurant { fetching.append([]) }
      fetching[fetch.restaurant].append(partner)
    }
    news.append(partner)
  }

  /// Offline, at the end of a shift or broken down.
  mutating func gone(_ partner: Int) {
    leave(partner)
    members[partner].whereabouts = .gone
    members[partner].carrying = 0
  }

  mutating func asked(_ partner: Int) {
    precondition(!members[partner].hasOffer, "partner \(partner) is asked, and has an offer")
    members[partner].hasOffer = true
  }

  /// The offer is over: accepted, refused, not answered in time, or no longer available.
  mutating func answered(_ partner: Int) {
    members[partner].hasOffer = false
    news.append(partner)
  }

  /// Who has become free, has answered or goes another way since the last time, in this order.
  mutating func takeNews() -> [Int] {
    guard !news.isEmpty else { return [] }
    defer { news.removeAll(keepingCapacity: true) }
    return news
  }

  private mutating func leave(_ partner: Int) {
    switch members[partner].whereabouts {
    case .gone: break
    case .free: free.remove(partner)
    case .busy: soon.remove(partner)
    }
    guard let fetch = fetches[partner] else { return }
    fetching[fetch.restaurant].removeAll { $0 == partner }
    fetches[partner] = nil
  }
}

extension Fleet {
  func partners(fetchingFrom restaurant: Int) -> [Int] {
    restaurant < fetching.count ? fetching[restaurant] : []
  }

  /// Whether a partner has room for one more order, and no offer to think about.
  @inline(__always)
  func mayBeAsked(_ partner: Int) -> Bool {
    let member = members[partner]
    return !member.hasOffer && member.whereabouts != .gone && member.carrying < member.mayCarry
  }

  @inline(__always)
  func isAvailable(_ partner: Int) -> Bool { members[partner].whereabouts == .free && mayBeAsked(partner) }

  /// The nearest who are free, the nearest first.
  func nearestFree(_ most: Int, to errand: Errand, within reach: Double) -> [SpatialGrid.Neighbour] {
    free.nearest(most, to: errand.pickup, within: reach) { mayBeAsked($0) && !errand.refused.contains($0) }
  }

  /// Those who are free and may be asked, by number.
  ///
  /// - Complexity: O(all partners).
  func available() -> [Int] { free.count == 0 ? [] : members.indices.filter(isAvailable) }

  /// Those who may be asked and are busy until then at most, by number.
  ///
  /// - Complexity: O(all partners).
  func soon(by instant: Instant) -> [Int] {
    members.indices.filter { partner in
      members[partner].whereabouts == .busy && members[partner].freeAt <= instant && mayBeAsked(partner)
    }
  }
}
