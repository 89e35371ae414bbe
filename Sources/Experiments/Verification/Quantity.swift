import DiscreteEvents

/// One figure of a model that theory knows.
struct Quantity<Model: QueueingModel>: Sendable {
  let name: String
  let theory: Double
  /// The model's own figure at the end of what is measured; `nil` if nothing was.
  let read: @Sendable (isolated Model) -> Double?

  init(_ name: String, _ theory: Double, _ read: @escaping @Sendable (isolated Model) -> Double?) {
    self.name = name
    self.theory = theory
    self.read = read
  }
}
