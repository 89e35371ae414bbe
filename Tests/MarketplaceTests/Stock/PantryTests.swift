import DiscreteEvents
import Testing

@testable import Marketplace
@testable import Scenario

@Suite struct PantryTests {
  private static let (paneer, dal, flour) = (0, 1, 2)
  private static let (tikka, makhani, naan, water) = (0, 1, 2, 3)

  /// The dine-in walkthrough: 150 g of paneer, 100 g of dal, 60 g of flour each. Counts are milligrams.
  private func pantry(paneer: Int64 = 1_000_000) -> Pantry {
    Pantry(
      [.init(stock: paneer, full: 2_000_000), .init(stock: 500_000), .init(stock: 300_000, spoils: .percent(20))],
      Recipes([
        [.init(ingredient: Self.paneer, count: 150_000)], [.init(ingredient: Self.dal, count: 100_000)],
        [.init(ingredient: Self.flour, count: 60_000)], [],
      ]))
  }

  private let table = [
    Portions(item: tikka, quantity: 2), Portions(item: makhani), Portions(item: naan, quantity: 3),
  ]

  private func available(_ pantry: Pantry) -> [Int64] { pantry.shelves.map(\.available) }

  @Test func anOrderReservesWhatItsItemsNeed() {
    var pantry = pantry()
    #expect(pantry.reserve(order: 7, table) == true)
    #expect(pantry.shelves.map(\.reserved) == [300_000, 100_000, 180_000])
    #expect(available(pantry) == [700_000, 400_000, 120_000])
    #expect(pantry.shelves.map(\.stock) == [1_000_000, 500_000, 300_000])
    #expect(pantry.isConsistent)
  }

  @Test func whatIsReservedIsUsedOnce() {
    var pantry = pantry()
    _ = pantry.reserve(order: 7, table)
    #expect(pantry.consume(order: 7) == true)
    #expect(!pantry.consume(order: 7) && !pantry.release(order: 7))
    #expect(pantry.shelves.map(\.stock) == [700_000, 400_000, 120_000])
    #expect(pantry.shelves.map(\.consumed) == [300_000, 100_000, 180_000])
    #expect(pantry.shelves.map(\.reserved) == [0, 0, 0] && pantry.reservationCount == 0 && pantry.isConsistent)
  }

  @Test func orReleasedOnce() {
    var pantry = pantry()
    _ = pantry.reserve(order: 7, table)
    #expect(pantry.release(order: 7) == true)
    #expect(!pantry.release(order: 7) && !pantry.consume(order: 7))
    #expect(available(pantry) == [1_000_000, 500_000, 300_000])
    #expect(pantry.shelves.map(\.consumed) == [0, 0, 0] && pantry.isConsistent)
  }

  @Test func aReservationIsForAllOrNothing() {
    var pantry = pantry(paneer: 299_999)
    #expect(pantry.reserve(order: 7, table) == false)
    #expect(available(pantry) == [299_999, 500_000, 300_000])
    #expect(pantry.reservationCount == 0 && !pantry.release(order: 7))
  }

