import DiscreteEvents
import Scenario

@testable import Marketplace

/// What ``SearchIndex`` promises, computed from a list of documents by looking at all of them, word by word.
///
/// Words of these documents are small ASCII letters between spaces.
struct PlainSearch {
  /// By number.
  var documents: [SearchDocument?]

  struct Found {
    let document: SearchDocument
    let distance: Double
    let relevance: Double
    let score: Double
  }

  func search(_ text: String?, at place: Point, radius: Double, sortBy: Replay.Action.SearchOrder) -> [Int] {
    found(text, at: place, radius).sorted { one, other in
      func key(_ found: Found) -> Double {
        switch sortBy {
        case .relevance: -found.score
        case .distance: found.distance
        case .rating: -found.document.rating
        case .popularity: -found.document.popularity
        }
      }
      return (key(one), one.document.number) < (key(other), other.document.number)
    }.map(\.document.number)
  }

  func candidates(_ text: String?, around distance: Double, of place: Point, radius: Double) -> [Int] {
    let best = relevances(of: text).compactMap { $0 }.max() ?? 0
    let open = found(text, at: place, radius).filter(\.document.isOpen)
    let good = open.filter { $0.relevance >= best / 2 }
    return (good.isEmpty ? open : good).sorted {
      (abs($0.distance - distance), -$0.score) < (abs($1.distance - distance), -$1.score)
    }.map(\.document.number)
  }

  private func found(_ text: String?, at place: Point, _ radius: Double) -> [Found] {
    let greatest = documents.compactMap { $0?.popularity }.max() ?? 0
    return zip(documents, relevances(of: text)).compactMap { document, relevance in
      guard let document, let relevance, relevance > 0 else { return nil }
      let distance = document.place.distance(to: place)
      guard distance <= radius else { return nil }
      let factors = [
        1 - distance / radius, (document.rating - 1) / 4, document.popularity / greatest, document.isOpen ? 1 : 0,
      ]
      let score = relevance * (1 + factors.reduce(0, +) / 4)
      return Found(document: document, distance: distance, relevance: relevance, score: score)
    }
  }

  private func relevances(of text: String?) -> [Double?] {
    guard let words = text?.split(separator: " ").map(String.init), !words.isEmpty else {
      return documents.map { $0 == nil ? nil : 1 }
    }
    var weights: [Double] = []
    var sums = documents.map { _ in 0.0 }
    for (place, word) in words.enumerated() {
      let fits = fits(of: word, isLast: place == words.count - 1)
      let having = Double(fits.filter { $0 > 0 }.count)
      guard having > 0 else { continue }
      let count = Double(documents.compactMap { $0 }.count)
      weights.append(naturalLogarithm(1 + (count - having + 0.5) / (having + 0.5)))
      for number in sums.indices { sums[number] += fits[number] * (weights.last ?? 0) }
    }
    return zip(documents, sums).map { $0 == nil || weights.isEmpty ? nil : $1 / weights.reduce(0, +) }
  }

  private func fits(of typed: String, isLast: Bool) -> [Double] {
    let tolerated = typed.count <= 2 ? 0 : typed.count <= 5 ? 1 : 2
    let words = documents.compactMap { $0 }.flatMap { fields(of: $0).flatMap(\.words) }
    var distances: [String: Int] = [:]
    for word in words where distances[word] == nil { distances[word] = plainDistance(typed, word) }
    let fewest = distances.values.min() ?? 0
    return documents.map { document in
      guard let document else { return 0 }
      return fields(of: document).flatMap { field in
        field.words.map { word in
          let errors = distances[word] ?? 0
          let length = Double(min(typed.count, word.count))
          if isLast, word.hasPrefix(typed) { return field.weight * length / Double(word.count) }
          return errors <= tolerated && errors <= fewest + 1 ? field.weight * (1 - Double(errors) / length) : 0
        }
      }.max() ?? 0
    }
  }

  private func fields(of document: SearchDocument) -> [(weight: Double, words: [String])] {
    func words(_ texts: [String]) -> [String] { texts.flatMap { $0.split(separator: " ").map(String.init) } }
    let items = document.items
    return [
      (1, words([document.name] + items.map(\.name))),
      (2 / 3.0, words([document.cuisine] + items.map(\.category) + items.flatMap(\.keywords))),
      (1 / 3.0, words([document.text] + items.map(\.text))),
    ]
  }

  /// 2 artanh((x - 1) / (x + 1)), by its series.
  private func naturalLogarithm(_ x: Double) -> Double {
    let z = (x - 1) / (x + 1)
    var (sum, power) = (0.0, z)
    for odd in stride(from: 1.0, through: 1_001, by: 2) {
      sum += power / odd
      power *= z * z
    }
    return 2 * sum
  }
}
