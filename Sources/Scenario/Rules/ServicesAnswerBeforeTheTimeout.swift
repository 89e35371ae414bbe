import DiscreteEvents

enum ServicesAnswerBeforeTheTimeout: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for name in Service.Name.allCases {
      let service = scenario.services[name]
      let takes = service.latency.mean + service.store.latency.mean
      guard takes >= service.timeout else { continue }
      let path = "services.\(name.rawValue)"
      let place = findings.firstWritten(path + ".latency", path + ".timeout", path + ".store.latency", path)
      findings.warn(
        place, "\(takes.rough) on average, but callers wait \(service.timeout): most requests fail",
        hint: "write a longer \"timeout\", or shorter latencies")
    }
  }
}
