import DiscreteEvents
import Scenario

@testable import Marketplace

extension Drill {
  /// What no policy may do, seen from the drill's own books.
  mutating func check(_ proposal: Proposal) {
    func wrong(_ sentence: String) { wrongs.append("at \(now.sinceStart.inSeconds) s: \(sentence): \(proposal)") }
    if proposal.errands.isEmpty || proposal.partners.isEmpty { wrong("nothing, or nobody") }
    for errand in proposal.errands where states[errand.order] != .waiting {
      wrong("order \(errand.order) is \(states[errand.order])")
    }
    if Set(proposal.partners).count != proposal.partners.count { wrong("somebody is asked twice") }
    for partner in proposal.partners {
      let state = partners[partner]
      if state.hasOffer { wrong("partner \(partner) has an offer") }
      if !state.isOnline { wrong("partner \(partner) is offline") }
      if state.carrying + proposal.errands.count > Self.mayCarry { wrong("partner \(partner) has a full bag") }
      if proposal.errands.contains(where: { $0.refused.contains(partner) }) { wrong("partner \(partner) said no") }
      if !proposal.joins { checkReach(of: partner, proposal, wrong) }
    }
    checkCompany(of: proposal, wrong)
  }

  private func checkReach(of partner: Int, _ proposal: Proposal, _ wrong: (String) -> Void) {
    let place = partners[partner].trips.last?.fetch.stops.last?.door ?? partners[partner].place
    let first = proposal.errands[0]
    let reach = min(
      offers.upTo.inMetres, offers.within.inMetres + Double(first.round) * offers.widensBy.inMetres)
    let distance = place.distance(to: first.pickup)
    if distance > reach { wrong("partner \(partner) is \(distance) m away") }
    if dispatch.policy != .earliestPickup, dispatch.policy != .batching, !partners[partner].trips.isEmpty {
      wrong("partner \(partner) is busy")
    }
  }

  private func checkCompany(of proposal: Proposal, _ wrong: (String) -> Void) {
    let restaurant = proposal.errands[0].restaurant
    var company = proposal.errands.map(\.order)
    if proposal.joins {
      let trip = partners[proposal.partners[0]].trips.first
      if trip?.fetch.restaurant != restaurant || trip?.isFetched ?? true { wrong("not on the way there") }
      company += trip?.fetch.stops.map(\.order) ?? []
    } else if proposal.errands.count > 1, dispatch.policy != .bundling {
      wrong("orders were put together")
    }
    if proposal.errands.contains(where: { $0.restaurant != restaurant }) { wrong("of several restaurants") }
    if company.sorted() != proposal.visits.sorted() { wrong("the visits are not those of \(company)") }
    if company.count > dispatch.bundleSize { wrong("\(company.count) travel together") }
  }

  /// Whatever is never given to anybody, once everything is over.
  var neverTaken: [Int] { states.indices.filter { states[$0] != .accepted && states[$0] != .withdrawn } }
}
