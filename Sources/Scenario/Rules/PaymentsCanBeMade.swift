import DiscreteEvents

/// What completes a payment, or heals a lost webhook, comes before the order lapses.
enum PaymentsCanBeMade: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let (payments, lifetime) = (scenario.payments, scenario.payments.intentLifetime)
    if payments.polling.after >= lifetime {
      let path = findings.firstWritten("payments.polling.after", "payments.intentLifetime", "payments")
      findings.warn(
        path, "the gateway is first asked after \(payments.polling.after), when the order has lapsed (\(lifetime))",
        hint: "write less than \(lifetime)")
    }
    if payments.webhook.retries > 0, payments.webhook.retriesEvery >= lifetime {
      let path = findings.firstWritten("payments.webhook.retriesEvery", "payments.intentLifetime", "payments")
      findings.warn(
        path,
        "a webhook is first repeated after \(payments.webhook.retriesEvery), when the order has lapsed (\(lifetime))",
        hint: "write less than \(lifetime)")
    }
    if payments.authorisation.mean >= lifetime {
      let path = findings.firstWritten("payments.authorisation", "payments.intentLifetime", "payments")
      findings.warn(
        path, "the bank takes \(payments.authorisation.mean) on average, but orders lapse after \(lifetime)",
        hint: "write less than \(lifetime)")
    }
  }
}
