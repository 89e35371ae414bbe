public import DiscreteEvents

/// Something that breaks for a while.
public struct Fault: Section {
  public enum Kind: String, CaseIterable, Sendable {
    case down, slow, loses, duplicates, delays, reorders, crashes, partitioned
  }

  public var what = ""
  public var kind = Kind.down
  public var from = Moment.after(.zero)
  public var length: Timespan?
  public var by = 3.0
  public var share: Share?
  public var delay = Law<Timespan>(#"{ "exponential": { "mean": "10s" } }"#)
  public var restart = Law<Timespan>("30s")
  public var every: Law<Timespan>?
  public var repair = Law<Timespan>(#"{ "gamma": { "mean": "10m", "shape": 2 } }"#)
  public var daily = false
  public var afterMessages: Int?

  public init() {}

  /// How much, or how many, it touches.
  public var extent: Share {
    if let share { return share }
    return switch kind {
    case .loses, .duplicates, .delays, .reorders: .percent(10)
    case .down, .slow, .crashes, .partitioned: .all
    }
  }

  public static let discriminator: String? = "is"

  public static let keys = [
    Key<Self>(
      "what", \.what, .text(), required: true,
      "What breaks: a service (\"payment\"), its store (\"order.store\") or cache (\"menu.cache\"), \"broker\", a topic (\"order.placed\"), a subscription (\"order.placed/inventory\"), a restaurant, a partner or a customer by name, \"restaurants\", \"kitchens\", a station of all kitchens (\"kitchens.grill\") or of one (\"Spice Garden.grill\"), \"waiters\", \"partners\" or \"customers\"."
    ),
    Key(
      "is", \.kind, .choice("a kind of fault"), required: true,
      "How: not there; slow; loses, doubles, delays or reorders what passes through; crashes and starts again; cut off from the broker."
    ),
    Key("from", \.from, .moment, "When it begins."),
    Key(
      "for", \.length, .optional(.timespan(.milliseconds(1) ... .days(366)), from: .minutes(10)),
      "How long it lasts; to the end if not given."),
    Key("daily", \.daily, .flag, "Whether it comes again every day."),
    Key(
      "every", \.every, .optional(.law(), from: Law("8h")),
      "Instead of once: the time from a repair to the next failure, within the time that \"from\" and \"for\" say."),
    Key("repair", \.repair, .law(), "With \"every\": how long each failure lasts."),
    Key("by", \.by, .number(1...100_000), with: ["slow"], "How many times as long everything takes."),
    Key(
      "share", \.share, .optional(.share(), from: .percent(10)),
      "How much of what passes through it touches; of \"restaurants\", \"kitchens\", \"waiters\", \"partners\" and \"customers\", how many of them. If not given, 10 % of messages are lost, doubled, delayed or reordered, and everybody is down, slow, crashes or is cut off."
    ),
    Key("delay", \.delay, .law(), with: ["delays", "reorders"], "By how much."),
    Key("restart", \.restart, .law(), with: ["crashes"], "How long until it is there again."),
    Key(
      "afterMessages", \.afterMessages, .optional(.wholeNumber(0...1_000_000_000), from: 0), with: ["crashes"],
      "After how many more messages it crashes, halfway through the next one; if not given, at once."),
  ]
}
