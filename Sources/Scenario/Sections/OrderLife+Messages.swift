import JSON

extension OrderLife {
  /// What customers are told when an order comes to a status: the usual things, unless a scenario says something.
  public struct Messages: Sendable, Equatable {
    /// By status; nil if the scenario says nothing of it.
    var said: Named<String>?

    public init() {}

    /// What is told, by status; an empty text: nothing.
    public var texts: Named<String> { said ?? Self.usual }

    public var names: [String] { texts.names }
    public var entries: [Named<String>.Entry] { texts.entries }
    public subscript(status: String) -> String? { texts[status] }

    /// What delivery apps tell by push message; who cooks and when it is ready interests few who wait at home.
    public static let usual: Named<String> = {
      var texts = Named<String>()
      texts["placed"] = "We have your order at {restaurant}: {items}, {total}."
      texts["paid"] = "We have your payment of {total} and your order at {restaurant}: {items}."
      texts["accepted"] = "{restaurant} has accepted your order."
      texts["rejected"] = "{restaurant} cannot take your order: {reason}. What you have paid is given back."
      texts["pickedUp"] = "{partner} is on the way to you with your order."
      texts["delivered"] = "Your order from {restaurant} is delivered. Enjoy your meal!"
      texts["cancelled"] = "Your order at {restaurant} is cancelled: {reason}. What is due to you is given back."
      return texts
    }()
  }
}

extension Form where Value == OrderLife.Messages {
  static var messages: Form {
    let texts = Form<Named<String>>.named("a status", of: .text(0...1_000), from: "")
    let wanted = Wanted(
      "messages", .object, fault: "does not belong here",
      advice: "{ } with a text for each status, \"usual\" or \"none\"")
    return Form(
      read: { json, messages, reading in
        switch json.text {
        case "usual": messages.said = nil
        case "none": messages.said = Named()
        case .some: reading.refuse(json, wanted)
        case nil:
          guard case .object = json.content else { return reading.refuse(json, wanted) }
          var said = messages.said ?? Named()
          texts.read(json, &said, &reading)
          messages.said = said
        }
      },
      schema: { _, printer in
        ["anyOf": [texts.schema(Named(), &printer), ["enum": ["usual", "none"]]], "default": "usual"]
      },
      written: { messages in
        guard let said = messages.said else { return "usual" }
        return said.isEmpty ? "none" : texts.written(said)
      })
  }
}
