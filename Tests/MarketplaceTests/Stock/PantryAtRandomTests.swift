import DiscreteEvents
import Testing

@testable import Marketplace
@testable import Scenario

@Suite struct PantryAtRandomTests {
  /// The same pantry kept by hand: what each order may take, and what there is.
  private struct Ledger {
    var stock: [Int64]
    var kept: [Int: [Int64]] = [:]
    func free(_ ingredient: Int) -> Int64 {
      stock[ingredient] - (0..<40).reduce(0) { $0 + (kept[$1]?[ingredient] ?? 0) }
    }
  }

  private let needs: [[Int64]] = [[3, 0, 1], [0, 5, 0], [2, 2, 2], [0, 0, 0]]

  private var recipes: Recipes {
    Recipes(needs.map { item in item.enumerated().map { .init(ingredient: $0.offset, count: $0.element) } })
  }

  @Test(arguments: 1...20)
  func nothingIsSoldTwiceAndEverythingIsAccountedFor(seed: UInt64) {
    var dice = RandomStream(seed: seed, purpose: "pantry")
    func below(_ count: Int) -> Int { Int(dice.below(UInt64(count))) }
    var pantry = Pantry([.init(stock: 60), .init(stock: 40, full: 80), .init(stock: 50)], recipes)
    var ledger = Ledger(stock: [60, 40, 50])
    var refusals = 0
    for _ in 0..<400 {
      let order = below(40)
      switch below(10) {
      case 0...4:
        let portions = (0..<1 + below(3)).map { _ in Portions(item: below(4), quantity: 1 + below(4)) }
        let wanted = (0..<3).map { ingredient in
          portions.reduce(0) { $0 + needs[$1.item][ingredient] * Int64($1.quantity) }
        }
        let isThere = ledger.kept[order] != nil || (0..<3).allSatisfy { wanted[$0] <= ledger.free($0) }
        #expect(pantry.reserve(order: order, portions) == isThere)
        if isThere, ledger.kept[order] == nil, wanted != [0, 0, 0] { ledger.kept[order] = wanted }
        if !isThere { refusals += 1 }
      case 5...6:
        let kept = ledger.kept.removeValue(forKey: order)
        #expect(pantry.consume(order: order) == (kept != nil))
        for ingredient in 0..<3 { ledger.stock[ingredient] -= kept?[ingredient] ?? 0 }
      case 7...8:
        #expect(pantry.release(order: order) == (ledger.kept.removeValue(forKey: order) != nil))
      default:
        let ingredient = below(3)
        if below(2) == 0 {
          pantry.spoil(.percent(Int64(below(101))), of: ingredient)
          #expect(pantry.shelves[ingredient].stock >= ledger.stock[ingredient] - ledger.free(ingredient))
        } else {
          pantry.restock(ingredient)
        }
        ledger.stock[ingredient] = pantry.shelves[ingredient].stock
      }
      #expect(pantry.isConsistent)
      #expect(pantry.shelves.map(\.stock) == ledger.stock)
      #expect((0..<3).allSatisfy { pantry.shelves[$0].available == ledger.free($0) && ledger.free($0) >= 0 })
      #expect(pantry.reservationCount == ledger.kept.count)
    }
    #expect(refusals > 0)
  }
}
