import DiscreteEvents
import JSON

extension LawReader {
  func schema(_ printer: inout SchemaPrinter) -> JSONText {
    let quantity = Quantity.form.schema(Quantity(magnitude: 0), &printer)
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
