// swift-tools-version: 6.3
import PackageDescription

// Every target may import only what stands above it in this file: the manifest is the map of the project's arrows.

let isolationMadeExplicit: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

func room(_ name: String, on lower: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: lower, swiftSettings: isolationMadeExplicit)
}

func tests(of name: String, on lower: [Target.Dependency] = [], beside files: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + lower, exclude: files,
    swiftSettings: isolationMadeExplicit)
}

let package = Package(
  name: "orderflow",
  platforms: [.macOS("26.0")],
  products: [
    .executable(name: "orderflow", targets: ["orderflow"]),
    .library(name: "DiscreteEvents", targets: ["DiscreteEvents", "Statistics"]),
  ],
  targets: [
    .target(name: "CTaskRouting"),
    .target(name: "CHeap"),
    .target(
      name: "PortableMath",
      swiftSettings: isolationMadeExplicit,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),  // floor, round and their like: exact
    room("Statistics", on: ["PortableMath"]),
    room("DiscreteEvents", on: ["CTaskRouting", "PortableMath", "Statistics"]),
    room("JSON"),
    room("Messaging", on: ["DiscreteEvents", "Statistics"]),
    room("Scenario", on: ["DiscreteEvents", "JSON", "Messaging"]),
    room("Marketplace", on: ["PortableMath", "DiscreteEvents", "Statistics", "Messaging", "Scenario"]),
    room("Reporting", on: ["DiscreteEvents", "Statistics", "JSON", "Marketplace"]),
    room(
      "Experiments",
      on: ["PortableMath", "DiscreteEvents", "Statistics", "Messaging", "Scenario", "Marketplace", "Reporting"]),
    .executableTarget(
      name: "orderflow",
      dependencies: [
        "CHeap", "DiscreteEvents", "Statistics", "JSON", "Scenario", "Marketplace", "Reporting", "Experiments",
      ],
      swiftSettings: isolationMadeExplicit),
    tests(of: "PortableMath"),
    tests(of: "Statistics"),
    tests(of: "DiscreteEvents", on: ["Statistics", "PortableMath"]),
    tests(of: "JSON"),
    tests(of: "Messaging", on: ["DiscreteEvents", "Statistics"]),
    tests(of: "Scenario", on: ["DiscreteEvents", "JSON", "Messaging"], beside: ["Broken"]),
    tests(of: "Marketplace", on: ["DiscreteEvents", "Statistics", "JSON", "Messaging", "Scenario"]),
    tests(of: "Reporting"),
    tests(of: "Experiments", on: ["DiscreteEvents", "Statistics", "Scenario", "Marketplace"]),
    tests(of: "orderflow", on: ["DiscreteEvents", "JSON", "Scenario"]),
    .testTarget(name: "HouseTests", swiftSettings: isolationMadeExplicit),
  ]
)
