import DiscreteEvents
import JSON

extension Form {
  /// A law of what the quantity's own form writes: a lone value, or an object with the law's name and parameters.
  ///
  /// - Parameter bounds: Between what all draws lie: values beyond are refused, and tails are cut off.
  static func law<Quantity: LawQuantity>(in bounds: ClosedRange<Quantity>? = Quantity.bounds) -> Form
  where Value == Law<Quantity> {
    let reader = LawReader<Quantity>(in: bounds)
    return Form(
      bounds: bounds == Quantity.bounds ? nil : bounds.flatMap(reader.text),
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
    let law = (try? JSONValue(reading: Array(json.utf8))).flatMap {
      LawReader<Quantity>(in: Quantity.bounds).law($0, &reading)
    }
    guard let law else { preconditionFailure("\(text) is no law: \(reading.problems)") }
    self = law
  }
  /// A lone value, drawn every time.
  ///
  /// - Precondition: Its magnitude is finite.
  init(always value: Quantity) {
    guard let distribution = try? Constant(value.magnitude) else { preconditionFailure("\(value) cannot be drawn") }
    self.init(Quantity.form.written(value) ?? .null, distribution)
  }
}
