import DiscreteEvents
import Statistics

extension City {
  /// An order as handlers: each step schedules the next.
  actor OrderByTimers: SimulatedActor {
    let simulation: Simulation
    private let town: Town
    // Drawn from in single calls that touch nothing else of the order, so overlap is ruled out.
    @exclusivity(unchecked) private var chance: RandomStream
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
      town.books.place(at: clicked)
      town.publish()
      after(town.times.payment.span(in: .minute, using: &chance)) { $0.pay() }
    }

    private func pay() {
      guard chance.unit() < town.chances.payment else {
        town.books.paymentFailed += 1
        return
      }
      town.publish()
      after(town.times.decision.span(in: .minute, using: &chance)) { $0.decide() }
    }

    private func decide() {
      guard chance.unit() < town.chances.acceptance else {
        town.books.rejected += 1
        town.books.refunds += 1
        return
      }
      town.books.accepted += 1
      town.publish()
      town.couriers.acquire(on: self) { $0.dispatch($1) }
      let kitchen = town.kitchens[Int(chance.below(UInt64(town.kitchens.count)))]
      kitchen.work(for: town.times.cooking.span(in: .minute, using: &chance), on: self) { order, _ in
        order.foodIsReady()
      }
    }

    private func foodIsReady() {
      town.books.ready += 1
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
      town.books.pickedUp += 1
      town.publish()
      after(town.times.driveToCustomer.span(in: .minute, using: &chance)) { $0.deliver() }
    }

    private func deliver() {
      if let courier { town.couriers.release(courier) }
      town.books.deliver(after: now - clicked)
      town.publish()
    }
  }
}
