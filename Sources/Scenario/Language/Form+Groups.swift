import JSON

extension Form {
  /// A value that may be missing: null says that it is, over what an extended file says.
  ///
  /// - Parameter standard: What is read over where nothing was before.
  static func optional<Wrapped>(_ form: Form<Wrapped>, from standard: Wrapped) -> Form where Value == Wrapped? {
    Form(
      read: { json, value, reading in
        if case .null = json.content {
          reading.startAnew()
          value = nil
          return
        }
        var wrapped = value ?? standard
        let problems = reading.problems.count
        form.read(json, &wrapped, &reading)
        // What was refused as a whole is still missing.
        if reading.problems.count == problems || wrapped != standard { value = wrapped }
      },
      schema: { value, printer in ["anyOf": [form.schema(value ?? standard, &printer), ["type": "null"]]] },
      written: { value in value.map { form.written($0) } ?? .null })
  }

  static func optional<Wrapped: Section>(_: Wrapped.Type) -> Form where Value == Wrapped? {
    .optional(.section, from: Wrapped())
  }

  /// Values in an order. A list takes the place of the one that an extended file gives; a setting may change one of them.
  static func list<Element>(
    of form: Form<Element>, from standard: Element, count: ClosedRange<Int> = 0...10_000_000
  ) -> Form where Value == [Element] {
    Form(
      read: { json, list, reading in
        if let (index, member) = reading.change(in: json), index < list.count || list.count < count.upperBound {
          return reading.change(&list, index, member, as: form, from: standard)
        }
        reading.startAnew()
        guard case .array(let elements) = json.content else {
          if reading.isSetting, json.kind == .object { return reading.refuseKeyOfList(json) }
          return reading.refuse(json, .list, suggestion: form.alone(json, from: standard, reading))
        }
        guard count.contains(elements.count) else {
          return reading.refuse(json, .list(of: count))
        }
        list = elements.enumerated().map { place, element in
          var value = standard
          reading.descend("[\(place)]", to: element) { form.read(element, &value, &$0) }
          return value
        }
      },
      schema: { _, printer in
        var schema: JSONText = ["type": "array", "items": form.schema(standard, &printer)]
        if count.lowerBound > 0 { schema = schema.with(["minItems": .integer(count.lowerBound)]) }
        return schema
      },
      written: { list in .array(list.compactMap { form.written($0) }) })
  }

  /// A lone text that should have been a list, as the list of it.
  fileprivate func alone(_ json: JSONValue, from standard: Value, _ reading: Reading) -> JSONText? {
    guard let text = json.text else { return nil }
    var (value, attempt) = (standard, reading)
    read(json, &value, &attempt)
    guard attempt.problems.count == reading.problems.count else { return nil }
    return [.string(text)]
  }

  static func list<Element: Section>(of: Element.Type, count: ClosedRange<Int> = 0...10_000_000) -> Form
  where Value == [Element] {
    .list(
      of: Form<Element>(
        isSection: true, read: Form<Element>.section.read, schema: { $1.object(of: $0, isElement: true) },
        written: Form<Element>.section.written),
      from: Element(), count: count)
  }

  /// Values with names of their own. What an extended file says of other names, or of other keys of the same name, holds.
  ///
  /// - Parameter noun: What the names are called: "a topic's name".
  static func named<Element>(_ noun: String, of form: Form<Element>, from standard: Element) -> Form
  where Value == Named<Element> {
    Form(
      read: { json, named, reading in
        guard case .object(let members) = json.content else { return reading.refuse(json, .object) }
        for member in reading.uniqueMembers(members) {
          let member = reading.joined(member, among: named.names)
          reading.descend(member.key, to: member.value) { reading in
            guard (1...200).contains(member.key.count) else {
              return reading.report(
                at: member.keySpan, "not \(noun)", hint: "write 1 to 200 characters in quotes")
            }
            if case .null = member.value.content {
              reading.takeAway(member, from: &named)
            } else {
              form.read(member.value, &named[member.key, default: standard], &reading)
            }
          }
        }
      },
      schema: { _, printer in
        let element = form.schema(standard, &printer)
        return [
          "type": "object", "propertyNames": ["minLength": 1, "maxLength": 200],
          "additionalProperties": ["anyOf": [element, ["type": "null"]]],
        ]
      },
      written: { named in
        .object(
          named.entries.compactMap { entry in
            form.written(entry.value).map { .init(key: entry.name, value: $0) }
          })
      })
  }

  static func named<Element: Section>(_ noun: String, of: Element.Type) -> Form where Value == Named<Element> {
    .named(noun, of: .section, from: Element())
  }
}

extension Reading {
  /// Null for a name: what an extended file says of it holds no longer.
  fileprivate mutating func takeAway<Element>(_ member: JSONMember, from named: inout Named<Element>) {
    guard named[member.key] != nil else {
      let advice = WordAdvice(for: member.key, among: named.names, shown: 12)
      return report(
        at: member.keySpan, "there is no \"\(member.key)\" to take away",
        hint: named.isEmpty ? "leave this out" : advice.hint, suggestion: advice.suggestion)
    }
    named[member.key] = nil
    vanish()
  }
}

extension Wanted {
  fileprivate static func list(of count: ClosedRange<Int>) -> Wanted {
    Wanted(
      "a list", .array, fault: "has too few or too many values",
      advice: "\(count.lowerBound) to \(count.upperBound) values in [ ]")
  }
}
