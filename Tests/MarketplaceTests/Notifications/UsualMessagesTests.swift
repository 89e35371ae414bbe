import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What customers are told where a scenario says nothing, or that they are told nothing.
struct UsualMessagesTests {
  private func told(_ changes: String...) throws -> (order: [String], sent: Int) {
    let scenario = try ScenarioFolder().scenario("lessons/one-order.json", setting: changes)
    let outcome = try Outcome(simulating: scenario, keeping: .story)
    return (
      (outcome.story?.lines ?? []).filter { $0.what == "told" }.map { "\($0.who): \($0.detail)" },
      outcome.notifications.sent
    )
  }

  @Test func whoOrdersHearsTheUsualThings() throws {
    let (words, sent) = try told()
    #expect(
      words == [
        "Asha: We have your payment of 13.28 and your order at Luigi: 1 Margherita.",
        "Asha: Luigi has accepted your order.",
        "Asha: Ravi is on the way to you with your order.",
        "Asha: Your order from Luigi is delivered. Enjoy your meal!",
      ])
    #expect(sent == 4)
  }

  /// Who pays afterwards hears of the order first.
  @Test func whoPaysInCashHearsOfTheOrder() throws {
    let (words, _) = try told(
      #"replay=[{"at":"19:05","customer":"Asha","does":"order","restaurant":"Luigi","items":{"Margherita":1}}]"#,
      #"payments.methods={"card":0,"wallet":0,"cash":1}"#)
    #expect(words.first == "Asha: We have your order at Luigi: 1 Margherita, 13.28.")
    #expect(words.count == 5 && words[1].hasPrefix("Asha: We have your payment of ") == false)
  }

  @Test func whoseOrderIsRejectedHearsWhy() throws {
    let (words, _) = try told("restaurants.rejects=100%")
    #expect(
      words.last
        == "Asha: Luigi cannot take your order: the restaurant cannot take it. What you have paid is given back.")
  }

  @Test(arguments: [#""none""#, "{}"])
  func nobodyIsToldAnythingWhereTheScenarioWantsIt(messages: String) throws {
    let (words, sent) = try told("orders.messages=\(messages)")
    #expect(words.isEmpty && sent == 0)
  }

  @Test func whatAScenarioSaysStandsAlone() throws {
    #expect(try told(#"orders.messages={"delivered":"It is there."}"#).order == ["Asha: It is there."])
  }
}
