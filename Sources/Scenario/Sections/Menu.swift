public import DiscreteEvents

/// What a restaurant offers.
public struct Menu: Section {
  public var items = Named<Item>()

  public init() {}

  public static let keys = [
    Key<Self>("items", \.items, .named("an item's name", of: Item.self), "What can be ordered, by its name.")
  ]

  public struct Item: Section {
    public enum Diet: String, CaseIterable, Sendable { case vegetarian, vegan, meat }

    public var price = Money.zero
    public var category = ""
    public var text = ""
    public var keywords: [String] = []
    public var diet = Diet.meat
    public var station = ""
    public var preparation: Law<Timespan>?
    public var recipe = Named<Amount>()
    public var available = true
    public var popularity = 1.0

    public init() {}

    public static let keys = [
      Key<Self>("price", \.price, .money(), required: true, "What one costs, before tax."),
      Key("category", \.category, .text(0...100), "Under what it stands on the menu."),
      Key("text", \.text, .text(0...1_000), "How it is described; searches look there too."),
      Key(
        "keywords", \.keywords, .list(of: .text(1...100), from: ""),
        "By what else it is found, and what its menu says of it: \"spicy\"."),
      Key("diet", \.diet, .choice("a diet"), "Whom it suits."),
      Key("station", \.station, .text(0...100), "One of \"kitchens.stations\"."),
      Key("preparation", \.preparation, .optional(.law(), from: Law("17m")), "How long one takes."),
      Key(
        "recipe", \.recipe, .named("an ingredient's name", of: .amount, from: .grams(0)),
        "How much of each of \"ingredients\" one needs."),
      Key("available", \.available, .flag, "Whether it can be ordered at the start."),
      Key("popularity", \.popularity, .number(0...1e6), "How much more often than others it is chosen."),
    ]
  }
}

/// What is cooked from, in each restaurant.
public struct Ingredient: Section {
  public var stock = Amount.grams(0)
  public var full: Amount?
  public var spoils = Share.zero
  public var restocked: TimeOfDay?

  public init() {}

  public static let keys = [
    Key<Self>("stock", \.stock, .amount, required: true, "How much there is at the start."),
    Key(
      "full", \.full, .optional(.amount, from: .grams(0)),
      "How much there is when the stock is full, for percentages; if not given, what there is at the start."),
    Key("spoils", \.spoils, .share(), "What share of the rest is thrown away at the end of the day."),
    Key(
      "restocked", \.restocked, .optional(.timeOfDay, from: .midnight),
      "When the stock is filled up every day; null: never."),
  ]
}
