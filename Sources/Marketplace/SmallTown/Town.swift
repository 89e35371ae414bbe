public import DiscreteEvents
public import Messaging

/// What orders share: kitchens, couriers, the message broker and the books.
///
/// Not for a city yet: distances, opening hours and shifts are all the same for everybody.
public final class Town: @unchecked Sendable {  // used by its simulation's thread only
  public let simulation: Simulation
  public let kitchens: [Resource]
  public let couriers: Resource
  @exclusivity(unchecked) public var broker: Fanout<Exponential>
  public let times: OrderTimes
  public let chances: OrderChances
  // Broker and books change a dozen times an order; nobody keeps hold of them, so checks at run time would find nothing.
  @exclusivity(unchecked) public var books = OrderBooks()

  /// How large a town is.
  public struct Size: Sendable, Hashable {
    public var restaurants: Int
    /// Each cooks one order at a time.
    public var cooksPerRestaurant: Int
    public var couriers: Int
    /// Services that hear of every step of an order.
    public var subscribers: Int

    public init(restaurants: Int, cooksPerRestaurant: Int, couriers: Int, subscribers: Int = 3) {
      self.restaurants = restaurants
      self.cooksPerRestaurant = cooksPerRestaurant
      self.couriers = couriers
      self.subscribers = subscribers
    }
  }

  public init(in simulation: Simulation, size: Size) throws(DistributionError) {
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
  public func publish() { broker.publish() }
}
