import DiscreteEvents
import JSON

/// Reads laws of one quantity.
struct LawReader<Quantity: LawQuantity>: Sendable {
  /// Between what all draws lie, if that is said.
  let bounds: ClosedRange<Quantity>?
  /// A value that may be drawn.
  let form: Form<Quantity>

  init(in bounds: ClosedRange<Quantity>?) {
    self.bounds = bounds
    form = Quantity.form(bounds ?? Quantity.range)
  }

  /// "1 to 5"
  func text(_ bounds: ClosedRange<Quantity>) -> String? {
    let ends = [bounds.lowerBound, bounds.upperBound].compactMap { form.written($0).map(Reading.text) }
    return ends.joined(separator: " to ")
  }

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
    reading.descend(member.key, to: member.value) { law = self.law(member, &$0) }
    return law
  }

  func law(_ member: JSONMember, _ reading: inout Reading) -> Law<Quantity>? {
    switch member.key {
    case "measured": measured(member.value, &reading)
    case "choice": choice(member.value, &reading)
    case "mixture": mixture(member.value, &reading)
    default:
      LawDeclaration.all.first { $0.name == member.key }.flatMap { parametric($0, member.value, &reading) }
    }
  }

  /// A law, or the problem that its parameters make.
  func law(
    _ json: JSONValue, _ reading: inout Reading, _ text: JSONText,
    _ make: () throws(DistributionError) -> any Distribution
  ) -> Law<Quantity>? {
    do {
      let law = Law<Quantity>(text, try make())
      try checkMean(of: law)
      return law
    } catch {
      reading.report(
        at: json.span, error.sentence(over: Quantity.self), hint: error.advice(over: Quantity.self))
      return nil
    }
  }

  /// Sums and averages of what is drawn must stay within what can be counted.
  private func checkMean(of law: Law<Quantity>) throws(DistributionError) {
    let (mean, largest) = (law.expectation, Quantity.range.upperBound.magnitude)
    let rounding = 1 + 1e-9
    guard mean <= largest * rounding else {
      throw DistributionError(
        distribution: "\(law.distribution)", parameter: "mean", value: mean,
        requirement: mean.isFinite ? .between(-largest, largest) : .finite)
    }
  }

  /// Nil, and a problem, if it is not of that form.
  func value<Value>(
    _ json: JSONValue, _ form: Form<Value>, _ standard: Value, _ reading: inout Reading
  ) -> Value? {
    let before = reading.problems.count
    var value = standard
    form.read(json, &value, &reading)
    return reading.problems.count == before ? value : nil
  }
}
