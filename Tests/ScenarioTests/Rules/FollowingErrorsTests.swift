import Testing

@testable import Scenario

/// One mistake is told once: nothing that follows from the value that stands in its place.
struct FollowingErrorsTests {
  @Test(arguments: [
    (
      #"{ "start": "22.10.2025 19:00", "demand": { "ordersPerHour": 0 }, "restaurants": { "count": 1 }, "replay": [ { "at": "2025-10-22T19:08", "does": "open", "customer": "C" } ] }"#,
      "start"
    ),
    (
      #"{ "start": "22.10.2025 19:00", "partners": { "shifts": [ { "from": "2025-10-22T19:08", "to": "23:00" }, { "from": "+1h", "to": "2025-10-22T23:00" } ] } }"#,
      "start"
    ),
    (
      #"{ "demand": { "ordersPerHour": 0 }, "menus": { "m": { "items": { "Soup": { "price": "4.00" } } } }, "restaurants": { "count": 0, "list": [ { "name": "A", "menu": "m", "place": { "east": "11 km", "north": "11km" } } ] }, "replay": [ { "at": "+1m", "does": "order", "customer": "C", "restaurant": "A", "items": { "Soup": 1 }, "place": { "east": "10km", "north": "10km" } } ] }"#,
      "restaurants.list[0].place.east"
    ),
    (
      #"{ "city": { "size": "40 kms", "districts": { "D": { "centre": { "east": "30km", "north": "30km" } } } } }"#,
      "city.size"
    ),
    (
      #"{ "city": { "centre": { "latitude": "17", "longitude": 78 } }, "customers": { "list": [ { "name": "A", "place": { "latitude": 17.01, "longitude": 78 } } ] } }"#,
      "city.centre.latitude"
    ),
    (
      #"{ "dineIn": { "seats": "6" }, "demand": { "ordersPerHour": 0 }, "restaurants": { "count": 0, "list": [ { "name": "R" } ] }, "replay": [ { "at": "17:01", "does": "scan", "customer": "A", "restaurant": "R", "guests": 5 } ] }"#,
      "dineIn.seats"
    ),
    (
      #"{ "demand": { "ordersPerHour": 0 }, "restaurants": { "count": 0, "list": [ { "name": "A", "menu": "m" } ] }, "menus": { "m": { "items": { "Soup": { "price": "4.00" } } } }, "replay": [ { "at": "17:01", "does": "order", "customer": "C", "items": { "Soup": 1 }, "order": "o1" }, { "at": "17:05", "does": "acept", "order": "o1" } ] }"#,
      "replay[1].does"
    ),
    (
      #"{ "discounts": [ { "policy": "predictor", "model": { "kind": "trees", "trees": [ { "nodes": [ { "feature": 5, "percentage": "15%" } ] } ] } } ] }"#,
      "discounts[0].model.trees[0].nodes[0].feature"
    ),
    (
      #"{ "discounts": [ { "policy": "predictor", "model": { "kind": "trees", "trees": [ { "nodes": [ { "feature": 5, "yes": 1, "no": 2 }, { }, { } ] } ] } } ] }"#,
      "discounts[0].model.trees[0].nodes[0].feature"
    ),
    (#"{ "duration": "6 hours", "warmup": "2h" }"#, "duration"),
    (#"{ "start": "22.10.2025 19:00", "restaurants": { "hours": ["08:00-12:00"] } }"#, "start"),
    (#"{ "customers": { "search": { "radius": "9 miles" }, "distance": "8km" } }"#, "customers.search.radius"),
    (#"{ "partners": { "offers": { "within": "20km", "upTo": "30 miles" } } }"#, "partners.offers.upTo"),
    (#"{ "menus": [], "restaurants": { "templates": { "t": { "menu": "m" } } } }"#, "menus"),
    (
      #"{ "menus": { "m": { "items": [] } }, "soFar": { "items": { "Soup": 1 } } }"#, "menus.m.items"
    ),
    (
      #"{ "restaurants": { "list": [ { "name": 5 } ] }, "discounts": [ { "policy": "flat", "percentage": "5%", "restaurants": ["A"] } ] }"#,
      "restaurants.list[0].name"
    ),
    (
      #"{ "customers": { "segments": 3, "list": [ { "name": "Ana", "segment": "students" } ] } }"#, "customers.segments"
    ),
  ])
  func oneMistakeIsToldOnce(text: String, path: String) {
    let found = problems(text)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.contains(" \(path): ") == true, "\(found)")
  }

  /// What is wrong with a value says nothing of the names beside it.
  @Test func otherMistakesAreToldAsWell() {
    let found = problems(
      #"{ "customers": { "segments": { "students": { "weight": "x" } }, "list": [ { "name": "Ana", "segment": "studnets" } ] } }"#
    )
    #expect(found.map { $0.contains("customers.segments.students.weight: ") } == [true, false])
    #expect(found.last?.contains("there is no segment \"studnets\" [\"students\"]") == true)
  }
}
