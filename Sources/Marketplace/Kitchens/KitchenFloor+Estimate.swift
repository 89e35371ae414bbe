import DiscreteEvents
import Scenario

extension KitchenFloor {
  /// How long these lines would take if they came now: their own time and what stands before it, both on average.
  ///
  /// Lines of several stations are ready with the last of them. What a promise lets overtake, pans that are shared, tickets
  /// that are held, and the end of a breakdown are not foreseen.
  func estimate(_ lines: [Ticket.Line], at now: Instant) -> Timespan {
    var longest = Timespan.zero
    for station in stations.indices {
      guard let own = expected(lines, wanting: station) else { continue }
      longest = max(longest, wait(at: station, now: now) + KitchenPlan.stretched(own, by: slowness(of: station)))
    }
    if let own = lines.isEmpty ? .zero : expected(lines, wanting: nil) {
      let station = leastBusyStation(at: now)
      longest = max(longest, wait(at: station, now: now) + KitchenPlan.stretched(own, by: slowness(of: station)))
    }
    return longest
  }

  /// The average time, at an ordinary pace, of the piece that these lines would be at a station; nil if none would.
  private func expected(_ lines: [Ticket.Line], wanting station: Int?) -> Timespan? {
    var (longest, pans) = (Timespan?.none, 0)
    for line in lines where wanted(line) == station {
      longest = max(longest ?? .zero, (line.preparation ?? plan.preparation).mean)
      pans += plan.pans(for: line.quantity)
    }
    return longest.map { plan.span(longest: $0, pans: pans) }
  }

  /// How long the next piece at a station would wait: not at all if a cook has nothing to do, and otherwise for all that
  /// is there, divided among the cooks.
  private func wait(at station: Int, now: Instant) -> Timespan {
    let here = stations[station]
    guard here.inUse >= here.attending || !here.waiting.isEmpty else { return .zero }
    var work = KitchenPlan.stretched(here.workWaiting, by: slowness(of: station))
    for fire in fires where fire.station == station {
      work += max(.zero, fire.expectedEnd - (fire.stillSince ?? now))
    }
    return work / max(1, here.attending)
  }

  /// Where a piece would begin first; of equals, the first station. One without cooks is the last resort.
  func leastBusyStation(at now: Instant) -> Int {
    var (best, shortest) = (0, Timespan?.none)
    for station in stations.indices where stations[station].attending > 0 && !isDown(station) {
      let wait = wait(at: station, now: now)
      guard shortest.map({ wait < $0 }) ?? true else { continue }
      (best, shortest) = (station, wait)
    }
    return shortest == nil ? stations.firstIndex { $0.places > 0 } ?? 0 : best
  }
}
