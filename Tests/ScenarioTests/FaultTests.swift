import Testing

@testable import Scenario

struct FaultTests {
  @Test(arguments: [
    ("loses", "10%"), ("duplicates", "10%"), ("delays", "10%"), ("reorders", "10%"), ("down", "100%"),
    ("slow", "100%"), ("crashes", "100%"), ("partitioned", "100%"),
  ])
  func whatNobodySaysOfAFaultsExtentDependsOnItsKind(kind: String, extent: String) throws {
    let fault = try #require(Fault.Kind(rawValue: kind).map { Fault(of: $0, share: nil) })
    #expect("\(fault.extent)" == extent)
    #expect(Fault(of: fault.kind, share: .percent(30)).extent == .percent(30))
  }
}

extension Fault {
  fileprivate init(of kind: Kind, share: Share?) {
    self.init()
    (self.kind, self.share) = (kind, share)
  }
}
