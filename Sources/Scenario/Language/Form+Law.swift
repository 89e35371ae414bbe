import DiscreteEvents
import JSON

extension Form {
  /// A law of what the quantity's own form writes: a lone value, or an object with the law's name and parameters.
  static func law<Quantity: LawQuantity>() -> Form where Value == Law<Quantity> {
    let reader = LawReader<Quantity>()
    return Form(
      read: { json, value, reading in
        reading.startAnew()
        if let law = reader.law(json, &reading) { value = law }
      },
      schema: { _, printer in printer.reference(Quantity.lawName) { reader.schema(&$0) } },
      written: { $0.text })
  }
}

extension Law {
  /// A law as a scenario writes it, for defaults: `Law(#"{ "gamma": { "mean": "17m", "shape": 2 } }"#)`, or `Law("4m")`.
  ///
  /// - Precondition: The text is a law of the quantity.
  init(_ text: String) {
    var reading = Reading(currency: .euro)
    let json = text.hasPrefix("{") ? text : "\"\(text)\""
    let law = (try? JSONValue(reading: Array(json.utf8))).flatMap { LawReader<Quantity>().law($0, &reading) }
    guard let law else { preconditionFailure("\(text) is no law: \(reading.problems)") }
    self = law
  }
}

/// Reads laws of one quantity.
private struct LawReader<Quantity: LawQuantity>: Sendable {
  private let form = Quantity.form

  private static var names: [String] { LawDeclaration.all.map(\.name) + ["measured", "choice", "mixture"] }

  func law(_ json: JSONValue, _ reading: inout Reading) -> Law<Quantity>? {
    guard case .object(let members) = json.content else {
      guard let quantity = value(json, form, Quantity(magnitude: 0), &reading) else { return nil }
      return law(json, &reading, form.written(quantity) ?? .null) { () throws(DistributionError) in
        try Constant(quantity.magnitude)
      }
    }
    guard members.count == 1, let member = members.first else {
      reading.report(
        at: json.span, members.isEmpty ? "no law" : "more than one law",
        hint: "write one of \(Self.names.joined(separator: ", "))")
      return nil
    }
    guard Self.names.contains(member.key) else {
      reading.refuse(member, among: Self.names)
      return nil
    }
    var law: Law<Quantity>?
    reading.descend(member.key, to: member.value, key: member.keySpan) { law = self.law(member, &$0) }
    return law
  }

  private func law(_ member: JSONMember, _ reading: inout Reading) -> Law<Quantity>? {
    switch member.key {
    case "measured": measured(member.value, &reading)
    case "choice": choice(member.value, &reading)
    case "mixture": mixture(member.value, &reading)
    default:
      LawDeclaration.all.first { $0.name == member.key }.flatMap { parametric($0, member.value, &reading) }
    }
  }

  /// A law, or the problem that its parameters make.
  private func law(
    _ json: JSONValue, _ reading: inout Reading, _ text: JSONText,
    _ make: () throws(DistributionError) -> any Distribution
  ) -> Law<Quantity>? {
    do {
      return Law(text, try make())
    } catch {
      reading.report(
        at: json.span, error.sentence(over: Quantity.self), hint: error.advice(over: Quantity.self))
      return nil
    }
  }

  /// Nil, and a problem, if it is not of that form.
  private func value<Value>(
    _ json: JSONValue, _ form: Form<Value>, _ standard: Value, _ reading: inout Reading
  ) -> Value? {
    let before = reading.problems.count
    var value = standard
    form.read(json, &value, &reading)
    return reading.problems.count == before ? value : nil
  }
}

