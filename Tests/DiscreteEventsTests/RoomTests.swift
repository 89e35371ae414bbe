import Testing
@testable import DiscreteEvents
