/// What messages leave open is something that is known when they are sent.
enum MessagesHaveKnownBlanks: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for message in scenario.orders.messages.entries {
      check(message.value, at: "orders.messages.\(message.name)", among: OrderLife.blanks, &findings)
    }
    check(
      scenario.customers.login.message, at: "customers.login.message", among: Customers.Login.blanks, &findings)
  }

  private static func check(_ text: String, at path: String, among known: [String], _ findings: inout Findings) {
    for part in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      guard let end = part.firstIndex(of: "}") else { continue }
      let blank = "{\(part[...end])"
      guard !known.contains(blank) else { continue }
      let nearest = nearestWord(to: blank, among: known)
      findings.refuse(
        path, "nothing stands for \(blank)", hint: "write \(nearest ?? "one of " + known.joined(separator: ", "))")
    }
  }
}
