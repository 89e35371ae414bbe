import DiscreteEvents

enum ServicesAnswerBeforeTheTimeout: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (name, property) in Services.byName {
      let service = scenario.services[keyPath: property]
      let takes = service.latency.mean + service.store.latency.mean
      guard takes >= service.timeout else { continue }
      let path = "services.\(name)"
      let place = findings.firstWritten(path + ".latency", path + ".timeout", path + ".store.latency", path)
      findings.warn(
        place, "\(takes.rough) on average, but callers wait \(service.timeout): most requests fail",
        hint: "write a longer \"timeout\", or shorter latencies")
    }
  }
}
