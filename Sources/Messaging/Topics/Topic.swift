public import DiscreteEvents

/// Where services say what has happened, and others hear of it.
///
/// A service that calls another must know it, wait for it, and fail with it. One that publishes does not:
///
/// ```swift
/// let placed = Topic<Order>(in: simulation, "order.placed")
/// let stock = placed.subscribe(SubscriptionSettings("inventory", .fanout(), latency: .always(.milliseconds(150))))
/// stock.consume(ConsumerSettings("inventory"), on: inventory) { inventory, message in
///   inventory.reserve(message.content) ? .done : .failed
/// }
/// placed.publish(order, key: MessageKey(order.number))
/// ```
///
/// A new subscriber changes nothing for the publisher, nor for anybody else. What an event should tell, tell by a topic;
/// call another actor only for an answer without which the caller cannot go on.
///
/// Guarantees:
/// - Every subscription gets every message published after it was made, in the way that its ``SubscriptionSemantics`` says,
///   all of them in parallel. What becomes of each is accounted for, see ``SubscriptionStatistics/isBalanced``.
/// - A content is stored once, for as long as some subscription needs it: a log for its retention.
/// - Without faults and messages no event is due, so a run ends when the last message is done.
///
/// Not for answers: there is no way back to the publisher. Changed by its simulation's thread only.
public final class Topic<Content: Sendable>: @unchecked Sendable {
  public let simulation: Simulation
  public let name: String
  @usableFromInline let exchange: Exchange
  @usableFromInline let contents: ContentShelf<Content>

  /// - Parameter latency: From publisher to broker. Messages do not overtake each other on that way.
  @inlinable
  public init(in simulation: Simulation, _ name: String, latency: TimeLaw = .zero) {
    self.simulation = simulation
    self.name = name
    let contents = ContentShelf<Content>()
    self.contents = contents
    exchange = Exchange(name, latency: latency, in: simulation) { contents.discard($0) }
  }

  /// Publishes, and does not wait: while the broker is down or a queue has no room, the message stays with its publisher,
  /// behind those that do already.
  ///
  /// - Parameter whenSent: Called when it has left, if it could not at once.
  @discardableResult @inlinable
  public func publish(
    _ content: Content, key: MessageKey? = nil, whenSent: (@Sendable () -> Void)? = nil
  ) -> Publication {
    let publication = exchange.publishNow(contents.add(content), key)
    if !publication.hasLeft, let whenSent { exchange.tellWhenSent(publication.number, whenSent) }
    return publication
  }

  /// Publishes, and waits for as long as the message has to stay with its publisher.
  ///
  /// A process that is cancelled while it waits has published nevertheless.
  ///
  /// - Returns: the message's number.
  @discardableResult
  public nonisolated(nonsending) func publish(andWait content: Content, key: MessageKey? = nil) async throws -> Int {
    let gate = Gate(in: simulation, name: "publication to \(name)")
    let publication = publish(content, key: key, whenSent: { gate.open() })
    if !publication.hasLeft { try await gate.wait() }
    return publication.number
  }

  public var statistics: TopicStatistics { exchange.call { $0.statistics } }

  /// Measures anew from now on, its subscriptions included, as at the end of a warm-up: see
  /// ``Subscription/resetStatistics()``.
  public func resetStatistics() { exchange.call { $0.resetStatistics() } }

  /// How many contents are stored.
  public var storedCount: Int { contents.count }
}

extension Topic {
  /// Makes a subscription. It gets what is published from now on.
  ///
  /// Its name is its own among those of the topic: what it draws at random depends on both names.
  public func subscribe(_ settings: SubscriptionSettings) -> Subscription<Content> {
    let channel = exchange.call { exchange in
      precondition(
        !exchange.channels.contains { $0.name == settings.name },
        "topic \(name) has a subscription \(settings.name) already")
      let channel = Channel(settings, to: name, of: exchange.owner, in: simulation)
      exchange.add(channel)
      return channel
    }
    return Subscription(channel, contents)
  }

  /// All subscriptions, in the order in which they were made.
  public var subscriptions: [Subscription<Content>] {
    exchange.call { $0.channels }.map { Subscription($0, contents) }
  }

  /// The broker stops serving this topic. Consumers get nothing and cannot confirm anything; leases run out and what is kept
  /// for a time ages nevertheless.
  ///
  /// - Parameter droppingPublications: Whether publishers give up what they cannot send. Otherwise they keep it, and send it
  ///   in order when the broker is back.
  public func goDown(droppingPublications: Bool = false) {
    exchange.call { $0.goDown(droppingPublications: droppingPublications) }
  }

  public func comeUp() { exchange.call { $0.comeUp() } }

  /// The broker is slow: from now on, messages take `factor` times as long to it, and from there to every subscription; 1 for
  /// its own pace. What takes no time takes none nevertheless.
  public func slow(by factor: Double) { exchange.call { $0.slow(by: factor) } }

  /// Has the link from publishers to the broker do this to messages from now on; `Disturbance()` for nothing.
  public func disturb(_ disturbance: Disturbance) { exchange.call { $0.disturb(disturbance) } }
}

/// The contents of a topic's messages, each stored once, in places that are used again.
@usableFromInline
final class ContentShelf<Content: Sendable>: @unchecked Sendable {
  @exclusivity(unchecked) @usableFromInline var contents: [Content?] = []
  @exclusivity(unchecked) @usableFromInline var free: [Int] = []

  @inlinable
  init() {}

  @inlinable
  func add(_ content: Content) -> Int {
    if let place = free.popLast() {
      contents[place] = content
      return place
    }
    contents.append(content)
    return contents.count &- 1
  }

  @inlinable
  subscript(place: Int) -> Content {
    guard let content = contents[place] else { preconditionFailure("no content is kept at place \(place)") }
    return content
  }

  @inlinable
  func discard(_ place: Int) {
    contents[place] = nil
    free.append(place)
  }

  @inlinable
  var count: Int { contents.count - free.count }
}
