import DiscreteEvents
import JSON

extension Form where Value == WeeklyHours {
  /// A list for every day, or lists by the day of the week.
  static var weeklyHours: Form {
    let list = Form<[OpeningHours.Interval]>.list(of: .hours, from: .wholeDay, count: 0...24)
    return Form(
      read: { json, hours, reading in
        guard case .object(let members) = json.content else {
          var daily: [OpeningHours.Interval] = []
          list.read(json, &daily, &reading)
          hours = WeeklyHours(daily: daily)
          return
        }
        for member in reading.uniqueMembers(members) {
          guard let day = WeeklyHours.names.firstIndex(of: member.key) else {
            reading.refuse(member, among: WeeklyHours.names)
            continue
          }
          reading.descend(member.key, to: member.value) {
            list.read(member.value, &hours.days[day], &$0)
          }
        }
      },
      schema: { _, printer in
        printer.reference("weeklyHours") { printer in schema(ofEachDay: list.schema([], &printer)) }
      },
      written: { hours in
        if let first = hours.days.first, hours.days.allSatisfy({ $0 == first }) { return list.written(first) }
        return .object(
          zip(WeeklyHours.names, hours.days).map { .init(key: $0, value: list.written($1) ?? .null) })
      })
  }

  private static func schema(ofEachDay list: JSONText) -> JSONText {
    [
      "description": "Hours for every day, or by the day of the week; an empty list means closed.",
      "anyOf": [
        list,
        [
          "type": "object", "additionalProperties": false,
          "properties": .object(WeeklyHours.names.map { .init(key: $0, value: list) }),
        ],
      ],
    ]
  }
}

extension Form where Value == Warmup {
  static var warmup: Form {
    let span = Form<Timespan>.timespan()
    return Form(
      Wanted(
        "a warm-up", .string, fault: "is not a warm-up this language knows", advice: "a time, \"auto\" or \"none\""),
      schema: { printer in
        let time = span.schema(.zero, &printer)
        return ["anyOf": [time, ["enum": ["auto", "none"]]]]
      },
      written: { warmup in
        switch warmup {
        case .none: "none"
        case .auto: "auto"
        case .length(let length): .string("\(length)")
        }
      },
      suggestion: { json, _ in
        json.text.flatMap { nearestWord(to: $0, among: ["auto", "none"]) }.map { .string($0) }
      },
      fault: { json, _ in json.text.flatMap { try? Timespan($0) } == nil ? nil : Wanted.outOfRange },
      value: { json, _ in
        switch json.text {
        case "none": Warmup.none
        case "auto": .auto
        case let text?:
          (try? Timespan(text)).flatMap { (.zero ... .days(366)).contains($0) ? .length($0) : nil }
        case nil: nil
        }
      })
  }
}

extension Form where Value == Replay {
  /// A list of actions, or the name of a CSV file beside the scenario.
  static var replay: Form {
    let list = Form<[Replay.Action]>.list(of: Replay.Action.self)
    return Form(
      read: { json, replay, reading in
        if let (index, member) = reading.change(in: json) {
          reading.change(&replay, index, member)
        } else if let file = json.text {
          reading.startAnew()
          replay = Replay(file: file)
          if file.isEmpty { reading.report(at: json.span, "no file", hint: "write a CSV file's path, or a list") }
        } else {
          replay.file = ""
          reading.startAnew()
          guard case .array(let rows) = json.content else { return list.read(json, &replay.actions, &reading) }
          reading.note(.list(rows))
          reading.inRows { list.read(json, &replay.actions, &$0) }
        }
      },
      schema: { _, printer in
        [
          "anyOf": [
            ["type": "string", "description": "A CSV file beside this one, with a column for each key of an action."],
            list.schema([], &printer),
          ]
        ]
      },
      written: { $0.file.isEmpty ? list.written($0.actions) : .string($0.file) })
  }
}

extension Reading {
  fileprivate mutating func change(_ replay: inout Replay, _ index: Int, _ member: JSONMember) {
    guard replay.file.isEmpty else {
      return report(
        at: member.keySpan, "the actions stand in \"\(replay.file)\"", hint: "change them there, or replace the replay")
    }
    change(&replay.actions, index, member, as: .section, from: Replay.Action())
  }
}

