import Scenario

/// Adds up the answers of decision trees, from none to the highest percentage; confidence and reason are those of the
/// largest answer, of equal ones the first.
struct TreeModel: Sendable {
  fileprivate struct Node: Sendable {
    /// Negative for an answer.
    let feature: Int
    let below: Double
    let yes: Int
    let no: Int
    let answer: Prediction.Answer
  }

  /// Of all trees, one behind the other.
  private let nodes: [Node]
  private let roots: [Int]
  private let highest: Share

  init(_ model: DiscountModel, numbering number: (String) -> Int) {
    var (nodes, roots): ([Node], [Int]) = ([], [])
    for tree in model.trees where !tree.nodes.isEmpty {
      let root = nodes.count
      roots.append(root)
      nodes += tree.nodes.map { Node($0, of: root, reason: number($0.reason)) }
    }
    (self.nodes, self.roots, highest) = (nodes, roots, model.highest)
  }

  func answer(to features: Features) -> Prediction.Answer {
    guard let first = roots.first else { preconditionFailure("a model without trees") }
    var best = leaf(under: first, features)
    var sum = best.percentage.count
    for root in roots.dropFirst() {
      let answer = leaf(under: root, features)
      sum += answer.percentage.count
      if answer.percentage > best.percentage { best = answer }
    }
    best.percentage = Share(count: min(max(sum, 0), highest.count))
    return best
  }

  private func leaf(under root: Int, _ features: Features) -> Prediction.Answer {
    var place = root
    while nodes[place].feature >= 0 {
      place = features[nodes[place].feature] < nodes[place].below ? nodes[place].yes : nodes[place].no
    }
    return nodes[place].answer
  }
}

extension TreeModel.Node {
  init(_ node: DiscountModel.Node, of root: Int, reason: Int) {
    feature = node.feature.map(Features.place) ?? -1
    (below, yes, no) = (node.below, root + node.yes, root + node.no)
    answer = Prediction.Answer(percentage: node.percentage, confidence: node.confidence, reason: reason)
  }
}
