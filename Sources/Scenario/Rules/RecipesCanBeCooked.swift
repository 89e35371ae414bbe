/// Recipes ask for ingredients that exist, in units that fit, and for no more than there ever is.
enum RecipesCanBeCooked: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for menu in scenario.menus.entries {
      for item in menu.value.items.entries {
        for part in item.value.recipe.entries {
          let path = "menus.\(menu.name).items.\(item.name).recipe.\(part.name)"
          check(part, of: item.name, at: path, scenario.ingredients, &findings)
        }
      }
    }
  }

  private static func check(
    _ part: Named<Amount>.Entry, of item: String, at path: String, _ ingredients: Named<Ingredient>,
    _ findings: inout Findings
  ) {
    guard let ingredient = ingredients[part.name] else {
      return findings.refuseUnknown("ingredient", part.name, at: path, among: ingredients.names)
    }
    let full = ingredient.full ?? ingredient.stock
    guard part.value.kind == ingredient.stock.kind else {
      return findings.refuse(
        path, "\(part.value) of what is in stock as \(ingredient.stock)",
        given: ["ingredients.\(part.name)"],
        hint: "write \(ingredient.stock.kind.words), as in \"ingredients.\(part.name).stock\"")
    }
    if part.value.kind == full.kind, part.value.count > full.count {
      findings.warn(
        path, "\(part.value) is more than there ever is (\(full)): \"\(item)\" can never be cooked",
        hint: "write less, or a larger stock of \"\(part.name)\"")
    }
  }
}

extension Amount.Kind {
  /// What amounts of it are written in.
  var words: String {
    switch self {
    case .mass: "a mass, in mg, g or kg"
    case .volume: "a volume, in ml or l"
    case .pieces: "a number of pieces"
    }
  }
}
