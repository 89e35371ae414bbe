import DiscreteEvents

/// A delivery, or several, offered to one partner or several: the first to accept has it.
final class Offer: @unchecked Sendable {
  let number: Int
  let proposal: Proposal
  let orders: [Order]
  /// Who has not answered yet.
  @exclusivity(unchecked) var asked: [Int]
  @exclusivity(unchecked) var refused: [Int] = []
  @exclusivity(unchecked) var timeout = Timer.none
  @exclusivity(unchecked) var isOver = false

  init(number: Int, _ proposal: Proposal, _ orders: [Order]) {
    self.number = number
    self.proposal = proposal
    self.orders = orders
    asked = proposal.partners
  }

  func touch(_ faults: UInt64) {
    for order in orders { order.touch(faults) }
  }
}
