import Scenario

/// What an app asks for: who is near, or near and has what is typed.
struct SearchQuery: Sendable, Hashable {
  /// What is typed. Without a letter or digit in it, it asks for nothing: what is near is shown.
  var text: String?
  var at: Point
  /// In metres, as the crow flies.
  var radius: Double
  var sortBy = Replay.Action.SearchOrder.relevance
}

/// One restaurant of an answer.
struct SearchHit: Sendable, Hashable {
  let number: Int
  /// In metres, as the crow flies.
  let distance: Double
  /// How well what was typed fits, from 0 to 1; 1 if nothing was typed.
  let relevance: Double
  /// What `sortBy: relevance` sorts by, from 0 to 2.
  let score: Double
}
