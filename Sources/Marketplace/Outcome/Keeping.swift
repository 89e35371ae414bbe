/// What of a run is kept beside its figures. Nothing of it changes what happens.
public struct Keeping: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// What happened, line by line.
  public static let story = Keeping(rawValue: 1 << 0)
  /// A number that differs if anything that happened does.
  public static let digest = Keeping(rawValue: 1 << 1)
  /// How long each order took that came to its good end.
  static let stays = Keeping(rawValue: 1 << 2)
  /// What of each order is laid beside its twin.
  static let slips = Keeping(rawValue: 1 << 3)
}
