import DiscreteEvents
import Marketplace
import Reporting
import Scenario

// What happened, line by line, where it is little.
extension RunSummary {
  private static let longest = 400

  var story: [String] {
    guard let story = outcome.story else { return [] }
    let lines = story.lines.filter { $0.isWorthTelling }
    let told = lines.prefix(Self.longest)
    var table = TextTable(columns: [.init("Time"), .init("Who"), .init("What"), .init("Detail")], width: Self.width)
    // What is said of it is set into lines, as a reader wants all of it.
    let (who, what) = (min(told.map(\.who.count).max() ?? 0, 20), told.map(\.words.count).max() ?? 0)
    let room = max(Self.width - 12 - 2 - who - 2 - what - 2, 20)
    for line in told {
      let (names, details) = (wrapped(line.who, to: who), wrapped(line.detail, to: room))
      table.addRow([clock(line.at), names.first ?? "", line.words, details.first ?? ""])
      for more in 1..<max(names.count, details.count, 1) {
        table.addRow(["", more < names.count ? names[more] : "", "", more < details.count ? details[more] : ""])
      }
    }
    let rest = lines.count - told.count
    return table.lines() + (rest > 0 ? ["… and \(counted(rest, "line")) more"] : [])
  }

  /// To the millisecond: "19:08:15.180".
  private func clock(_ instant: Instant) -> String {
    let milliseconds = String(1_000 + instant.ticks % Timespan.second.ticks / 1_000).dropFirst()
    let second = Timespan(ticks: instant.ticks / Timespan.second.ticks * Timespan.second.ticks)
    return "\((scenario.start + second).timeOfDay).\(milliseconds)"
  }

  /// Set into lines; a name that is longer than one is broken after a point or a stroke in it, if there is any.
  private func wrapped(_ text: String, to width: Int) -> [String] {
    let words = text.split(separator: " ").map { word in
      guard word.count > width, let end = word.prefix(width).lastIndex(where: { $0 == "." || $0 == "/" }) else {
        return String(word)
      }
      return "\(word[...end]) \(word[word.index(after: end)...])"
    }
    return paragraph(words.joined(separator: " "), width: width)
  }
}

extension Story.Line {
  /// Positions on the way, work that begins or ends for everybody, and answers as usual are of no interest.
  fileprivate var isWorthTelling: Bool {
    switch what {
    case "moved", "wentOnline", "wentOffline", "restocked", "spoiled": false
    case "answered": detail != "200"
    default: true
    }
  }

  /// "arrived at door".
  fileprivate var words: String {
    what.reduce(into: "") { words, letter in words += letter.isUppercase ? " \(letter.lowercased())" : "\(letter)" }
  }
}

extension Scenario {
  /// Whether so little happens that all of it can be told: some orders, all of them replayed.
  var isAStory: Bool {
    let isQuiet =
      switch demand.ordersPerHour {
      case .steady(let rate): rate == 0
      case .changing(let steps): steps.allSatisfy { $0.perHour == 0 }
      }
    return isQuiet && (1...3).contains(replay.actions.count { $0.does == .order && !$0.isMeantToFail })
  }

  /// "600 restaurants, 4,000 partners"
  var headcount: String {
    [(restaurantCount, "restaurant"), (partnerCount, "partner")].filter { $0.0 > 0 }.map { counted($0, $1) }
      .joined(separator: ", ")
  }
}

/// "1 order", "1,200 orders".
func counted(_ count: Int, _ noun: String) -> String {
  "\(NumberFormat.whole.groupingThousands().text(count)) \(noun)\(count == 1 ? "" : "s")"
}
