import DiscreteEvents
import JSON
import Testing

@testable import Scenario

struct QuantityTests {
  @Test(
    arguments: [
      ("4.5km", 4_500_000), ("800m", 800_000), ("1mm", 1), ("0.0005km", 500), ("12km", 12_000_000), ("1.50m", 1_500),
    ] as [(String, Int64)])
  func distancesAreCountedInMillimetres(text: String, millimetres: Int64) {
    #expect(Distance(text)?.count == millimetres)
  }

  @Test(arguments: [
    "5 miles", "5", "km", "5 km", "0.4mm", "1e3m", "--5m", "5.m", "1.2.3m", "٣km", "99999999999999999999km",
  ])
  func whatIsNoDistanceIsNone(text: String) {
    #expect(Distance(text) == nil)
  }

  @Test(arguments: [("4.5km", "4.5km"), ("1500m", "1.5km"), ("120m", "120m"), ("0m", "0mm"), ("999mm", "999mm")])
  func aDistanceIsWrittenInItsLargestUnit(text: String, written: String) {
    #expect(Distance(text)?.description == written)
  }

  @Test func quantitiesReadWhatTheyWrite() {
    for count in [Int64(0), 1, 7, 999, 1_000, 123_456, 3_600_000, 18_000_000, 1_000_000_007] {
      #expect(Distance("\(Distance(count: count))") == Distance(count: count))
      #expect(Speed("\(Speed(count: count))") == Speed(count: count), "\(Speed(count: count))")
      #expect(Share("\(Share(count: count))") == Share(count: count))
      for kind in [Amount.Kind.mass, .volume, .pieces] {
        #expect(Amount("\(Amount(kind, count: count))") == Amount(kind, count: count), "\(Amount(kind, count: count))")
      }
    }
  }

  @Test func speedsAreMillimetresAnHour() {
    #expect(Speed("18km/h")?.inMetresPerSecond == 5)
    #expect(Speed("5m/s") == Speed("18km/h"))
  }

