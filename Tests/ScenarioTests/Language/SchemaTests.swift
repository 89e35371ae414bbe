import JSON
import Testing

@testable import Scenario

struct SchemaTests {
  private func schema() throws -> JSONValue { try JSONValue(reading: Array(Scenario.schema().utf8)) }

  /// Every schema of a key, wherever it stands, with its path.
  private func properties(of json: JSONValue, _ path: String = "") -> [(path: String, schema: JSONValue)] {
    switch json.content {
    case .object(let members):
      members.flatMap { member -> [(path: String, schema: JSONValue)] in
        guard member.key == "properties", case .object(let keys) = member.value.content else {
          return properties(of: member.value, path)
        }
        return keys.flatMap { key in
          [("\(path).\(key.key)", key.value)] + properties(of: key.value, "\(path).\(key.key)")
        }
      }
    case .array(let elements): elements.flatMap { properties(of: $0, path) }
    default: []
    }
  }

  @Test func everyKeyIsDescribedInASentence() throws {
    let keys = properties(of: try schema()).filter {
      $0.schema.member("type") != nil || $0.schema.member("$ref") != nil
    }
    #expect(keys.count > 300)
    for (path, schema) in keys where schema.member("description") == nil {
      // Bounds of expectations, weekdays and the parts of conditions are explained by what is around them.
      let isExplained = [".atLeast", ".atMost", ".equals", "day", ".weight", ".law"].contains { path.hasSuffix($0) }
      #expect(isExplained, "\(path)")
    }
  }

  @Test func everyKeyOfASectionStatesItsDefault() throws {
    func check<Owner: Section>(_ owner: Owner.Type, _ path: String) {
      var printer = SchemaPrinter()
      let standard = Owner()
      for key in Owner.keys where !key.isRequired {
        guard case .object(let members) = key.schema(standard, &printer) else { continue }
        let names = members.map(\.key)
        let isSection = names.contains("properties") || (names.contains("$ref") && !names.contains("default"))
        #expect(isSection || names.contains("default"), "\(path).\(key.name)")
      }
    }
    check(Scenario.self, "")
    check(Kitchens.self, "kitchens")
    check(Partners.self, "partners")
    check(Payments.self, "payments")
    check(Fault.self, "faults")
    check(Discount.self, "discounts")
    check(Broker.Subscription.self, "subscription")
    check(Service.self, "service")
  }

  @Test func aDefaultWrittenOutIsReadAsTheSame() throws {
    let empty = try read("{}").scenario
    #expect(empty == Scenario())
    #expect(Form<Scenario>.section.written(Scenario()) == [:])
    // Every default, taken from the declarations and read back, changes nothing.
    let all = Scenario.keys.compactMap { key in
      key.written(Scenario()).map { JSONText.Member(key: key.name, value: $0) }
    }
    #expect(try read(JSONText.object(all).oneLine()).scenario == Scenario())
  }

  @Test func whatIsWrittenIsReadAsTheSame() throws {
    let text = """
      { "name": "Café", "currency": "INR", "start": "2025-10-22T19:00:00", "warmup": "30m",
        "demand": { "ordersPerHour": { "17:00": 1200, "19:00": 11000 } }, "channels": { "delivery": "80%", "pickup": 0.2 },
        "city": { "districts": { "old town": { "centre": { "east": "1km", "north": "2km" }, "radius": "500m" } } },
        "menus": { "m": { "items": { "Dal": { "price": "250.00", "recipe": { "dal": "100g" }, "preparation": "20m" } } } },
        "ingredients": { "dal": { "stock": "280g", "full": "1kg", "restocked": "06:00" } },
        "restaurants": { "count": 0, "list": [ { "name": "R", "menu": "m", "hours": { "monday": [] } } ] },
        "partners": { "shifts": [ { "from": "17:00", "to": "23:00" } ], "breakdowns": { "exponential": { "mean": "20h" } } },
        "discounts": [ { "policy": "coupon", "percentage": "10%", "budget": "500.00", "share": "5%" },
          { "policy": "predictor", "model": { "kind": "linear", "weights": { "inventory_level": -0.2 }, "intercept": 0.1 } } ],
        "services": { "auth": { "requestsPerMinute": 60, "latency": { "mixture": [ { "weight": 1, "law": "1s" } ] } } },
        "broker": { "topics": { "order.placed": { "semantics": "log", "subscribers": { "audit": { "latency": "5ms" } } } } },
        "faults": [ { "what": "notification", "is": "down", "from": "19:10", "for": "20m" } ],
        "replay": [ { "at": "19:08:15", "customer": "c", "does": "order", "items": { "Dal": 2 } } ],
        "customers": { "list": [ { "name": "c", "place": { "latitude": 17.385, "longitude": 78.4867 } } ] },
        "expect": { "delivered.share": { "atLeast": "95%" }, "clickToDoor.p90": { "atMost": "55m" } } }
      """
    let form = Form<Scenario>.section
    let scenario = try readWithoutRules(text)
    let written = try #require(form.written(scenario))
    #expect(try readWithoutRules(written.oneLine()) == scenario)
    #expect(form.written(try readWithoutRules(written.oneLine())) == written)
  }

  /// The language alone, whatever rules say of the sense of it.
  private func readWithoutRules(_ text: String) throws -> Scenario {
    let json = try JSONValue(reading: Array(text.utf8))
    var reading = Reading(currency: try #require(json.member("currency")?.value.text.flatMap { Currency($0) }))
    var scenario = Scenario()
    Form<Scenario>.section.read(json, &scenario, &reading)
    #expect(reading.problems == [])
    return scenario
  }
}
