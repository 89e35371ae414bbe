import DiscreteEvents
import JSON

/// Laws that are lists.
extension LawReader {
  func measured(_ json: JSONValue, _ reading: inout Reading) -> Law<Quantity>? {
    let list = Form<[Quantity]>.list(of: form, from: Quantity(magnitude: 0), count: 1...1_000_000)
    guard let sample = value(json, list, [], &reading) else { return nil }
    return law(json, &reading, ["measured": .array(sample.compactMap { form.written($0) })]) {
      () throws(DistributionError) in try Empirical(values: sample.map(\.magnitude))
    }
  }

  /// Values as keys, weights as values.
  func choice(_ json: JSONValue, _ reading: inout Reading) -> Law<Quantity>? {
    guard case .object(let members) = json.content else {
      reading.refuse(json, .object)
      return nil
    }
    let before = reading.problems.count
    var entries: [(weight: Double, value: Quantity)] = []
    var texts: [JSONText.Member] = []
    for member in reading.uniqueMembers(members) {
      reading.descend(member.key, to: member.value) { reading in
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

  func mixture(_ json: JSONValue, _ reading: inout Reading) -> Law<Quantity>? {
    let part = Form<WeightedLaw<Quantity>>.weightedLaw(in: bounds)
    let standard = WeightedLaw(weight: 1.0, law: Law<Quantity>(.null, NothingDrawn()))
    let list = Form<[WeightedLaw<Quantity>]>.list(of: part, from: standard, count: 1...1_000)
    guard let parts = value(json, list, [], &reading) else { return nil }
    return law(json, &reading, ["mixture": .array(parts.compactMap { part.written($0) })]) {
      () throws(DistributionError) in try Mixture(parts.map { ($0.weight, $0.law.distribution) })
    }
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
  fileprivate static func weightedLaw<Quantity>(in bounds: ClosedRange<Quantity>?) -> Form
  where Value == WeightedLaw<Quantity> {
    let weight = Form<Double>.number(0...1e9)
    let law = Form<Law<Quantity>>.law(in: bounds)
    return Form(
      read: { json, value, reading in
        guard case .object(let members) = json.content else { return reading.refuse(json, .object) }
        let keys = ["weight", "law"]
        for member in reading.uniqueMembers(members) {
          guard keys.contains(member.key) else {
            reading.refuse(member, among: keys)
            continue
          }
          reading.descend(member.key, to: member.value) { reading in
            if member.key == "weight" {
              weight.read(member.value, &value.weight, &reading)
            } else {
              law.read(member.value, &value.law, &reading)
            }
          }
        }
        for key in keys where !members.contains(where: { $0.key == key }) {
          reading.report(at: json.span, "\"\(key)\" is missing", hint: "write \"\(key)\": … here")
        }
      },
      schema: { _, _ in [:] },
      written: { part in ["weight": .number(part.weight), "law": part.law.text] })
  }
}
