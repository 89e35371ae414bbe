import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What a restaurant changes on its menu, and when customers see it.
struct MenuTests {
  private static let columns = "at,does,customer,restaurant,order,items,item,amount,available,picture,query,answer"

  private func day(_ settings: String..., actions: String...) throws -> Reference {
    let day = try Reference(Town.scenario(settings, columns: Self.columns, actions, isStrict: false))
    #expect(day.outcome.wrongAnswers.map { "\($0.action): \($0.answer)" } == [])
    #expect(day.outcome.refusals.map { "\($0.action): \($0.answer)" } == [])
    return day
  }

  /// The picture takes 4 s; until then there is no such dish.
  @Test func aDishIsOnTheMenuWhenItsPictureIsScaled() throws {
    let day = try day(
      actions: "12:00,addItem,,Luigi,,,Tiramisu,5.00,,true,,201", "12:00:03,order,Asha,Luigi,,Tiramisu: 1,,,,,,400",
      "12:00:05,order,Asha,Luigi,a,Tiramisu: 1,,,,,,201")
    #expect(day.lines("itemAdded") == ["12:00:04 Luigi itemAdded Tiramisu"])
    #expect(try day.order("a").quote.subtotal == Money(5))
  }

  /// Both are asked for while neither is there; the second picture is ready two seconds after the first.
  @Test func ofTwoDishesOfOneNameTheSecondIsRefusedWhenItsPictureIsScaled() throws {
    let day = try day(
      actions: "12:00,addItem,,Luigi,,,Tiramisu,5.00,,true,,201", "12:00:02,addItem,,Luigi,,,Tiramisu,6.00,,true,,409",
      "12:00:09,order,Asha,Luigi,a,Tiramisu: 1,,,,,,201")
    #expect(day.lines("itemAdded") == ["12:00:04 Luigi itemAdded Tiramisu"])
    #expect(day.market.restaurants[0].call { $0.menu.count { $0.name == "Tiramisu" } } == 1)
    #expect(try day.order("a").quote.subtotal == Money(5))
  }

  @Test func aDishWithoutAPictureIsThereAtOnceAndNoneIsThereTwice() throws {
    let day = try day(
      actions: "12:00,addItem,,Luigi,,,Tiramisu,5.00,,false,,201", "12:00:01,order,Asha,Luigi,a,Tiramisu: 1,,,,,,201",
      "12:01,addItem,,Luigi,,,Tiramisu,6.00,,false,,409", "12:02,addItem,,Luigi,,,Grappa,,,false,,400")
    #expect(day.lines("itemAdded") == ["12:00:00 Luigi itemAdded Tiramisu"])
  }

  @Test func aPriceHoldsForOrdersAfterItsChange() throws {
    let day = try day(
      actions: "12:00,order,Asha,Luigi,a,Margherita: 2,,,,,,201", "12:01,changePrice,,Luigi,,,Margherita,11.50,,,,200",
      "12:02,order,Bela,Luigi,b,Margherita: 2,,,,,,201", "12:03,changePrice,,Luigi,,,Sushi,9.00,,,,404")
    #expect(try day.order("a").quote.subtotal == Money(20))
    #expect(try day.order("b").quote.subtotal == Money(23))
  }

  @Test func whatIsSwitchedOffCannotBeOrderedUntilItIsOnAgain() throws {
    _ = try day(
      actions: "12:00,setAvailability,,Luigi,,,Margherita,,false,,,200",
      "12:01,order,Asha,Luigi,,Margherita: 1,,,,,,400",
      "12:02,order,Asha,Luigi,a,Calzone: 1,,,,,,201", "12:03,setAvailability,,Luigi,,,Margherita,,true,,,200",
      "12:04,order,Bela,Luigi,b,Margherita: 1,,,,,,201")
  }

  /// Only what is given is changed: a new price does not put on the menu again what is sold out.
  @Test func anUpdateLeavesAsItWasWhatItDoesNotName() throws {
    let day = try day(
      actions: "12:00,setAvailability,,Luigi,,,Margherita,,false,,,200",
      "12:01,updateItem,,Luigi,,,Margherita,11.00,,false,,200", "12:02,order,Asha,Luigi,,Margherita: 1,,,,,,400",
      "12:03,updateItem,,Luigi,,,Margherita,,true,false,,200", "12:04,order,Asha,Luigi,a,Margherita: 1,,,,,,201")
    #expect(try day.order("a").quote.subtotal == Money(11))
  }

  @Test func whatIsSwitchedOffBeforeTheRestaurantHasDecidedIsRejected() throws {
    let day = try day(
      actions: "12:00,order,Asha,Luigi,a,Margherita: 1,,,,,,201",
      "12:00:30,setAvailability,,Luigi,,,Margherita,,false,,,200")
    #expect(day.lines("rejected") == ["12:01:00 Luigi rejected something has run out"])
  }

  @Test func whatIsRemovedIsGoneAndWhatWasAcceptedIsStillCooked() throws {
    let day = try day(
      actions: "12:00,order,Asha,Luigi,a,Margherita: 1,,,,,,201", "12:02,removeItem,,Luigi,,,Margherita,,,,,204",
      "12:03,order,Bela,Luigi,,Margherita: 1,,,,,,400", "12:04,removeItem,,Luigi,,,Margherita,,,,,404",
      "12:05,changePrice,,Luigi,,,Margherita,9.00,,,,404")
    #expect(try day.order("a").status == .delivered)
    #expect(day.lines("itemRemoved") == ["12:02:00 Luigi itemRemoved Margherita"])
  }

  /// The index hears of a change two seconds later; until then the menu knows more than the search.
  @Test func searchesSeeAChangeWhenTheIndexHasCaughtUp() throws {
    let day = try day(
      #"broker.topics={ "restaurant.updated": { "subscribers": { "search": { "latency": "2s" } } } }"#,
      actions: "12:00,addItem,,Luigi,,,Tiramisu,5.00,,false,,201", "12:00:01,search,Asha,,,,,,,,tiramisu,200",
      "12:00:03,search,Asha,,,,,,,,tiramisu,200", "12:10,removeItem,,Luigi,,,Tiramisu,,,,,204",
      "12:10:01,search,Asha,,,,,,,,tiramisu,200", "12:10:03,search,Asha,,,,,,,,tiramisu,200")
    #expect(
      day.lines("searched") == [
        "12:00:01 Asha searched", "12:00:03 Asha searched Luigi", "12:10:01 Asha searched Luigi",
        "12:10:03 Asha searched",
      ])
  }
}
