/// The nodes of a decision tree exist, point forwards, so that no question is asked twice, and can all be reached.
enum TreesLeadToAnswers: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (place, discount) in scenario.discounts.enumerated() where discount.policy == .predictor {
      for (number, tree) in discount.model.trees.enumerated() {
        check(tree, "discounts[\(place)].model.trees[\(number)].nodes", &findings)
      }
    }
  }

  private static func check(_ tree: DiscountModel.Tree, _ path: String, _ findings: inout Findings) {
    var isReached = Array(repeating: false, count: tree.nodes.count)
    if !isReached.isEmpty { isReached[0] = true }
    for (index, node) in tree.nodes.enumerated() where node.feature != nil {
      for (way, next) in [("yes", node.yes), ("no", node.no)] {
        let key = "\(path)[\(index)].\(way)"
        if next >= tree.nodes.count {
          findings.refuse(
            key, "there is no node \(next): this tree has \(tree.nodes.count), counted from 0",
            hint: index + 1 < tree.nodes.count
              ? "write a number from \(index + 1) to \(tree.nodes.count - 1)" : "write more nodes behind this one")
        } else if next <= index {
          let fault = findings.isWritten(key) ? "goes back to node \(next)" : "\"\(way)\" is missing"
          findings.refuse(key, fault, hint: "write the number of a node behind this one, counted from 0")
        } else {
          isReached[next] = true
        }
      }
    }
    guard findings.isKnown(path), findings.problems.allSatisfy({ !$0.path.hasPrefix(path) }) else { return }
    for (index, reached) in isReached.enumerated() where !reached {
      findings.refuse(
        "\(path)[\(index)]", "no question leads to this node", hint: "leave it out, or name it as a \"yes\" or \"no\"")
    }
  }
}
