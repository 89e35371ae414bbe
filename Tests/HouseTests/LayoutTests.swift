import Testing

struct LayoutTests {
  private let checkout = Checkout()

  @Test func theTopLevelHoldsTheSixVisibleThingsAndNothingElse() throws {
    #expect(try checkout.names() == ["Package.swift", "README.md", "Reports", "Scenarios", "Sources", "Tests"])
  }

  @Test func thereIsNoYAML() throws {
    let yaml = try checkout.files(below: "").filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    #expect(yaml.isEmpty)
  }

  @Test func modulesImportOnlyWhatStandsAboveThemInTheManifest() throws {
    let order = try Arrows(manifest: checkout.text(of: "Package.swift"))
    #expect(order.modules.first == "CTaskRouting")
    #expect(order.modules.last == "orderflow")
    for file in try checkout.sources() {
      for violation in order.violations(in: file) {
        Issue.record("\(violation)")
      }
    }
  }

  @Test func anImportAgainstTheArrowsIsFound() {
    let order = Arrows(manifest: #"targets: [ .target(name: "Low"), room("Middle", on: ["Low"]), room("High")]"#)
    #expect(order.modules == ["Low", "Middle", "High"])
    let file = SourceFile(
      path: "Sources/Middle/Kitchens/Cook.swift",
      text: """
        public import Low
        import Synchronization
        import Middle
        @testable import struct High.Cook
        """)
    #expect(order.violations(in: file).map(\.line) == [3, 4])
  }
}
