enum StocksAreNoFullerThanFull: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for ingredient in scenario.ingredients.entries {
      guard let full = ingredient.value.full else { continue }
      let (stock, path) = (ingredient.value.stock, "ingredients.\(ingredient.name)")
      if full.kind != stock.kind {
        findings.refuse(
          path + ".full", "\(full) of what is in stock as \(stock)", given: [path + ".stock"],
          hint: "write \(stock.kind.words)")
      } else if stock.count > full.count {
        findings.refuse(
          path + ".stock", "\(stock) is more than the full stock of \(full)", given: [path + ".full"],
          hint: "write at most \(full), or a larger \"full\"")
      }
    }
  }
}
