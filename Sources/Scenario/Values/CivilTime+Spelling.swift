import DiscreteEvents

extension CivilTime {
  /// Reads ISO 8601, also with the blank that databases write for the `T`, in years of four digits; nil if it is none.
  init?(spelt text: String) {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard let time = try? CivilTime(parts.joined(separator: "T")), (0...9_999).contains(time.year) else { return nil }
    self = time
  }

  /// What ``init(spelt:)`` reads, as a regular expression.
  static let pattern = CivilDate.pattern + "[T ]" + TimeOfDay.pattern
}

extension CivilDate {
  static let pattern = #"\d{4}-\d{2}-\d{2}"#
}

extension TimeOfDay {
  static let pattern = #"\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?"#
}
