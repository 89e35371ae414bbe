import DiscreteEvents

/// An order as a process: its life, told from the click to the door.
///
///                                    ┌▶ kitchen: cooks Γ(2), mean 15 ┐
///     click ─ pay 0.2 ─ decide 1.0 ──┤                               ├─ drive 6…24 ─▶ door
///              3 % fail   5 % reject └▶ courier: drives there 3…9    ┘
///
/// Times are minutes. At each of six stages (placed, paid, accepted, ready, picked up, delivered) the broker is told.
actor TownOrder: SimulatedActor {
  let simulation: Simulation
  private let town: Town
  // Drawn from in single calls that touch nothing else of the order, so overlap is ruled out.
  @exclusivity(unchecked) private var chance: RandomStream

  init(number: Int, in town: Town) {
    simulation = town.simulation
    self.town = town
    chance = simulation.stream("order", entity: UInt32(truncatingIfNeeded: number))
  }

  func live() async throws {
    let clicked = now
    town.books.place(at: clicked)
    town.publish()

    try await sleep(for: town.times.payment.span(in: .minute, using: &chance))
    guard chance.unit() < town.chances.payment else {
      town.books.paymentFailed += 1
      return
    }
    town.publish()

    try await sleep(for: town.times.decision.span(in: .minute, using: &chance))
    guard chance.unit() < town.chances.acceptance else {
      town.books.rejected += 1
      town.books.refunds += 1
      return
    }
    town.books.accepted += 1
    town.publish()

    let cooking = spawn("cooking") { try await $0.cook() }
    let courier = try await town.couriers.acquire()
    try await sleep(for: town.times.driveToRestaurant.span(in: .minute, using: &chance))
    try await cooking.join()
    town.books.pickedUp += 1
    town.publish()

    try await sleep(for: town.times.driveToCustomer.span(in: .minute, using: &chance))
    town.couriers.release(courier)
    town.books.deliver(after: now - clicked)
    town.publish()
  }

  private func cook() async throws {
    let kitchen = town.kitchens[Int(chance.below(UInt64(town.kitchens.count)))]
    try await kitchen.work(for: town.times.cooking.span(in: .minute, using: &chance))
    town.books.ready += 1
    town.publish()
  }
}
