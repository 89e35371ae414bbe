import JSON
import Scenario

/// A small scenario made up from a seed: a few orders under odd circumstances, all of them allowed.
///
/// Its skeleton is written by hand, so that something happens in it; over that go settings for keys of the language, wherever
/// they are declared, with values drawn within their bounds. What the language does not allow together is taken away again.
/// All of it is text that the program reads, so that a scenario that shows a defect can be looked at and run.
struct RandomScenario {
  let seed: Int
  private(set) var skeleton: Skeleton
  /// By path and value: what is set over the skeleton.
  private(set) var settings: [(place: DeclaredLanguage.Place, value: String)] = []
  let scenario: Scenario?
  /// Why it cannot be read.
  private(set) var refusal = ""
  /// The keys of the language that it says.
  private(set) var keys: Set<String> = []

  /// - Parameter share: One in how many of all values is set.
  init(_ seed: Int, oneIn share: Int = 30) {
    var dice = Dice(state: UInt64(seed))
    self.seed = seed
    skeleton = dice.skeleton(seed)
    if let json = try? JSONValue(reading: Array(skeleton.text.utf8)), let language = DeclaredLanguage.whole {
      let places = language.places(in: json)
      let names = json.namesGiven
      for place in places where !place.key.isEmpty && dice.oneIn(share) {
        guard let value = language.draw(place, names, using: &dice) else { continue }
        settings.append((place, value))
      }
      keys = Set(places.filter(\.isWritten).map(\.key))
    }
    scenario = Self.read(&skeleton, &settings, seed, &refusal)
    keys.formUnion(settings.map(\.place.key))
  }

  /// What the program is told to run it.
  var text: String {
    skeleton.text + settings.map { "\n--set '\($0.place.path)=\($0.value)'" }.joined()
  }

  /// Takes away what is refused until nothing is; nil if that does not help.
  private static func read(
    _ skeleton: inout Skeleton, _ settings: inout [(place: DeclaredLanguage.Place, value: String)], _ seed: Int,
    _ refusal: inout String
  ) -> Scenario? {
    for _ in 0..<12 {
      let file = ScenarioFile(path: "random \(seed)", bytes: Array(skeleton.text.utf8))
      let spoken = settings.compactMap { try? Setting("\($0.place.path)=\($0.value)") }
      do {
        return try Scenario.read(file, setting: spoken).scenario
      } catch {
        refusal = error.all.first { $0.severity == .error }.map { "\($0.path): \($0.sentence)" } ?? ""
        let paths = error.all.filter { $0.severity == .error }.map(\.path)
        let count = settings.count
        settings.removeAll { setting in
          let path = setting.place.path.filter { $0 != "\"" }
          return paths.contains { $0.hasPrefix(path) || path.hasPrefix($0) }
        }
        let lists = skeleton.remove(paths)
        settings.removeAll { setting in lists.contains { setting.place.path.hasPrefix($0) } }
        // What is wrong with the rest comes from something elsewhere.
        if settings.count == count, lists.isEmpty { settings.removeFirst((count + 1) / 2) }
        if count == 0, lists.isEmpty { return nil }
      }
    }
    return nil
  }
}

/// A scenario's text, with lists of which elements can be taken away.
struct Skeleton {
  let body: String
  private(set) var lists: [(key: String, elements: [String])]

  init(_ body: String, lists: [(key: String, elements: [String])]) {
    self.body = body
    self.lists = lists
  }

  var text: String {
    let lists = lists.filter { !$0.elements.isEmpty }.map { list in
      ", \"\(list.key)\": [\n  \(list.elements.joined(separator: ",\n  ")) ]"
    }
    return body.dropLast(2) + lists.joined() + " }"
  }

  /// Takes away the elements that stand on some paths: "replay[2].at".
  ///
  /// - Returns: The lists that have become shorter.
  mutating func remove(_ paths: [String]) -> [String] {
    var shorter: [String] = []
    for (number, list) in lists.enumerated() {
      let kept = list.elements.indices.filter { place in
        !paths.contains { $0 == "\(list.key)[\(place)]" || $0.hasPrefix("\(list.key)[\(place)].") }
      }
      guard kept.count < list.elements.count else { continue }
      lists[number].elements = kept.map { list.elements[$0] }
      shorter.append(list.key)
    }
    return shorter
  }
}

extension JSONValue {
  /// What things are called: in groups, by their keys; in lists, by their "name".
  fileprivate var namesGiven: [String] {
    let own = members.filter { !$0.value.members.isEmpty && $0.key.first?.isUppercase == true }.map(\.key)
    let named = members.filter { $0.key == "name" }.compactMap(\.value.text)
    let groups = ["menus", "ingredients", "stations", "segments", "templates", "districts"]
    let keys = members.filter { groups.contains($0.key) }.flatMap { $0.value.members.map(\.key) }
    return own + named + keys + (members.map(\.value) + elements).flatMap(\.namesGiven)
  }
}