extension Form where Value == [Expectation] {
  /// Bounds by the measure's name.
  static var expectations: Form {
    Form(
      read: { json, expectations, reading in
        guard case .object(let members) = json.content else { return reading.refuse(json, .object) }
        for member in reading.uniqueMembers(members) {
          let member = reading.joined(member, among: Measure.all.map(\.name))
          reading.readExpectation(member, into: &expectations)
        }
      },
      schema: { _, printer in
        let properties = Measure.all.map { measure in
          JSONText.Member(key: measure.name, value: measure.schema(&printer))
        }
        return ["type": "object", "additionalProperties": false, "properties": .object(properties)]
      },
      written: { .object($0.map { .init(key: $0.measure.name, value: $0.bounds) }) })
  }
}

extension Measure {
  fileprivate func schema(_ printer: inout SchemaPrinter) -> JSONText {
    let bound = unit.form.schema(0, &printer)
    let keys = Bounds.names.map { JSONText.Member(key: $0, value: bound) }
    return [
      "description": .string(says), "type": .array(["object", "null"]), "additionalProperties": false,
      "minProperties": 1, "properties": .object(keys),
    ]
  }
}

extension Expectation {
  /// As a scenario writes them.
  fileprivate var bounds: JSONText {
    let bounds = zip(Bounds.names, [atLeast, atMost, equals])
    return .object(
      bounds.compactMap { name, bound in
        bound.flatMap { measure.unit.form.written($0) }.map { JSONText.Member(key: name, value: $0) }
      })
  }
}

private struct Bounds {
  static let names = ["atLeast", "atMost", "equals"]
  var atLeast: Double?
  var atMost: Double?
  var equals: Double?
}

extension Reading {
  fileprivate mutating func readExpectation(_ member: JSONMember, into expectations: inout [Expectation]) {
    guard let measure = Measure.all.first(where: { $0.name == member.key }) else {
      refuseMeasure(member)
      return
    }
    descend(member.key, to: member.value) { reading in
      // A setting says one bound; a file, all that there are.
      let earlier = reading.isSetting ? expectations.first { $0.measure == measure } : nil
      expectations.removeAll { $0.measure == measure }
      if case .null = member.value.content { return }
      if earlier == nil { reading.startAnew() }
      var bounds = Bounds(atLeast: earlier?.atLeast, atMost: earlier?.atMost, equals: earlier?.equals)
      reading.readBounds(of: member.value, measure.unit, into: &bounds)
      expectations.append(Expectation(measure, atLeast: bounds.atLeast, atMost: bounds.atMost, equals: bounds.equals))
    }
  }

  /// A setting's path does not tell where the name of a measure ends.
  private mutating func refuseMeasure(_ member: JSONMember) {
    let names = Measure.all.map(\.name)
    guard isSetting, case .object(let inner) = member.value.content, let next = inner.first else {
      refuse(member, among: names)
      return
    }
    refuse(member, among: names, synonym: nearestWord(to: "\(member.key).\(next.key)", among: names))
  }

  fileprivate mutating func readBounds(of json: JSONValue, _ unit: Measure.Unit, into bounds: inout Bounds) {
    guard case .object(let members) = json.content else { return refuse(json, .object) }
    if members.isEmpty {
      report(at: json.span, "no bound", hint: "write one of \(Bounds.names.joined(separator: ", "))")
    }
    for member in uniqueMembers(members) {
      guard Bounds.names.contains(member.key) else {
        refuse(member, among: Bounds.names)
        continue
      }
      descend(member.key, to: member.value) { reading in
        var value = 0.0
        unit.form.read(member.value, &value, &reading)
        switch member.key {
        case "atLeast": bounds.atLeast = value
        case "atMost": bounds.atMost = value
        default: bounds.equals = value
        }
      }
    }
  }
}

extension Measure.Unit {
  /// Of a whole run; less than nothing if more is given back than was paid.
  private static let sums = Money(-1_000_000_000_000)...Money(1_000_000_000_000)

  /// How a bound is written: a share as "95%", minutes as "55m", money as "505.00".
  fileprivate var form: Form<Double> {
    switch self {
    case .count, .perHour: .number(0...1e15)
    case .difference: .number(-1e15...1e15)
    case .ratio:
      Form<Share>.share(.percent(-10_000) ... .percent(10_000)).map(
        { $0.fraction }, back: { Share(magnitude: $0) })
    case .share: Form<Share>.share(.zero ... .percent(10_000)).map({ $0.fraction }, back: { Share(magnitude: $0) })
    case .minutes: Form<Timespan>.timespan().map({ $0.inMinutes }, back: { Timespan.minutes($0) })
    case .money: Form<Money>.money(Self.sums).map({ $0.magnitude }, back: { Money(magnitude: $0) })
    }
  }
}