  @Test func linesThatNeedTheSameShareIt() {
    // 5 naan are all the flour there is, however they are written.
    var pantry = pantry()
    #expect(pantry.canMake(Self.naan, quantity: 5) && !pantry.canMake(Self.naan, quantity: 6))
    #expect(
      pantry.reserve(order: 1, [Portions(item: Self.naan, quantity: 3), Portions(item: Self.naan, quantity: 3)])
        == false)
    #expect(
      pantry.reserve(order: 1, [Portions(item: Self.naan, quantity: 3), Portions(item: Self.naan, quantity: 2)]) == true
    )
    #expect(!pantry.canMake(Self.naan))
  }

  @Test func whatOneHasReservedNobodyElseGets() {
    var pantry = pantry(paneer: 300_000)
    #expect(pantry.reserve(order: 1, [Portions(item: Self.tikka)]) == true)
    #expect(pantry.reserve(order: 2, [Portions(item: Self.tikka, quantity: 2)]) == false)
    pantry.release(order: 1)
    #expect(pantry.reserve(order: 2, [Portions(item: Self.tikka, quantity: 2)]) == true)
  }

  @Test func anOrderThatAsksTwiceHasOneReservation() {
    var pantry = pantry()
    #expect(pantry.reserve(order: 7, table) && pantry.reserve(order: 7, table))
    #expect(pantry.shelves.map(\.reserved) == [300_000, 100_000, 180_000])
    #expect(pantry.reservationCount == 1)
  }

  @Test func theLevelIsThatOfTheScarcestIngredientThatIsNotReserved() {
    var pantry = Pantry(
      [.init(stock: 500, full: 1_000), .init(stock: 280, full: 1_000), .init(stock: 900, full: 600)],
      Recipes([
        [.init(ingredient: 0, count: 10), .init(ingredient: 1, count: 10)], [.init(ingredient: 0, count: 100)],
        [.init(ingredient: 2, count: 1)], [],
      ]))
    #expect(pantry.level(of: 0) == 0.28)
    #expect(pantry.level(of: 1) == 0.5)
    #expect(pantry.reserve(order: 1, [Portions(item: 1, quantity: 3)]) == true)
    #expect(pantry.level(of: 0) == 0.2 && pantry.level(of: 1) == 0.2)
    #expect(pantry.level(of: 2) == 1)
    #expect(pantry.level(of: 3) == nil && pantry.level(of: 99) == nil)
  }

  @Test func anItemIsOutWhenNotEvenOnePortionIsLeft() {
    var pantry = Pantry(
      [.init(stock: 25), .init(stock: 5)],
      Recipes([
        [.init(ingredient: 0, count: 10), .init(ingredient: 1, count: 1)], [.init(ingredient: 1, count: 6)], [],
      ]))
    #expect((0...3).map { pantry.isOut($0) } == [false, true, false, false])
    #expect(pantry.reserve(order: 1, [Portions(item: 0, quantity: 2)]) == true)
    #expect(pantry.isOut(0))
    pantry.release(order: 1)
    #expect(!pantry.isOut(0))
  }

  @Test func spoilageLeavesWhatIsReserved() {
    var pantry = pantry()
    #expect(pantry.reserve(order: 1, [Portions(item: Self.naan, quantity: 3)]) == true)
    pantry.spoil()
    // A fifth of the 120 g that nobody has reserved; nothing else spoils.
    #expect(pantry.shelves.map(\.spoiled) == [0, 0, 24_000])
    #expect(pantry.shelves[Self.flour].stock == 276_000)
    pantry.spoil(.all, of: Self.flour)
    #expect(pantry.shelves[Self.flour].stock == 180_000 && pantry.consume(order: 1) && pantry.isConsistent)
  }

  @Test func spoilageIsRoundedToTheNearestUnit() {
    var pantry = Pantry([.init(stock: 7), .init(stock: 7), .init(stock: Int64.max)], Recipes([]))
    pantry.spoil(.percent(50), of: 0)
    pantry.spoil(.percent(49), of: 1)
    pantry.spoil(.percent(50), of: 2)
    // 3.5, 3.43, and half of 2^63 - 1.
    #expect(pantry.shelves.map(\.spoiled) == [4, 3, 1 << 62])
  }

  @Test func shelvesAreFilledUpAndNeverEmptiedByIt() {
    var pantry = Pantry([.init(stock: 300, full: 1_000), .init(stock: 900, full: 600), .init(stock: 5)], Recipes([]))
    pantry.restock()
    #expect(pantry.shelves.map(\.stock) == [1_000, 900, 5])
    #expect(pantry.shelves.map(\.restocked) == [700, 0, 0] && pantry.isConsistent)
  }

  @Test func foodOfOrdersCancelledLaterIsCountedAsWasted() {
    var pantry = pantry()
    _ = pantry.reserve(order: 7, table)
    pantry.consume(order: 7)
    pantry.noteWaste(of: table)
    #expect(pantry.shelves.map(\.wasted) == pantry.shelves.map(\.consumed) && pantry.isConsistent)
  }

  @Test func aRestaurantWithoutIngredientsHasEverything() {
    var pantry = Pantry([], Recipes([[.init(ingredient: 0, count: 5)]]))
    #expect(pantry.canMake(0, quantity: 1_000_000) && pantry.reserve(order: 1, [Portions(item: 0, quantity: 9)]))
    #expect(pantry.level(of: 0) == nil && pantry.reservationCount == 0)
    pantry.spoil()
    pantry.restock()
    pantry.noteWaste(of: [Portions(item: 0)])
    #expect(!pantry.consume(order: 1) && pantry.isConsistent)
  }

  @Test func moreThanCanBeCountedIsNotThere() {
    var pantry = Pantry([.init(stock: .max)], Recipes([[.init(ingredient: 0, count: 1 << 40)]]))
    #expect(!pantry.canMake(0, quantity: 1 << 40))
    #expect(
      pantry.reserve(order: 1, [Portions(item: 0, quantity: 1 << 22), Portions(item: 0, quantity: 1 << 22)]) == false)
  }

  @Test func itemsAndIngredientsHaveTheNumbersOfTheirPlaces() {
    var menu = Menu()
    menu.items["Naan"] = item(["flour": .grams(60)])
    menu.items["Water"] = item([:])
    menu.items["Tikka"] = item(["flour": .grams(1), "paneer": .grams(150)])
    let ingredients: Named<Ingredient> = ["paneer": ingredient(.grams(300)), "flour": ingredient(.grams(61))]
    let recipes = Recipes(menu, ingredients: ingredients)
    #expect(recipes[0] == [.init(ingredient: 1, count: 60_000)])
    #expect(recipes[1].isEmpty && recipes[9].isEmpty)
    var pantry = Pantry(ingredients, recipes)
    #expect(pantry.reserve(order: 1, [Portions(item: 0), Portions(item: 2)]) == true)
    #expect(available(pantry) == [150_000, 0])
  }

  private func item(_ recipe: Named<Amount>) -> Menu.Item {
    var item = Menu.Item()
    item.recipe = recipe
    return item
  }

  private func ingredient(_ stock: Amount) -> Ingredient {
    var ingredient = Ingredient()
    ingredient.stock = stock
    return ingredient
  }
}
