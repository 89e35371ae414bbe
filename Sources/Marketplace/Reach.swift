public import Scenario

/// How far the marketplace goes: which keys of the language it does not act on.
///
/// What is beyond reach is read and checked, and changes nothing.
public enum Reach {
  private static let beyond = ["twin"]

  /// What a scenario says without effect, each by the shortest path that names it.
  public static func ignored(of places: Places) -> [String] {
    beyond.filter { key in places.paths.contains { $0 == key || $0.hasPrefix("\(key).") } }
  }
}
