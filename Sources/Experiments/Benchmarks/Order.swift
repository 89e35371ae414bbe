import DiscreteEvents
import Statistics

extension City {
  /// An order as a process: its life, told from the click to the door.
  actor Order: SimulatedActor {
    let simulation: Simulation
    private let town: Town
    private var chance: RandomStream

    init(number: Int, in town: Town) {
      simulation = town.simulation
      self.town = town
      chance = simulation.stream("order", entity: UInt32(truncatingIfNeeded: number))
    }

    func live() async throws {
      let clicked = now
      town.tally.placed += 1
      town.publish()

      try await sleep(for: town.times.payment.span(in: .minute, using: &chance))
      guard chance.unit() < 0.97 else {
        town.tally.paymentFailed += 1
        return
      }
      town.publish()

      try await sleep(for: town.times.decision.span(in: .minute, using: &chance))
      guard chance.unit() < 0.95 else {
        town.tally.rejected += 1
        town.tally.refunds += 1
        return
      }
      town.tally.accepted += 1
      town.publish()

      let cooking = spawn("cooking") { try await $0.cook() }
      let courier = try await town.couriers.acquire()
      try await sleep(for: town.times.driveToRestaurant.span(in: .minute, using: &chance))
      try await cooking.join()
      town.tally.pickedUp += 1
      town.publish()

      try await sleep(for: town.times.driveToCustomer.span(in: .minute, using: &chance))
      town.couriers.release(courier)
      town.tally.clickToDoor.add((now - clicked).inMinutes)
      town.publish()
    }

    private func cook() async throws {
      let kitchen = town.kitchens[Int(chance.below(200))]
      try await kitchen.work(for: town.times.cooking.span(in: .minute, using: &chance))
      town.tally.ready += 1
      town.publish()
    }
  }
}
