/// What the work of a run is for: the parts by which its cost is told.
public enum WorkPart: String, CaseIterable, Sendable {
  /// What customers do and decide, and the services that they ask.
  case customers
  case search
  /// Which of the restaurants found somebody likes best, with what it would cost there.
  case choice
  /// Orders and partners found for each other, offers and answers.
  case matching
  /// Partners' ways and shifts.
  case trips
  case broker
  /// Restaurants, their kitchens and stocks.
  case kitchens
  /// What services do that hear of something: payments, messages to people, sums of the day.
  case services
  /// What happened, as it is recorded and measured.
  case record
  case other

  /// - Parameter label: Of an event, or of a stretch of work within one.
  public init(label: String) {
    self = Self.parts[label] ?? .other
  }

  private static let parts: [String: WorkPart] = Dictionary(
    uniqueKeysWithValues: labels.flatMap { part, labels in labels.map { ($0, part) } })

  private static let labels: [(WorkPart, [String])] = [
    (
      .customers,
      [
        "a customer comes", "a customer comes again", "hesitates", "reads the menu", "goes to collect it", "is seated",
        "eats", "leaves", "types the code", "works", "looks it up", "waits to try again", "waits for the store",
        "is lost", "is late", "tries again by hand", "looks at the map", "work", "time limit", "wait at", "acquire",
        "patience",
      ]
    ),
    (.search, ["searches"]),
    (.choice, ["chooses"]),
    (
      .matching,
      [
        "matches", "sees to a delivery", "gives up", "an offer ends", "decides again", "answers an offer",
        "an offer comes late",
      ]
    ),
    (
      .trips,
      [
        "rides", "takes the food", "reports where it is", "hands it over", "a shift begins", "a shift ends",
        "tomorrow's shift", "is paid",
        "a vehicle breaks down", "is repaired", "is back after a pause",
      ]
    ),
    (.broker, ["publishes", "messages reach the broker", "messages arrive", "alarm", "work is done"]),
    (
      .kitchens,
      [
        "begin", "cook", "sees to an order", "decides on an order", "an order is shown late", "a ticket is shown late",
        "the day ends",
        "is restocked",
      ]
    ),
    (
      .services,
      [
        "hears of something", "asks the gateway", "asks the gateway again", "the payment lapses", "charges for order",
        "refunds", "the bank gives it back", "the bank decides", "a webhook arrives", "a webhook is sent again",
        "a message arrives",
        "the restaurant has not answered", "reports on order",
      ]
    ),
    (.record, ["records", "the warm-up ends"]),
  ]
}
