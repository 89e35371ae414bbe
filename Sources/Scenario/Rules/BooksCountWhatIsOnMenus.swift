/// The day's books know no items but those of some menu.
enum BooksCountWhatIsOnMenus: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let known = scenario.itemNames
    for name in scenario.soFar.items.names where !known.contains(name) {
      findings.refuseUnknown("item", name, at: "soFar.items.\(name)", among: known)
    }
  }
}
