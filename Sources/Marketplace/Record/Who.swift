import Scenario

/// Who did something: a role, and which one of those who have it.
struct Who: Sendable, Hashable {
  enum Role: UInt8, Sendable, CaseIterable {
    case customer, restaurant, kitchen, partner, dispatcher, service, broker, platform
  }

  let role: Role
  let number: Int32

  init(_ role: Role, _ number: Int = 0) {
    self.role = role
    self.number = Int32(truncatingIfNeeded: number)
  }

  static func service(_ name: Service.Name) -> Who { Who(.service, name.number) }
  static let platform = Who(.platform)
  static let dispatcher = Who(.dispatcher)
}

extension Service.Name {
  /// Its place among all services, to find what is kept of it in an array.
  var number: Int { Self.numbers[self] ?? 0 }

  private static let numbers = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
