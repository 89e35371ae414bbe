public import DiscreteEvents
public import Messaging
public import Scenario
import Statistics

/// What a run of a scenario came to.
public struct Outcome: Sendable {
  public internal(set) var ending: Ending
  /// What was left out of all figures at the beginning; neither the record nor any check leaves out anything.
  public let warmup: WarmupChoice
  /// While orders arrived, after the warm-up.
  public let demandSpan: Timespan
  /// Until the last order had ended, or the run was.
  public let span: Timespan
  public internal(set) var books: Books
  public let ledger: Ledger
  public let services: [ServiceFigures]
  public let subscriptions: [SubscriptionFigures]
  public let dispatch: DispatchStatistics
  public let payments: PaymentStatistics
  public let notifications: NotificationStatistics
  public let tracking: TrackingStatistics
  public let day: DayTotals
  /// The share of all cooks' time spent cooking while orders arrived; nil where nobody cooks.
  public let kitchensBusy: Double?
  /// The share of all partners' time online spent on orders while orders arrived; nil where nobody was.
  public let partnersBusy: Double?
  /// Hours that partners were online while orders arrived.
  public let partnerHours: Double
  /// Orders delivered while orders arrived.
  public let deliveredMeanwhile: Int
  public let faults: [FaultEffect]
  /// Replayed actions that were not answered as they must be.
  public let wrongAnswers: [ReplayedAnswer]
  /// Replayed actions that were refused without its being said that they must be.
  public let refusals: [ReplayedAnswer]
  public let messagesPublished: Int
  /// By ingredient; empty where there are none.
  public let thrownAway: [ThrownAway]
  /// What the engine did.
  public let events: Int
  /// A number that differs if anything that happened does, if that was asked for.
  public let digest: UInt64?
  /// What happened, if it was recorded.
  public let story: Story?
  /// What discounts brought about, where the scenario asks for a twin and both worlds came to their end.
  public internal(set) var effect: DiscountEffect?

  public enum Ending: Sendable, Hashable {
    /// Every order has ended.
    case whole
    /// At the instant that was asked for, orders being under way.
    case instant
    /// Wherever it was when somebody ended it.
    case interruption
  }

  /// What the engine did, for the twin as well.
  public var eventsInAll: Int { events + (effect?.events ?? 0) }

  /// Orders that had not ended yet.
  public var inProgress: Int { books.placed - books.over }
}

/// How much a service had to do.
public struct ServiceFigures: Sendable {
  public let name: Service.Name
  public let statistics: ServerStatistics
}

/// What was measured of a subscription.
public struct SubscriptionFigures: Sendable {
  public let topic: String
  public let name: String
  public let statistics: SubscriptionStatistics
}

/// What a fault touched.
public struct FaultEffect: Sendable {
  public let fault: Fault
  /// How often it struck.
  public let strikes: Int
  /// Orders that passed where it was, whether it hit them or not.
  public let touched: Int
  /// Of them, those that failed.
  public let lost: Int
  /// Requests that had to be made again.
  public let retried: Int
  /// How much longer, in minutes, orders that it touched took to the door than others did on average; nil if there are
  /// none to be compared.
  public let delay: Double?
  /// From its last end until the last request or message got through that it had held up; nil if there was none, or if it
  /// has not ended.
  public let recovery: Timespan?
}
