import Testing

@Suite struct ReadmeTests {
  @Test func theReadmesExampleIsTheOneThatIsTested() throws {
    let checkout = Checkout()
    let tested = try checkout.text(of: "Tests/DiscreteEventsTests/ReadmeExampleTests.swift")
    let example = tested.split(separator: "// ----\n", omittingEmptySubsequences: false)[1]
    #expect(try checkout.text(of: "README.md").contains(example))
  }
}
