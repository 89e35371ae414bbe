import DiscreteEvents

/// A kind of law: its name, its parameters and how it is made from them. A new kind is an entry in ``all``.
struct LawDeclaration: Sendable {
  enum Unit: Sendable {
    /// A bound of what is drawn, or a value that may be drawn itself.
    case drawn
    /// In the unit of what is drawn.
    case quantity
    case number
  }

  struct Parameter: Sendable {
    let name: String
    let unit: Unit
    let says: String
  }

  let name: String
  let says: String
  let parameters: [Parameter]
  /// The sets of parameters that determine it.
  let choices: [[String]]
  /// Whether it is cut off at zero, where nothing else is said.
  var isNeverNegative = false
  let make: @Sendable (Arguments) throws(DistributionError) -> any Distribution

  /// Numbers by parameter name.
  struct Arguments: Sendable {
    let values: [String: Double]
    subscript(name: String) -> Double { values[name] ?? .nan }
    func has(_ name: String) -> Bool { values[name] != nil }
  }

  /// May stand in every law.
  static let common = [
    Parameter(
      name: "atLeast", unit: .drawn, says: "Given that it is no less than this; not for laws of whole numbers."),
    Parameter(
      name: "atMost", unit: .drawn, says: "Given that it is no more than this; not for laws of whole numbers."),
    Parameter(name: "plus", unit: .quantity, says: "Added to every draw."),
  ]

  /// What other programs and textbooks call parameters, in small letters.
  static let synonyms = [
    "mu": "mean", "avg": "mean", "average": "mean",
    "sigma": "deviation", "sd": "deviation", "std": "deviation", "stdev": "deviation", "stddev": "deviation",
    "min": "from", "low": "from", "lower": "from", "max": "to", "high": "to", "upper": "to", "k": "shape",
  ]
}

extension LawDeclaration {
  private static func quantity(_ name: String, _ says: String) -> Parameter {
    Parameter(name: name, unit: .quantity, says: says)
  }
  private static func drawn(_ name: String, _ says: String) -> Parameter {
    Parameter(name: name, unit: .drawn, says: says)
  }
  private static func number(_ name: String, _ says: String) -> Parameter {
    Parameter(name: name, unit: .number, says: says)
  }

  private static let mean = quantity("mean", "The mean.")
  private static let deviation = quantity("deviation", "The standard deviation.")
  private static let shape = number("shape", "The shape, a number above 0.")

  static let all = [
    LawDeclaration(
      name: "exponential", says: "Waiting for what may happen at any time.", parameters: [mean], choices: [["mean"]]
    ) { given throws(DistributionError) in try Exponential(mean: given["mean"]) },
    LawDeclaration(
      name: "gamma", says: "Work of several steps: skewed for small shapes, a bell for large ones.",
      parameters: [mean, shape, deviation], choices: [["mean", "shape"], ["mean", "deviation"]]
    ) { given throws(DistributionError) in
      given.has("shape")
        ? try Gamma(mean: given["mean"], shape: given["shape"])
        : try Gamma(mean: given["mean"], standardDeviation: given["deviation"])
    },
    LawDeclaration(
      name: "logNormal", says: "The product of many effects: a long tail.",
      parameters: [mean, deviation, quantity("median", "Half are below."), quantity("p90", "Nine of ten are below.")],
      choices: [["mean", "deviation"], ["median", "p90"]]
    ) { given throws(DistributionError) in
      given.has("median")
        ? try LogNormal(median: given["median"], p90: given["p90"])
        : try LogNormal(mean: given["mean"], standardDeviation: given["deviation"])
    },
    LawDeclaration(
      name: "normal", says: "The sum of many effects: a bell, given that it is not below zero.",
      parameters: [mean, deviation], choices: [["mean", "deviation"]], isNeverNegative: true
    ) { given throws(DistributionError) in
      try Normal(mean: given["mean"], standardDeviation: given["deviation"])
    },
    LawDeclaration(
      name: "uniform", says: "Anything between two bounds, equally likely.",
      parameters: [drawn("from", "The lower bound."), drawn("to", "The upper bound.")], choices: [["from", "to"]]
    ) { given throws(DistributionError) in try Uniform(from: given["from"], to: given["to"]) },
    LawDeclaration(
      name: "triangular", says: "Between two bounds, most often near a third value.",
      parameters: [
        drawn("from", "The lower bound."), drawn("mode", "The likeliest."), drawn("to", "The upper bound."),
      ], choices: [["from", "mode", "to"]]
    ) { given throws(DistributionError) in try Triangular(from: given["from"], mode: given["mode"], to: given["to"]) },
    LawDeclaration(
      name: "weibull", says: "Times to failure: wear for shapes above 1.", parameters: [mean, shape],
      choices: [["mean", "shape"]]
    ) { given throws(DistributionError) in try Weibull(mean: given["mean"], shape: given["shape"]) },
    LawDeclaration(
      name: "pareto", says: "A few are very large.",
      parameters: [drawn("minimum", "The smallest."), shape], choices: [["minimum", "shape"]]
    ) { given throws(DistributionError) in try Pareto(minimum: given["minimum"], shape: given["shape"]) },
    LawDeclaration(
      name: "beta", says: "Between two bounds, with a shape at each.",
      parameters: [
        drawn("from", "The lower bound."), drawn("to", "The upper bound."), number("alpha", "The first shape."),
        number("beta", "The second shape."),
      ], choices: [["from", "to", "alpha", "beta"]]
    ) { given throws(DistributionError) in
      guard given["from"] < given["to"] else {
        throw DistributionError(
          distribution: "Beta", parameter: "to", value: given["to"], requirement: .above(given["from"]))
      }
      let law = try Beta(alpha: given["alpha"], beta: given["beta"])
      return try Shifted(Scaled(law, by: given["to"] - given["from"]), by: given["from"])
    },
    LawDeclaration(
      name: "poisson", says: "How many happen of what may happen at any time: whole numbers.", parameters: [mean],
      choices: [["mean"]]
    ) { given throws(DistributionError) in try Poisson(mean: given["mean"]) },
    LawDeclaration(
      name: "geometric", says: "How many are tried until one succeeds: whole numbers from 1.", parameters: [mean],
      choices: [["mean"]]
    ) { given throws(DistributionError) in try Shifted(Geometric(probability: 1 / given["mean"]), by: 1) },
  ]
}
