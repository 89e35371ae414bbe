import DiscreteEvents
import Scenario

/// A code with which a customer may log in once, as the auth service keeps it.
struct LoginCode: Sendable {
  let text: String
  let until: Instant
  /// How many more wrong ones may be typed before this one is worth nothing either.
  var tries: Int
  /// Whether the customer has it.
  var hasArrived = false
}

// Proving who one is.
extension Customer {
  func logInIfNeeded() async throws {
    var luck = luck("login")
    let login = market.terms.pointee.customers.login
    guard luck.unit() < login.share.fraction else {
      sessionEnds = .never
      return
    }
    for _ in 0..<3 {
      try await requestCode(saying: nil)
      _ = try await news.wait(patience: login.lifetime)
      while let code, code.hasArrived {
        try await sleep(for: login.typing.sample(using: &luck), "types the code")
        let isMistaken = luck.unit() < login.mistakes.fraction
        switch try await enter(code: isMistaken ? "" : code.text) {
        case 200: return
        case 410: self.code = nil
        default: break
        }
      }
    }
    throw Departure(loss: .loginFailed)
  }

  /// Has a code sent; the one before is worth nothing then.
  func requestCode(saying text: String?) async throws {
    market.record.note(.codeRequested, by: who)
    let login = market.terms.pointee.customers.login
    try await market.servers[.auth].ask(caller) {
      var luck = self.luck("code")
      luck.skip(to: UInt64(self.codesSent))
      let digits = text ?? String(1_000_000 + luck.below(1_000_000)).dropFirst().description
      self.code = LoginCode(text: digits, until: self.now + login.lifetime, tries: login.tries)
      self.codesSent += 1
      let number = self.codesSent
      self.market.notifier.call { notifier in
        notifier.send(code: digits, number, to: self) { customer in
          guard customer.codesSent == number else { return }
          customer.code?.hasArrived = true
          customer.news.pulse()
        }
      }
    }
  }

  /// Types a code.
  ///
  /// - Returns: 200 if it is right; 401 if it is wrong or there is none, 410 if it is too old.
  func enter(code text: String) async throws -> Int {
    let answer = try await market.servers[.auth].ask(caller) { self.check(text) }
    market.record.note(.codeEntered, by: who, .code(answer))
    if answer == 200 { market.record.note(.loggedIn, by: who) }
    return answer
  }

  private func check(_ text: String) -> Int {
    guard let code else { return 401 }
    if now >= code.until { return 410 }
    guard code.text == text else {
      self.code?.tries -= 1
      if code.tries <= 1 { self.code = nil }
      return 401
    }
    self.code = nil
    sessionEnds = now + market.terms.pointee.customers.login.session
    return 200
  }
}
