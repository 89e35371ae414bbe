internal import DiscreteEvents

/// All consumers of one service, whatever topics they listen to: what is down when the service is down.
///
/// ```swift
/// let inventory = Workforce("inventory")
/// inventory.add(placed.consume(settings, on: stock) { $0.reserve($1) })
/// inventory.add(cancelled.consume(settings, on: stock) { $0.release($1) })
/// inventory.crash()
/// ```
///
/// Outages that overlap are one, which ends with the last of them; so are cuts. Who is added later is as the others are.
///
/// Not for the topic or the broker, see ``Topic/goDown(droppingPublications:)``. It keeps its consumers, and an actor that
/// consumes should not own it. Changed by its simulation's thread only.
public final class Workforce: @unchecked Sendable {
  public let name: String
  /// In the order in which they were added.
  public private(set) var consumers: [Consumer] = []
  private var channels: [Channel] = []
  /// How often it crashed, and was cut off, without an end.
  private var outages = 0
  private var cuts = 0
  private var factor = 1.0
  /// Those that the outage has struck; not who was down before.
  private var crashed: [Consumer] = []

  public init(_ name: String) { self.name = name }

  /// Whether it is neither down nor cut off.
  public var isAtWork: Bool { outages == 0 && cuts == 0 }

  public func add(_ consumer: Consumer) {
    consumers.append(consumer)
    if factor != 1 { consumer.slow(by: factor) }
    if outages > 0 { strike(consumer) }
    guard !channels.contains(where: { $0 === consumer.channel }) else { return }
    channels.append(consumer.channel)
    if cuts > 0 { consumer.channel.call { $0.cut() } }
  }

  /// All of them vanish, and what they hold with them.
  public func crash() {
    outages += 1
    if outages == 1 { for consumer in consumers { strike(consumer) } }
  }

  private func strike(_ consumer: Consumer) {
    guard consumer.isUp else { return }
    crashed.append(consumer)
    consumer.crash()
  }

  /// Those who crashed are back once this was said as often as ``crash()``; but not who has left since.
  public func restart() {
    guard outages > 0 else { return }
    outages -= 1
    guard outages == 0 else { return }
    let struck = crashed
    crashed = []
    for consumer in struck where !consumer.hasLeft { consumer.restart() }
  }

  /// Work that begins from now on takes all of them `factor` times as long; 1 for their own pace.
  public func slow(by factor: Double) {
    requireFactor(factor, of: name)
    self.factor = factor
    for consumer in consumers { consumer.slow(by: factor) }
  }

  /// The service and the broker do not reach each other; each subscription is cut off as a whole, whoever else consumes from it.
  public func partition() {
    cuts += 1
    if cuts == 1 { for channel in channels { channel.call { $0.cut() } } }
  }

  public func heal() {
    guard cuts > 0 else { return }
    cuts -= 1
    if cuts == 0 { for channel in channels { channel.call { $0.heal() } } }
  }
}
