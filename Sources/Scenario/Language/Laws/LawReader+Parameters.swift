import DiscreteEvents
import JSON

/// Laws with parameters.
extension LawReader {
  func parametric(
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
        let names = known.map(\.name)
        let synonym = LawDeclaration.synonyms[member.key.lowercased()]
        reading.refuse(member, among: names, synonym: synonym.flatMap { names.contains($0) ? $0 : nil })
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
