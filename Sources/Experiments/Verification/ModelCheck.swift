import DiscreteEvents

/// A model, how long to run it, and what theory says about it.
struct ModelCheck: Sendable {
  enum Style: String, Sendable {
    case processes, handlers
  }

  typealias Replication = @Sendable (_ seed: UInt64, _ number: Int) throws -> Observation

  /// The same model in the other style: it must give the same observations, to the bit.
  struct Twin: Sendable {
    let replications: Int
    let observe: Replication
  }

  /// In Kendall's notation: "M/M/1".
  let model: String
  let parameters: String
  let style: Style
  let quantities: [(name: String, theory: Double)]
  let replications: Int
  let observe: Replication
  private(set) var twin: Twin?
  private let length: RunLength

  init<Model: QueueingModel>(
    _ model: String, _ parameters: String, _ style: Style, lasting length: RunLength,
    _ quantities: [Quantity<Model>], in make: @escaping @Sendable (Simulation) throws -> Model
  ) {
    self.model = model
    self.parameters = parameters
    self.style = style
    self.length = length
    self.quantities = quantities.map { ($0.name, $0.theory) }
    replications = length.replications
    observe = Self.replication(lasting: length, quantities, in: make)
  }

  /// This check, with the other style's model beside it for the first few replications.
  func comparedWith<Model: QueueingModel>(
    replications: Int, _ quantities: [Quantity<Model>], in make: @escaping @Sendable (Simulation) throws -> Model
  ) -> ModelCheck {
    precondition(replications <= self.replications, "there are \(self.replications) replications to compare with")
    var check = self
    check.twin = Twin(replications: replications, observe: Self.replication(lasting: length, quantities, in: make))
    return check
  }

  private static func replication<Model: QueueingModel>(
    lasting length: RunLength, _ quantities: [Quantity<Model>],
    in make: @escaping @Sendable (Simulation) throws -> Model
  ) -> Replication {
    { seed, number in
      let model = try make(Simulation(seed: seed, replication: UInt32(number)))
      return try Observation(of: model, lasting: length, reading: quantities)
    }
  }
}
