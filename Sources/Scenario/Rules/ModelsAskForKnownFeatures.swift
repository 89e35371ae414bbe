enum ModelsAskForKnownFeatures: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let known = DiscountModel.features
    for (place, discount) in scenario.discounts.enumerated() where discount.policy == .predictor {
      let path = "discounts[\(place)].model"
      for name in discount.model.weights.names where !known.contains(name) {
        findings.refuseUnknown("feature", name, at: "\(path).weights.\(name)", among: known)
      }
      for (number, tree) in discount.model.trees.enumerated() {
        for (index, node) in tree.nodes.enumerated() {
          guard let feature = node.feature, !known.contains(feature) else { continue }
          findings.refuseUnknown(
            "feature", feature, at: "\(path).trees[\(number)].nodes[\(index)].feature", among: known)
        }
      }
    }
  }
}
