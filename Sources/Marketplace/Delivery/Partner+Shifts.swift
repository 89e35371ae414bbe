import DiscreteEvents
import Scenario

// When a partner works.
extension Partner {
  /// Goes online if it is on duty, and has itself woken when that changes.
  func beginShifts() {
    if let stints = market.rota[number] {
      for stint in stints { awaitStint(stint) }
    } else {
      goOnline()
      awaitPay()
    }
    awaitBreakdown()
  }

  /// Who has no shift that ends is paid for the hours until customers stop coming.
  private func awaitPay() {
    guard market.terms.pointee.partners.pay.perHour > .zero else { return }
    at(market.closing, "is paid") { partner in
      guard partner.isOnline else { return }
      partner.payForHours()
      partner.books.goOnline(at: partner.now)
    }
  }

  /// Whether the partner should be at work now.
  var isOnDuty: Bool { market.rota.isAtWork(number, at: now, in: market.terms.pointee.start) }

  /// A shift that is under way at the start is begun at once; one that is worked every day comes again until customers stop
  /// coming.
  private func awaitStint(_ stint: Partners.Stint) {
    let (from, to) = stint.stretch(in: market.terms.pointee.start)
    plan(from: from, to: to, daily: stint.hoursADay != nil)
  }

  private func plan(from: Instant, to: Instant, daily: Bool) {
    if to > now, from < market.closing {
      at(max(from, now), "a shift begins") { $0.goOnline() }
      at(to, "a shift ends") { partner in if !partner.isOnDuty { partner.goOffline() } }
    }
    let next = from + .day
    guard daily, next < market.closing else { return }
    at(max(next - .second, now), "tomorrow's shift") { $0.plan(from: next, to: to + .day, daily: true) }
  }

  /// Vehicles break down by chance, while customers come.
  private func awaitBreakdown() {
    guard let law = market.terms.pointee.partners.breakdowns else { return }
    var luck = stream("breakdowns", entity: UInt32(number))
    luck.skip(to: UInt64(books.breakdownsDrawn) * 32)
    books.breakdownsDrawn += 1
    // Whatever the law says: what breaks down at once, again and again, would let no time pass.
    let span = max(law.sample(using: &luck), .second)
    guard now + span < market.closing else { return }
    let repair = market.terms.pointee.partners.repair.sample(using: &luck)
    after(span, "a vehicle breaks down") { partner in
      partner.breakDown(for: repair)
      partner.awaitBreakdown()
    }
  }
}
