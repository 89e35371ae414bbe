import DiscreteEvents
import Statistics

extension City {
  /// An order as handlers: each step schedules the next.
  actor OrderByTimers: SimulatedActor {
    let simulation: Simulation
    private let town: Town
    private var chance: RandomStream
    private let clicked: Instant
    private var courier: Grant?
    /// The food and the courier.
    private var missingForPickup = 2

    init(number: Int, in town: Town) {
      simulation = town.simulation
      self.town = town
      chance = simulation.stream("order", entity: UInt32(truncatingIfNeeded: number))
      clicked = simulation.now
    }

    func place() {
      town.tally.placed += 1
      town.publish()
      after(town.times.payment.span(in: .minute, using: &chance)) { $0.pay() }
    }

    private func pay() {
      guard chance.unit() < 0.97 else {
        town.tally.paymentFailed += 1
        return
      }
      town.publish()
      after(town.times.decision.span(in: .minute, using: &chance)) { $0.decide() }
    }

    private func decide() {
      guard chance.unit() < 0.95 else {
        town.tally.rejected += 1
        town.tally.refunds += 1
        return
      }
      town.tally.accepted += 1
      town.publish()
      town.couriers.acquire(for: self) { $0.dispatch($1) }
      let kitchen = town.kitchens[Int(chance.below(200))]
      kitchen.work(for: town.times.cooking.span(in: .minute, using: &chance), for: self) { order, _ in
        order.foodIsReady()
      }
    }

    private func foodIsReady() {
      town.tally.ready += 1
      town.publish()
      pickUpIfComplete()
    }

    private func dispatch(_ courier: Grant?) {
      self.courier = courier
      after(town.times.driveToRestaurant.span(in: .minute, using: &chance)) { $0.pickUpIfComplete() }
    }

    private func pickUpIfComplete() {
      missingForPickup -= 1
      guard missingForPickup == 0 else { return }
      town.tally.pickedUp += 1
      town.publish()
      after(town.times.driveToCustomer.span(in: .minute, using: &chance)) { $0.deliver() }
    }

    private func deliver() {
      if let courier { town.couriers.release(courier) }
      town.tally.clickToDoor.add((now - clicked).inMinutes)
      town.publish()
    }
  }
}