// Laws with parameters.
extension LawReader {
  private func parametric(
    _ declaration: LawDeclaration, _ json: JSONValue, _ reading: inout Reading
  ) -> Law<Quantity>? {
    guard case .object(let members) = json.content else {
      reading.refuse(json, .object)
      return nil
    }
    let known = declaration.parameters + LawDeclaration.common
    let before = reading.problems.count
    var values: [String: Double] = [:]
    var texts: [JSONText.Member] = []
    for member in reading.uniqueMembers(members) {
      guard let parameter = known.first(where: { $0.name == member.key }) else {
        reading.refuse(member, among: known.map(\.name))
        continue
      }
      reading.descend(member.key, to: member.value, key: member.keySpan) { reading in
        guard let (number, text) = self.argument(parameter, member.value, &reading) else { return }
        values[member.key] = number
        texts.append(.init(key: member.key, value: text))
      }
    }
    let own = declaration.parameters.map(\.name).filter { values[$0] != nil }
    guard reading.problems.count == before else { return nil }
    guard declaration.choices.contains(where: { Set($0) == Set(own) }) else {
      let choices = declaration.choices.map { $0.joined(separator: " and ") }.joined(separator: ", or ")
      reading.report(
        at: json.span, "\"\(declaration.name)\" is not determined", hint: "write " + choices)
      return nil
    }
    let given = LawDeclaration.Arguments(values: values)
    return law(json, &reading, .object([.init(key: declaration.name, value: .object(texts))])) {
      () throws(DistributionError) in try bounded(declaration.make(given), given)
    }
  }

  private func argument(
    _ parameter: LawDeclaration.Parameter, _ json: JSONValue, _ reading: inout Reading
  ) -> (Double, JSONText)? {
    switch parameter.unit {
    case .number:
      value(json, Form<Double>.number(0...1e9), 0, &reading).map { ($0, .number($0)) }
    case .quantity:
      value(json, form, Quantity(magnitude: 0), &reading).map { ($0.magnitude, form.written($0) ?? .null) }
    }
  }

  private func bounded(
    _ law: any Distribution, _ given: LawDeclaration.Arguments
  ) throws(DistributionError) -> any Distribution {
    var law = law
    if given.has("atLeast") || given.has("atMost") {
      guard let invertible = law as? any InvertibleDistribution else {
        throw DistributionError(
          distribution: "\(law)", parameter: given.has("atLeast") ? "atLeast" : "atMost",
          value: given.has("atLeast") ? given["atLeast"] : given["atMost"], requirement: .above(.infinity))
      }
      law = try Truncated(
        invertible, from: given.has("atLeast") ? given["atLeast"] : -.infinity,
        to: given.has("atMost") ? given["atMost"] : .infinity)
    }
    return given.has("plus") ? try Shifted(law, by: given["plus"]) : law
  }
}

// Laws that are lists.
extension LawReader {
  private func measured(_ json: JSONValue, _ reading: inout Reading) -> Law<Quantity>? {
    let list = Form<[Quantity]>.list(of: form, from: Quantity(magnitude: 0), count: 1...1_000_000)
    guard let sample = value(json, list, [], &reading) else { return nil }
    return law(json, &reading, ["measured": .array(sample.compactMap { form.written($0) })]) {
      () throws(DistributionError) in try Empirical(values: sample.map(\.magnitude))
    }
  }

  /// Values as keys, weights as values.
  private func choice(_ json: JSONValue, _ reading: inout Reading) -> Law<Quantity>? {
    guard case .object(let members) = json.content else {
      reading.refuse(json, .object)
      return nil
    }
    let before = reading.problems.count
    var entries: [(weight: Double, value: Quantity)] = []
    var texts: [JSONText.Member] = []
    for member in reading.uniqueMembers(members) {
      reading.descend(member.key, to: member.value, key: member.keySpan) { reading in
        let key = Self.keyValue(member)
        guard let quantity = self.value(key, self.form, Quantity(magnitude: 0), &reading),
          let weight = self.value(member.value, Form<Double>.number(0...1e9), 0, &reading)
        else { return }
        entries.append((weight, quantity))
        texts.append(.init(key: member.key, value: .number(weight)))
      }
    }
    guard reading.problems.count == before else { return nil }
    return law(json, &reading, ["choice": .object(texts)]) { () throws(DistributionError) in
      var components: [(weight: Double, law: any Distribution)] = []
      for entry in entries { components.append((entry.weight, try Constant(entry.value.magnitude))) }
      return try Mixture(components)
    }
  }

  /// A key is always a text; where the form wants a number, the digits in it.
  private static func keyValue(_ member: JSONMember) -> JSONValue {
    if Quantity.self == Double.self, let number = try? JSONValue(reading: Array(member.key.utf8)) {
      return JSONValue(number.content, at: member.keySpan)
    }
    return JSONValue(.string(member.key), at: member.keySpan)
  }

