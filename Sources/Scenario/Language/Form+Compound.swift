import DiscreteEvents
import JSON

extension Form where Value == DailyRate {
  /// So many an hour, always or by the time of day.
  static func perHour(_ range: ClosedRange<Double>) -> Form {
    let number = Form<Double>.number(range)
    return Form(
      read: { json, value, reading in
        guard case .object(let members) = json.content else {
          var rate = 0.0
          number.read(json, &rate, &reading)
          value = .steady(rate)
          return
        }
        reading.startAnew()
        let steps = reading.uniqueMembers(members).compactMap { member in reading.step(member, number) }
        if steps.isEmpty, members.isEmpty {
          reading.report(at: json.span, "no rates", hint: "write { \"17:00\": 1200 }")
        }
        reading.refuseRepeated(in: members)
        value = .changing(steps)
      },
      schema: { _, printer in
        let number = number.schema(0, &printer)
        return [
          "anyOf": [
            number,
            [
              "type": "object", "minProperties": 1, "additionalProperties": number,
              "propertyNames": ["pattern": #"^\d{2}:\d{2}(:\d{2})?$"#],
            ],
          ]
        ]
      },
      written: { rate in
        switch rate {
        case .steady(let rate): .number(rate)
        case .changing(let steps): .object(steps.map { .init(key: "\($0.from)", value: .number($0.perHour)) })
        }
      })
  }
}

extension Reading {
  /// "17:00" and "17:00:00" are the same time.
  fileprivate mutating func refuseRepeated(in members: [JSONMember]) {
    var names: [TimeOfDay: String] = [:]
    for member in members {
      guard let time = try? TimeOfDay(member.key), let first = names.updateValue(member.key, forKey: time),
        first != member.key
      else { continue }
      descend(member.key, to: member.value) {
        $0.report(at: member.keySpan, "this time stands there as \"\(first)\" already", hint: "write each time once")
      }
    }
  }

  fileprivate mutating func step(_ member: JSONMember, _ number: Form<Double>) -> DailyRate.Step? {
    var rate = 0.0
    var step: DailyRate.Step?
    descend(member.key, to: member.value) { reading in
      guard let time = try? TimeOfDay(member.key) else {
        return reading.report(
          at: member.keySpan, "\"\(member.key)\" is not a time of day", hint: "write a time such as \"17:00\"")
      }
      number.read(member.value, &rate, &reading)
      step = .init(from: time, perHour: rate)
    }
    return step
  }
}

extension Form where Value == Place {
  /// "east" and "north", or "latitude" and "longitude".
  static var place: Form {
    Form(
      read: { json, value, reading in
        guard case .object(let members) = json.content else { return reading.refuse(json, .object) }
        reading.startAnew()
        let problems = reading.problems.count
        let read: Place
        if members.contains(where: { $0.key.hasPrefix("lat") || $0.key.hasPrefix("lon") || $0.key == "lng" }) {
          var place = PlaceOnEarth()
          reading.readMembers(of: json, into: &place)
          read = .onEarth(latitude: place.latitude, longitude: place.longitude)
        } else {
          var place = PlaceInCity()
          reading.readMembers(of: json, into: &place)
          read = .inCity(east: place.east, north: place.north)
        }
        if reading.problems.count == problems { value = read }
      },
      schema: { _, printer in
        printer.reference("place") { printer in
          [
            "description": "Where: east and north of the city's south-west corner, or latitude and longitude.",
            "anyOf": [
              printer.object(of: PlaceInCity(), isElement: true), printer.object(of: PlaceOnEarth(), isElement: true),
            ],
          ]
        }
      },
      written: { place in
        switch place {
        case .inCity(let east, let north): ["east": .string(east.description), "north": .string(north.description)]
        case .onEarth(let latitude, let longitude): ["latitude": .number(latitude), "longitude": .number(longitude)]
        }
      })
  }
}

private struct PlaceInCity: Section {
  var east = Distance.zero
  var north = Distance.zero

  static let keys = [
    Key<Self>(
      "east", \.east, .quantity(.zero ... .kilometres(1_000)), required: true,
      "How far east of the city's western edge."),
    Key(
      "north", \.north, .quantity(.zero ... .kilometres(1_000)), required: true, "How far north of its southern edge."),
  ]
}

private struct PlaceOnEarth: Section {
  var latitude = 0.0
  var longitude = 0.0

  static let keys = [
    Key<Self>("latitude", \.latitude, .number(-90...90), required: true, "Degrees north of the equator."),
    Key("longitude", \.longitude, .number(-180...180), required: true, "Degrees east of Greenwich."),
  ]
}
