/// What the search index knows of a restaurant: everything that a search looks at, copied into one piece.
///
/// It is as old as its last writing. Prices and what is left in stock are not in it; the menu service knows them.
struct SearchDocument: Sendable, Hashable {
  struct Item: Sendable, Hashable {
    var name: String
    var text = ""
    var category = ""
    var keywords: [String] = []
  }

  var number: Int
  var name: String
  var cuisine = ""
  var text = ""
  var place: Point
  /// From 1 to 5 stars.
  var rating = 4.0
  /// In any unit, not negative: it is compared with that of other restaurants alone.
  var popularity = 1.0
  var isOpen = true
  var items: [Item] = []
}

extension SearchDocument {
  /// Where a word stands, by how much it says of what one gets there.
  enum Field: Int, Sendable, CaseIterable {
    case text = 1
    case kind
    case name

    /// How much a word of this field counts, the most being 1.
    var weight: Double { Double(rawValue) / Double(Field.name.rawValue) }
  }

  func forEachText(_ body: (Field, String) -> Void) {
    body(.name, name)
    body(.kind, cuisine)
    body(.text, text)
    for item in items {
      body(.name, item.name)
      body(.kind, item.category)
      for keyword in item.keywords { body(.kind, keyword) }
      body(.text, item.text)
    }
  }
}