  private func mixture(_ json: JSONValue, _ reading: inout Reading) -> Law<Quantity>? {
    let part = Form<WeightedLaw<Quantity>>.weightedLaw()
    let standard = WeightedLaw(weight: 1.0, law: Law<Quantity>(.null, NothingDrawn()))
    let list = Form<[WeightedLaw<Quantity>]>.list(of: part, from: standard, count: 1...1_000)
    guard let parts = value(json, list, [], &reading) else { return nil }
    return law(json, &reading, ["mixture": .array(parts.compactMap { part.written($0) })]) {
      () throws(DistributionError) in try Mixture(parts.map { ($0.weight, $0.law.distribution) })
    }
  }

  func schema(_ printer: inout SchemaPrinter) -> JSONText {
    let quantity = form.schema(Quantity(magnitude: 0), &printer)
    let number = Form<Double>.number(0...1e9).schema(0, &printer)
    let this: JSONText = ["$ref": .string("#/$defs/\(Quantity.lawName)")]
    var laws = LawDeclaration.all.map { declaration in
      let properties = (declaration.parameters + LawDeclaration.common).map { parameter in
        JSONText.Member(
          key: parameter.name,
          value: (parameter.unit == .number ? number : quantity).with(["description": .string(parameter.says)]))
      }
      return Self.single(
        declaration.name, says: declaration.says,
        [
          "type": "object", "additionalProperties": false, "properties": .object(properties),
          "anyOf": .array(declaration.choices.map { ["required": .array($0.map { .string($0) })] }),
        ])
    }
    laws.append(
      Self.single(
        "measured", says: "One of these, each as likely as the others.",
        ["type": "array", "minItems": 1, "items": quantity]))
    laws.append(
      Self.single(
        "choice", says: "One of these, in proportion to its weight: { \"10m\": 3, \"15m\": 1 }.",
        ["type": "object", "minProperties": 1, "additionalProperties": number]))
    laws.append(
      Self.single(
        "mixture", says: "One of these laws, in proportion to its weight.",
        [
          "type": "array", "minItems": 1,
          "items": [
            "type": "object", "additionalProperties": false, "required": ["weight", "law"],
            "properties": ["weight": number, "law": this],
          ],
        ]))
    return ["description": "A value, or a law from which each is drawn.", "anyOf": .array([quantity] + laws)]
  }

  private static func single(_ name: String, says: String, _ content: JSONText) -> JSONText {
    [
      "type": "object", "additionalProperties": false, "required": [.string(name)],
      "properties": .object([.init(key: name, value: content.with(["description": .string(says)]))]),
    ]
  }
}

/// Stands where a law is yet to be read.
private struct NothingDrawn: Distribution {
  let mean = 0.0
  let variance = 0.0
  func sample(using stream: inout RandomStream) -> Double { 0 }
}

/// A part of a mixture.
private struct WeightedLaw<Quantity: LawQuantity>: Sendable, Equatable {
  var weight: Double
  var law: Law<Quantity>
}

extension Form {
  fileprivate static func weightedLaw<Quantity>() -> Form where Value == WeightedLaw<Quantity> {
    let weight = Form<Double>.number(0...1e9)
    let law = Form<Law<Quantity>>.law()
    return Form(
      read: { json, value, reading in
        guard case .object(let members) = json.content else { return reading.refuse(json, .object) }
        for member in reading.uniqueMembers(members) {
          reading.descend(member.key, to: member.value, key: member.keySpan) { reading in
            switch member.key {
            case "weight": weight.read(member.value, &value.weight, &reading)
            case "law": law.read(member.value, &value.law, &reading)
            default: reading.report(at: member.keySpan, "no such key", hint: "write one of weight, law")
            }
          }
        }
        for key in ["weight", "law"] where !members.contains(where: { $0.key == key }) {
          reading.report(at: json.span, "\"\(key)\" is missing", hint: "write \"\(key)\": … here")
        }
      },
      schema: { _, _ in [:] },
      written: { part in ["weight": .number(part.weight), "law": part.law.text] })
  }
}
