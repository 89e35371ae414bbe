import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

struct PredictionTests {
  private func features(_ moment: String, change: (inout Scenario) -> Void = { _ in }) throws -> Features {
    var scenario = plainScenario
    change(&scenario)
    let basket = basket(line(280, 2), line(250), line(50, 3)) { $0.promisedMinutes = 30 }
    var features = Features(
      of: try basketAt(moment, basket), costing: Money(960), in: PeakCalendar(scenario.demand))
    features.stock = 0.28
    return features
  }

  private func basketAt(_ moment: String, _ basket: Basket) throws -> Basket {
    var basket = basket
    basket.moment = try CivilTime(moment)
    return basket
  }

  private func named(_ features: Features) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: DiscountModel.features.map { ($0, features[Features.place(of: $0)]) })
  }

  @Test func theFeaturesAreThoseOfTheWalkthrough() throws {
    #expect(DiscountModel.features.count == Features.count)
    #expect(
      named(try features("2025-10-22T19:08:00")) == [
        "hour": 19, "day_of_week": 2, "is_weekend": 0, "is_lunch_peak": 0, "is_dinner_peak": 1, "is_month_end": 0,
        "is_holiday_week": 0, "inventory_level": 0.28, "num_items": 3, "total_price": 960, "order_duration": 30,
      ])
  }

  @Test func theCalendarIsThatOfTheScenario() throws {
    // 20,604 days after 1970-01-01 is that Sunday.
    func inMay(_ moment: String) throws -> [String: Double] {
      named(try features(moment) { $0.demand.holidays = [$0.start.date, CivilDate(dayNumber: 20_604)] })
    }
    let sunday = try inMay("2026-05-31T12:30:00")
    #expect(sunday["day_of_week"] == 6 && sunday["is_weekend"] == 1 && sunday["is_month_end"] == 1)
    #expect(sunday["is_lunch_peak"] == 1 && sunday["is_dinner_peak"] == 0 && sunday["is_holiday_week"] == 1)
    // A week is from Monday to Sunday.
    #expect(try inMay("2026-05-25T12:30:00")["is_holiday_week"] == 1)
    #expect(try inMay("2026-05-24T12:30:00")["is_holiday_week"] == 0)
    #expect(try inMay("2026-06-01T12:30:00")["is_holiday_week"] == 0)
    let friday = named(try features("2026-05-29T14:00:00"))
    #expect(friday["is_weekend"] == 0 && friday["is_month_end"] == 0 && friday["is_lunch_peak"] == 0)
  }

  private func answer(_ model: DiscountModel, stock: Double = 0.28) throws -> Prediction.Answer {
    var features = try features("2025-10-22T19:08:00")
    features.stock = stock
    return PredictionModel(model) { $0.count }.answer(to: features)
  }

  @Test func aLinearModelAddsUpWeights() throws {
    var model = DiscountModel()
    (model.intercept, model.highest, model.confidence, model.reason) = (0.3, .percent(25), 0.6, "abc")
    model.weights = ["inventory_level": -0.5, "is_dinner_peak": -0.1]
    // 0.3 - 0.1 - 0.14
    #expect(try answer(model) == .init(percentage: .percent(6), confidence: 0.6, reason: 3))
    #expect(try answer(model, stock: 0.9).percentage == .zero)
    model.intercept = 0.6
    #expect(try answer(model).percentage == .percent(25))
  }

  @Test func aLogisticModelGivesItsHighestFromAProbabilityOn() throws {
    var model = DiscountModel()
    (model.kind, model.intercept, model.highest, model.threshold) = (.logistic, 1, .percent(20), 0.7)
    model.weights = ["inventory_level": -10, "hour": 0.1]
    // 1 / (1 + exp(-(1 + 1.9 - 10 s))) by mpmath, 30 digits: s = 0.2 and s = 0.28.
    let (sure, unsure) = (try answer(model, stock: 0.2), try answer(model, stock: 0.28))
    #expect(sure.percentage == .percent(20) && abs(sure.confidence - 0.710949502625003) < 1e-12)
    #expect(unsure.percentage == .zero && abs(unsure.confidence - (1 - 0.52497918747894)) < 1e-12)
  }

  @Test(arguments: [1e9, -1e9])
  func aLogisticModelIsCertainFarOut(intercept: Double) throws {
    var model = DiscountModel()
    (model.kind, model.intercept) = (.logistic, intercept)
    let answer = try answer(model)
    #expect(answer.confidence == 1)
    #expect(answer.percentage == (intercept > 0 ? model.highest : .zero))
  }

  private func tree(_ percent: Int64, ifBelow below: Double, _ confidence: Double, _ reason: String)
    -> DiscountModel.Tree
  {
    var (question, yes, no) = (DiscountModel.Node(), DiscountModel.Node(), DiscountModel.Node())
    (question.feature, question.below, question.yes, question.no) = ("inventory_level", below, 1, 2)
    (yes.percentage, yes.confidence, yes.reason) = (.percent(percent), confidence, reason)
    no.reason = "none"
    var tree = DiscountModel.Tree()
    tree.nodes = [question, yes, no]
    return tree
  }

  @Test func treesAddUpAndTheLargestGivesTheReason() throws {
    var model = DiscountModel()
    model.kind = .trees
    model.trees = [
      tree(5, ifBelow: 0.5, 0.7, "five"), tree(12, ifBelow: 0.3, 0.8, "twelve"), tree(-2, ifBelow: 1, 1, "minus"),
    ]
    #expect(try answer(model, stock: 0.29) == .init(percentage: .percent(15), confidence: 0.8, reason: 6))
    #expect(try answer(model, stock: 0.3) == .init(percentage: .percent(3), confidence: 0.7, reason: 4))
    // Nothing is given that would be less than nothing.
    #expect(try answer(model, stock: 0.9).percentage == .zero)
    model.highest = .percent(10)
    #expect(try answer(model, stock: 0.2).percentage == .percent(10))
  }

  @Test func aPredictorIsGivenWithinItsLimits() {
    var model = DiscountModel()
    (model.intercept, model.highest) = (0.5, .percent(50))
    let predictor = discount(.predictor) {
      ($0.model, $0.atMost, $0.budget, $0.items) = (model, Money(4), Money(7), ["Pizza"])
    }
    let pricer = pricer([predictor])
    let order = basket(line(6, tag: pricer.tag(ofItem: "Pizza")), line(50))
    let quote = pricer.quote(order)
    #expect(quote.discount == Money(3))
    #expect(pricer.reason(quote.discounts[0].reason) == "predictor")
    #expect(pricer.take(quote, by: 0) == .whole && pricer.take(quote, by: 1) == .whole)
    #expect(pricer.take(quote, by: 2) == .exhausted(discount: 0))
    #expect(pricer.quote(order).discount == .zero)
  }
}