  @Test func sharesAreExactInMillionths() {
    let form = Form<Share>.share()
    #expect(form.value("\"15%\"", over: .zero) == .percent(15))
    #expect(form.value("0.15", over: .zero) == .percent(15))
    #expect(form.value("\"0.1%\"", over: .zero)?.count == 1_000)
    #expect(form.value("1", over: .zero) == .all)
    for text in ["5e-2", "0.5E-1", "500e-4", "0.0005e+2"] {
      #expect(form.value(text, over: .zero) == .percent(5), "\(text)")
    }
    for text in ["5e-9", "1e300", "1e99999999999999999999"] { #expect(form.value(text, over: .zero) == nil, "\(text)") }
    #expect(form.value("\"0.00001%\"", over: .zero) == nil, "less than a millionth")
    #expect(form.value("\"101%\"", over: .zero) == nil)
    #expect(form.value("-0.1", over: .zero) == nil)
    #expect(form.refusal("\"15 %\"", over: .zero)?.suggestion == "\"15%\"")
    #expect(form.refusal("\"15 percent\"", over: .zero)?.suggestion == "\"15%\"")
  }

  @Test func unitsWrittenOutAreSuggestedAsUnits() {
    let distance = Form<Distance>.quantity(.metres(10) ... .kilometres(500))
    #expect(distance.refusal("\"5 kilometres\"", over: .zero)?.suggestion == "\"5km\"")
    #expect(distance.refusal("\"5KM\"", over: .zero)?.suggestion == "\"5km\"")
    #expect(distance.refusal("\"5 miles\"", over: .zero)?.suggestion == nil)
    #expect(distance.refusal("\"900 km\"", over: .zero)?.suggestion == nil, "out of range in any spelling")
    #expect(distance.refusal("5", over: .zero)?.sentence == "5 is not a distance")
  }

  /// Whether it could not be read, or was and is too much, is told apart.
  @Test func whatIsReadAndIsTooMuchIsOutOfRange() {
    func sentences(_ text: String) -> [String] {
      problems(text).map { String($0.split(separator: ": ", maxSplits: 1)[1]) }
    }
    #expect(sentences(#"{ "duration": "400d" }"#) == [#""400d" is out of range"#])
    #expect(sentences(#"{ "duration": "4 fortnights" }"#) == [#""4 fortnights" is not a time this language knows"#])
    #expect(sentences(#"{ "partners": { "offers": { "within": "5m" } } }"#) == [#""5m" is out of range"#])
    #expect(
      sentences(#"{ "partners": { "offers": { "within": "5min" } } }"#)
        == [#""5min" is not a distance this language knows"#])
    #expect(sentences(#"{ "restaurants": { "rejects": "120%" } }"#) == [#""120%" is out of range"#])
    #expect(sentences(#"{ "restaurants": { "rejects": "half" } }"#) == [#""half" is not a share this language knows"#])
    #expect(sentences(#"{ "warmup": "400d" }"#) == [#""400d" is out of range"#])
  }

  @Test func amountsKnowMassVolumeAndPieces() {
    #expect(Amount("150g") == .grams(150))
    #expect(Amount("1.5kg") == .grams(1_500))
    #expect(Amount("1 piece") == .pieces(1))
    #expect(Amount("12 pieces") == .pieces(12))
    #expect(Amount("250ml") == Amount(.volume, count: 250_000))
    #expect(Amount("2 cups") == nil)
  }
}

struct MoneyTests {
  private let rupee = Currency("INR") ?? .euro

  @Test(
    arguments: [
      ("280.00", 280_000), ("280", 280_000), ("4.5", 4_500), ("0.01", 10), ("-3.20", -3_200), ("280.00 INR", 280_000),
    ] as [(String, Int64)])
  func amountsAreExact(text: String, thousandths: Int64) {
    #expect(Money(text, in: rupee)?.thousandths == thousandths)
  }

  @Test(arguments: ["280.00 EUR", "280.001", "INR 280", "₹280", "1,000.00", "280.00  INR", "", ".5.", "1e2"])
  func whatIsNoAmountInTheCurrencyIsNone(text: String) {
    #expect(Money(text, in: rupee) == nil)
  }

  @Test func theSmallestCoinIsTheCurrencys() throws {
    let (yen, dinar) = (try #require(Currency("JPY")), try #require(Currency("KWD")))
    #expect(Money("280", in: yen) == Money(280))
    #expect(Money("280.00", in: yen) == Money(280))
    #expect(Money("280.50", in: yen) == nil)
    #expect(Money("0.005", in: dinar) == Money(thousandths: 5))
    #expect(Currency("inr") == nil)
    #expect(Currency("RUPEE") == nil)
  }

  @Test func whatIsWrongWithAnAmountIsSaid() {
    func sentence(_ amount: String, in currency: String = "EUR") -> String? {
      problems("{ \"pricing\": { \"platformFee\": \"\(amount)\" }, \"currency\": \"\(currency)\" }").first
        .map { String($0.split(separator: ": ", maxSplits: 1)[1]) }
    }
    #expect(sentence("5.00 USD") == #""5.00 USD" is in USD; this scenario is in EUR"#)
    #expect(sentence("5.001") == #""5.001" has parts of a coin"#)
    #expect(sentence("5.50 JPY", in: "JPY") == #""5.50 JPY" has parts of a coin"#)
    #expect(sentence("-5.00") == #""-5.00" is out of range"#)
    #expect(sentence("five") == #""five" is not an amount of money this language knows"#)
  }

  @Test func amountsAreWrittenWithTheirPlaces() {
    #expect(Money(280).text() == "280.00")
    #expect(Money(thousandths: 4_500).text() == "4.50")
    #expect(Money(thousandths: -10).text() == "-0.01")
    #expect(Money(thousandths: 1_234_005).text() == "1234.005")
    #expect(Money(280).text(places: 0) == "280")
  }

  @Test func theCurrencyOfTheNearestFileCounts() throws {
    let base = #"{ "currency": "INR", "menus": { "m": { "items": { "Dal": { "price": "250.00 INR" } } } } }"#
    let dal = try read(#"{ "extends": "b.json" }"#, ["b.json": base]).scenario.menus["m"]?.items["Dal"]
    #expect(dal?.price == Money(250))
    #expect(
      problems(#"{ "extends": "b.json", "currency": "EUR" }"#, ["b.json": base]) == [
        "1:1:69 menus.m.items.Dal.price: \"250.00 INR\" is in INR; this scenario is in EUR"
      ])
  }
}
