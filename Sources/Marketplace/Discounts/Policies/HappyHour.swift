import DiscreteEvents

/// At some hours of every day.
struct HappyHour: Condition {
  let hours: [OpeningHours.Interval]

  func holds(for basket: Basket) -> Bool {
    let time = basket.moment.timeOfDay
    return hours.contains { $0.includes(time) }
  }
}

extension OpeningHours.Interval {
  /// Whether it is a time between opening and closing, on any day; closing is not, and may be after midnight.
  func includes(_ time: TimeOfDay) -> Bool {
    let sinceOpening = time.sinceMidnight - opens.sinceMidnight
    return (sinceOpening < .zero ? sinceOpening + .day : sinceOpening) < length
  }
}
