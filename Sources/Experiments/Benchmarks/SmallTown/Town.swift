import DiscreteEvents
import Messaging

/// What orders share: kitchens, couriers, the message broker and the books.
///
/// Not for a city yet: distances, opening hours and shifts are all the same for everybody.
final class Town: @unchecked Sendable {  // used by its simulation's thread only
  let simulation: Simulation
  let kitchens: [Resource]
  let couriers: Resource
  @exclusivity(unchecked) public var broker: Fanout<Exponential>
  let times: OrderTimes
  let chances: OrderChances
  // Broker and books change a dozen times an order; nobody keeps hold of them, so checks at run time would find nothing.
  @exclusivity(unchecked) public var books = OrderBooks()

  /// How large a town is.
  struct Size: Sendable, Hashable {
    var restaurants: Int
    /// Each cooks one order at a time.
    var cooksPerRestaurant: Int
    var couriers: Int
    /// Services that hear of every step of an order.
    var subscribers: Int

    init(restaurants: Int, cooksPerRestaurant: Int, couriers: Int, subscribers: Int = 3) {
      self.restaurants = restaurants
      self.cooksPerRestaurant = cooksPerRestaurant
      self.couriers = couriers
      self.subscribers = subscribers
    }
  }

  init(in simulation: Simulation, size: Size) throws(DistributionError) {
    self.simulation = simulation
    kitchens = (0..<size.restaurants).map {
      Resource(in: simulation, name: "kitchen \($0)", capacity: size.cooksPerRestaurant)
    }
    couriers = Resource(in: simulation, name: "couriers", capacity: size.couriers)
    times = try OrderTimes()
    chances = OrderChances()
    broker = Fanout(in: simulation, subscribers: size.subscribers, delay: times.delivery)
  }

  /// Tells the broker that an order has come to its next stage.
  ///
  /// Kept out of line: an order does it at six places, and six copies are slower than six calls.
  @inline(never)
  func publish() { broker.publish() }
}
