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
    let isShifted = members.contains { $0.key == "plus" }
    var values: [String: Double] = [:]
    var texts: [JSONText.Member] = []
    for member in reading.uniqueMembers(members) {
      guard let parameter = known.first(where: { $0.name == member.key }) else {
        let names = known.map(\.name)
        let synonym = LawDeclaration.synonyms[member.key.lowercased()]
        reading.refuse(member, among: names, synonym: synonym.flatMap { names.contains($0) ? $0 : nil })
        continue
      }
      reading.descend(member.key, to: member.value) { reading in
        guard let (number, text) = self.argument(parameter, member.value, isShifted, &reading) else { return }
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
      () throws(DistributionError) in try bounded(declaration.make(given), declaration, given)
    }
  }

  /// - Parameter isShifted: Whether something is added to what is drawn, so that it may lie beyond the bounds before.
  private func argument(
    _ parameter: LawDeclaration.Parameter, _ json: JSONValue, _ isShifted: Bool, _ reading: inout Reading
  ) -> (Double, JSONText)? {
    let form = parameter.unit == .drawn && !isShifted ? form : Quantity.form
    switch parameter.unit {
    case .number:
      return value(json, Form<Double>.number(0...1e9), 0, &reading).map { ($0, .number($0)) }
    case .quantity, .drawn:
      return value(json, form, Quantity(magnitude: 0), &reading).map { ($0.magnitude, form.written($0) ?? .null) }
    }
  }

  /// A law, given its own bounds and those of everything that may be drawn.
  private func bounded(
    _ law: any Distribution, _ declaration: LawDeclaration, _ given: LawDeclaration.Arguments
  ) throws(DistributionError) -> any Distribution {
    let plus = given.has("plus") ? given["plus"] : 0
    let cut =
      if let invertible = law as? any InvertibleDistribution {
        try cut(invertible, declaration, given, plus)
      } else {
        try uncut(law, given, plus)
      }
    return given.has("plus") ? try Shifted(cut, by: plus) : cut
  }

  private func cut(
    _ law: any InvertibleDistribution, _ declaration: LawDeclaration, _ given: LawDeclaration.Arguments, _ plus: Double
  ) throws(DistributionError) -> any Distribution {
    var lower = given.has("atLeast") ? given["atLeast"] : declaration.isNeverNegative ? 0 : -.infinity
    var upper = given.has("atMost") ? given["atMost"] : .infinity
    if let bounds {
      let (least, most) = (bounds.lowerBound.magnitude - plus, bounds.upperBound.magnitude - plus)
      if law.quantile(0) < least { lower = max(lower, least) }
      if law.quantile(1) > most { upper = min(upper, most) }
    }
    guard lower > -.infinity || upper < .infinity else { return law }
    // A tail without a mean has one again only where its end is cut off.
    guard law.mean.isFinite || upper < .infinity else { return law }
    return try Truncated(law, from: lower, to: upper)
  }

  /// For laws that cannot be cut off.
  private func uncut(
    _ law: any Distribution, _ given: LawDeclaration.Arguments, _ plus: Double
  ) throws(DistributionError) -> any Distribution {
    func refuse(_ parameter: String, _ value: Double, _ requirement: DistributionError.Requirement)
      -> DistributionError
    {
      DistributionError(distribution: "\(law)", parameter: parameter, value: value, requirement: requirement)
    }
    for name in ["atLeast", "atMost"] where given.has(name) { throw refuse(name, given[name], .above(.infinity)) }
    guard let bounds else { return law }
    guard given.has("from") else { throw refuse("mean", law.mean, .above(.infinity)) }
    let (least, most) = (bounds.lowerBound.magnitude - plus, bounds.upperBound.magnitude - plus)
    for name in ["from", "to"] where given[name] < least || given[name] > most {
      throw refuse(name, given[name], .between(least, most))
    }
    return law
  }
}
